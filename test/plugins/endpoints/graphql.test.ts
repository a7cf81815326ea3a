import { describe, expect, it } from 'vitest'
import { codesOf, type Counter, post, send, smallSchema, smallServer } from '../small-server.ts'

describe('the endpoint', () => {
  it.each(['/x/graphql', '/?x=/graphql', '/graphql/', '/%67raphql', '/graphql/x', '/GRAPHQL', '/'])(
    'is not %s',
    async (path) => {
      const counter: Counter = { writes: 0 }
      const { server } = smallServer({ schema: smallSchema(counter) })
      const init = {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"query":"mutation { write }"}',
      }
      expect((await send(server, path, init)).status).toBe(404)
      expect(counter.writes).toBe(0)
    },
  )

  it.each([
    'text/html',
    'multipart/mixed',
    'application/xml, image/*',
    'application/json; charset=utf-16',
    ';;;',
    Array(1000).fill('text/x;q=0.1').join(),
  ])('carries nothing out for those who do not accept its answers: %s', async (accept) => {
    const counter: Counter = { writes: 0 }
    const { server } = smallServer({ schema: smallSchema(counter) })
    const answer = await post(server, { query: 'mutation { write }' }, { accept })
    expect([answer.status, codesOf(answer), counter.writes]).toEqual([406, ['NOT_ACCEPTABLE'], 0])
    expect(answer.headers.get('accept')).toBe('application/graphql-response+json, application/json, text/event-stream')
  })

  it.each([
    '*/*',
    'application/*',
    'application/json',
    'Application/GraphQL-Response+JSON; charset=UTF-8',
    'text/html, application/json;q=0.1',
    'multipart/mixed; deferSpec=20220824, application/json',
    'text/event-stream',
  ])('answers those who do: %s', async (accept) => {
    const { server } = smallServer()
    const answer = await post(server, { query: '{ __typename }' }, { accept })
    expect([answer.status, answer.text]).toEqual([200, expect.stringContaining('{"data":{"__typename":"Query"}}')])
  })
})
