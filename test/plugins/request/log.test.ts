import { describe, expect, it } from 'vitest'
import { post, send, smallServer } from '../small-server.ts'

describe('useRequestLog', () => {
  it('writes one line a request, with the name of the operation and without its values', async () => {
    const { server, lines } = smallServer()
    const query = 'query Books($of: [Int!]) { book { same(of: $of) { name } } }'
    await post(server, { query, variables: { of: [424242] } }, { authorization: 'Bearer hunter2' })
    expect(lines).toEqual([
      {
        level: 'info',
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as string,
        requestId: expect.any(String) as string,
        method: 'POST',
        path: '/graphql',
        operation: 'query Books',
        status: 200,
        ms: expect.any(Number) as number,
        msg: 'request',
      },
    ])
    expect(JSON.stringify(lines)).not.toMatch(/424242|hunter2/)
  })

  it('names the operation that is run', async () => {
    const { server, lines } = smallServer()
    const query = 'query A { __typename } mutation B { write }'
    await post(server, { query, operationName: 'B' })
    await post(server, { query: '{ __typename }' })
    expect(lines.map(({ operation }) => operation)).toEqual(['mutation B', 'query'])
  })

  it('writes a line for what is refused, without what was sent', async () => {
    const { server, lines } = smallServer()
    await post(server, '{"query": "hunter2')
    await post(server, { query: '{ hunter2' })
    await send(server, '/graphql?query=hunter2')
    expect(lines.map(({ status, operation }) => [status, operation])).toEqual([
      [400, undefined],
      [400, undefined],
      [403, undefined],
    ])
    expect(JSON.stringify(lines)).not.toContain('hunter2')
  })

  it('cuts long names', async () => {
    const { server, lines } = smallServer()
    await post(server, { query: `query ${'N'.repeat(5000)} { __typename }` })
    await send(server, `/${'p'.repeat(5000)}`)
    expect(lines.map(({ operation, path }) => String(operation ?? path).length)).toEqual([100, 100])
  })

  it('counts health checks as details', async () => {
    const { server, lines } = smallServer()
    await send(server, '/health')
    expect(lines).toMatchObject([{ level: 'debug', path: '/health', status: 200 }])
  })
})
