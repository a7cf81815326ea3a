import { describe, expect, it } from 'vitest'
import { codesOf, type Counter, post, send, smallSchema, smallServer } from '../small-server.ts'

const mutation = 'mutation { write }'

describe('content types', () => {
  const form = new URLSearchParams({ query: mutation }).toString()
  it.each([
    ['application/x-www-form-urlencoded', form],
    ['text/plain', JSON.stringify({ query: mutation })],
    ['application/graphql', mutation],
    ['application/json; charset=utf-16', JSON.stringify({ query: mutation })],
    ['application/jsonp', JSON.stringify({ query: mutation })],
    ['text/plain, application/json', JSON.stringify({ query: mutation })],
    ['', JSON.stringify({ query: mutation })],
  ])('refuses %s, also with the header that GET needs', async (contentType, body) => {
    const counter: Counter = { writes: 0 }
    const { server } = smallServer({ schema: smallSchema(counter) })
    for (const headers of [{}, { 'x-graphql-yoga-csrf': '1', 'apollo-require-preflight': '1' }]) {
      const init = { method: 'POST', headers: { ...headers, 'content-type': contentType }, body }
      const answer = await send(server, '/graphql', init)
      expect([answer.status, codesOf(answer)]).toEqual([415, ['UNSUPPORTED_MEDIA_TYPE']])
    }
    expect(counter.writes).toBe(0)
  })

  it.each([
    'application/json',
    'application/json; charset=utf-8',
    'Application/JSON;charset="UTF-8"',
    'application/graphql+json',
  ])('takes %s', async (contentType) => {
    const { server } = smallServer()
    const answer = await post(server, { query: mutation }, { 'content-type': contentType })
    expect(answer.body).toEqual({ data: { write: 1 } })
  })
})

describe('content encodings', () => {
  it.each(['gzip', 'br', 'identity, gzip', 'hunter2'])('are refused: %s', async (encoding) => {
    const answer = await post(smallServer().server, { query: mutation }, { 'content-encoding': encoding })
    expect([answer.status, codesOf(answer)]).toEqual([415, ['UNSUPPORTED_MEDIA_TYPE']])
    expect([answer.headers.get('accept-encoding'), answer.text.includes('hunter2')]).toEqual(['identity', false])
  })

  it('are taken when they change nothing', async () => {
    const answer = await post(smallServer().server, { query: mutation }, { 'content-encoding': 'Identity' })
    expect(answer.body).toEqual({ data: { write: 1 } })
  })
})

describe('GET', () => {
  const headers = { 'x-graphql-yoga-csrf': '1' }

  it('needs a header that no link or image can send', async () => {
    const { server } = smallServer()
    const path = '/graphql?query=%7B__typename%7D'
    const without = await send(server, path)
    expect([without.status, codesOf(without)]).toEqual([403, ['FORBIDDEN']])
    expect((await send(server, path, { headers })).body).toEqual({ data: { __typename: 'Query' } })
  })

  it('never writes', async () => {
    const counter: Counter = { writes: 0 }
    const { server } = smallServer({ schema: smallSchema(counter) })
    const answer = await send(server, `/graphql?query=${encodeURIComponent(mutation)}`, { headers })
    expect([answer.status, answer.headers.get('allow'), counter.writes]).toEqual([405, 'POST', 0])
    expect(codesOf(answer)).toEqual(['METHOD_NOT_ALLOWED'])
  })

  it('takes variables and the name of the operation', async () => {
    const { server } = smallServer()
    const search = new URLSearchParams({
      query: 'query A { __typename } query B($of: [Int!]) { book { same(of: $of) { name } } }',
      operationName: 'B',
      variables: '{"of":[1]}',
    })
    const answer = await send(server, `/graphql?${search.toString()}`, { headers })
    expect(answer.body).toEqual({ data: { book: { same: { name: 'A book' } } } })
  })

  it.each(['{', '[]', '"hunter2', '7'])('refuses %s as variables', async (variables) => {
    const { server } = smallServer()
    const search = new URLSearchParams({ query: '{ __typename }', variables })
    const answer = await send(server, `/graphql?${search.toString()}`, { headers })
    expect([answer.status, codesOf(answer)]).toEqual([400, ['BAD_REQUEST']])
    expect(answer.text).not.toContain('hunter2')
  })
})

describe('methods', () => {
  it.each(['PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS'])('refuses %s', async (method) => {
    const answer = await send(smallServer().server, '/graphql', { method })
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, POST'])
  })
})

describe('parameters', () => {
  it.each([
    ['', 'The request holds JSON that is not valid.'],
    ['{"query": "hunter2', 'The request holds JSON that is not valid.'],
    ['\ufeff{"query": "{ __typename }"}', 'The request holds JSON that is not valid.'],
    ['null', 'The body of a request has to be a JSON object.'],
    ['"hunter2"', 'The body of a request has to be a JSON object.'],
    ['[{"query": "hunter2"}]', 'One request holds one operation: batches are not served.'],
    ['{"hunter2": 1}', 'The parameter "query" is missing, or is no string.'],
    ['{"query": {"hunter2": 1}}', 'The parameter "query" is missing, or is no string.'],
    ['{"query": "{a}", "operationName": ["hunter2"]}', 'The parameter "operationName" has to be a string.'],
    ['{"query": "{a}", "variables": ["hunter2"]}', 'The parameter "variables" has to be an object.'],
    ['{"query": "{a}", "extensions": "hunter2"}', 'The parameter "extensions" has to be an object.'],
  ])('refuses %j with a fixed sentence', async (body, message) => {
    const answer = await post(smallServer().server, body)
    expect([answer.status, answer.body]).toEqual([400, { errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] }])
  })

  it('takes null for what is left out, and ignores what it does not know', async () => {
    const body = { query: '{ __typename }', variables: null, operationName: null, extensions: null, id: 'hunter2' }
    expect((await post(smallServer().server, body)).body).toEqual({ data: { __typename: 'Query' } })
  })
})
