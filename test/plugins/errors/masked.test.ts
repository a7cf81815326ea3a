import { GraphQLError } from 'graphql'
import { describe, expect, it } from 'vitest'
import { codesOf, post, smallSchema, smallServer } from '../small-server.ts'

/** A server whose field `book` does as it is told. */
function serverWhere(resolve: () => unknown) {
  const schema = smallSchema()
  Object.assign(schema.getQueryType()?.getFields()['book'] ?? {}, { resolve })
  return smallServer({ schema })
}

/** A resolver that throws what is no error, which the language allows. */
const rejectWith = (thrown: unknown) => () => ({
  then: (_: unknown, reject: (reason: unknown) => void) => {
    reject(thrown)
  },
})

const query = '{ book { name } }'

describe('unplanned errors', () => {
  it('are masked, and logged once with the request id', async () => {
    const { server, lines } = smallServer()
    const answer = await post(server, { query: '{ book { name secret } }' }, { 'x-request-id': 'r1' })
    expect(answer.status).toBe(200)
    expect(answer.body).toEqual({
      data: { book: { name: 'A book', secret: null } },
      errors: [
        {
          message: 'Something went wrong in the server. Its log tells more under the request id.',
          locations: [{ line: 1, column: 15 }],
          path: ['book', 'secret'],
          extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'r1' },
        },
      ],
    })
    const logged = lines.filter(({ level }) => level === 'error')
    expect(logged).toMatchObject([
      { requestId: 'r1', path: 'book.secret', err: { message: 'SELECT password FROM /srv/vault' } },
    ])
  })

  it('are logged without the properties of an error, where clients keep headers and values', async () => {
    const error = Object.assign(new Error('Not found'), {
      code: 'E1',
      request: { headers: { authorization: 'hunter2' } },
    })
    const { server, lines } = serverWhere(() => Promise.reject(new Error('Outer', { cause: error })))
    await post(server, { query })
    expect(lines[0]).toMatchObject({ err: { message: 'Outer', cause: { message: 'Not found', code: 'E1' } } })
    expect(JSON.stringify(lines)).not.toContain('hunter2')
  })

  it.each([
    ['a thrown text', rejectWith('hunter2')],
    ['an error of GraphQL itself about what a field returned', () => ({ name: null })],
    ['a GraphQLError without a code', () => Promise.reject(new GraphQLError('hunter2'))],
    ['a value that is no object', () => 'hunter2'],
  ])('are also %s', async (_, resolve) => {
    const { server } = serverWhere(resolve)
    const answer = await post(server, { query: '{ book { name ...on Book { name } } }' })
    expect(answer.text).not.toContain('hunter2')
    expect(answer.body.errors?.every(({ extensions }) => extensions['code'] === 'INTERNAL_SERVER_ERROR')).toBe(true)
  })

  it('are answered with 500 when there is no data', async () => {
    const { server, lines } = smallServer({
      createContext: () => {
        throw new Error('hunter2')
      },
    })
    const answer = await post(server, { query: '{ __typename }' })
    expect([answer.status, codesOf(answer), 'data' in answer.body]).toEqual([500, ['INTERNAL_SERVER_ERROR'], false])
    expect(answer.text).not.toContain('hunter2')
    expect(lines.filter(({ level }) => level === 'error')).toHaveLength(1)
  })
})

describe('planned errors', () => {
  it('pass with their code', async () => {
    const error = new GraphQLError('You may not.', { extensions: { code: 'FORBIDDEN' } })
    const { server, lines } = serverWhere(() => Promise.reject(error))
    const answer = await post(server, { query })
    expect(answer.body.errors).toMatchObject([
      { message: 'You may not.', path: ['book'], extensions: { code: 'FORBIDDEN' } },
    ])
    expect(lines.filter(({ level }) => level === 'error')).toEqual([])
  })
})

describe('requests that are refused before running', () => {
  const cases = {
    GRAPHQL_PARSE_FAILED: { query: '{ book' },
    GRAPHQL_VALIDATION_FAILED: { query: '{ nothing }' },
    BAD_USER_INPUT: { query: 'query ($of: [Int!]) { book { same(of: $of) { name } } }', variables: { of: 'x' } },
    OPERATION_RESOLUTION_FAILURE: { query: 'query A { __typename } query B { __typename }' },
  }

  it.each(Object.entries(cases))('have a code, no data, and are never 200: %s', async (code, body) => {
    const { server, lines } = smallServer()
    const answer = await post(server, body)
    expect([answer.status, codesOf(answer), 'data' in answer.body]).toEqual([400, [code], false])
    expect(answer.headers.get('content-type')).toBe('application/graphql-response+json; charset=utf-8')
    expect(lines.filter(({ level }) => level === 'error')).toEqual([])
  })

  it.each(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT'] as const)(
    'are 200 for clients of application/json, as the audits want: %s',
    async (code) => {
      const answer = await post(smallServer().server, cases[code], { accept: 'application/json' })
      expect([answer.status, codesOf(answer)]).toEqual([200, [code]])
    },
  )

  it('answer the same the second time, when the document comes from the cache', async () => {
    const { server } = smallServer()
    for (const body of Object.values(cases)) {
      const first = await post(server, body)
      const second = await post(server, body)
      expect([second.status, second.body]).toEqual([first.status, first.body])
    }
  })
})

describe('messages', () => {
  const query = 'query ($like: Like!) { book { same(like: $like) { name } } }'

  it.each([
    [{ name: { secret: 'hunter2' } }, 'Variable "$like" got an invalid value at "like.name".'],
    [{ like: { name: ['hunter2 at "x"; '] } }, 'Variable "$like" got an invalid value at "like.like.name".'],
    ['hunter2', 'Variable "$like" got an invalid value at "$like"; Expected type "Like" to be an object.'],
    [
      { like: null },
      'Variable "$like" got an invalid value at "$like"; Field "name" of required type "String!" was not provided.',
    ],
    [
      { name: 'x', age: 'hunter2' },
      'Variable "$like" got an invalid value at "$like"; Field "age" is not defined by type "Like".',
    ],
  ])('say where a variable is wrong and not what it holds: %j', async (like, message) => {
    const answer = await post(smallServer().server, { query, variables: { like } })
    expect(answer.body.errors?.map((error) => error.message)).toContain(message)
    expect(answer.text).not.toContain('hunter2')
  })

  it('are cut when they repeat much of the document', async () => {
    const answer = await post(smallServer().server, { query: `{ "${'x'.repeat(50_000)}" }` })
    expect(answer.text.length).toBeLessThan(600)
  })
})
