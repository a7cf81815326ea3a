import { getIntrospectionQuery } from 'graphql'
import { describe, expect, it } from 'vitest'
import { codesOf, post, smallServer } from '../small-server.ts'

const asks = [getIntrospectionQuery(), '{ __schema { types { name } } }', '{ __type(name: "Book") { name } }']

describe('INTROSPECTION', () => {
  it.each(asks)('on: answers %#', async (query) => {
    expect((await post(smallServer().server, { query })).body.errors).toBeUndefined()
  })

  it.each(asks)('off: refuses %#', async (query) => {
    const answer = await post(smallServer({ over: { introspection: false } }).server, { query })
    expect(answer.status).toBe(400)
    expect(new Set(codesOf(answer))).toEqual(new Set(['GRAPHQL_VALIDATION_FAILED']))
  })

  it('off: leaves the other rules and __typename alone', async () => {
    const { server } = smallServer({ over: { introspection: false } })
    expect((await post(server, { query: '{ __typename }' })).body).toEqual({ data: { __typename: 'Query' } })
    expect((await post(server, { query: '{ nothing }' })).status).toBe(400)
  })
})
