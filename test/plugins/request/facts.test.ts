import { describe, expect, it } from 'vitest'
import { factsOf } from '../../../src/plugins/request/facts.ts'
import { post, send, smallServer } from '../small-server.ts'

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/

describe('useRequestId', () => {
  it("returns the caller's id and writes it in every log line", async () => {
    const { server, lines } = smallServer()
    const { headers } = await post(server, { query: '{ book { secret } }' }, { 'x-request-id': 'trace:42/a_b=' })
    expect(headers.get('x-request-id')).toBe('trace:42/a_b=')
    expect(lines.map(({ msg, requestId }) => [msg, requestId])).toEqual([
      ['unplanned error', 'trace:42/a_b='],
      ['request', 'trace:42/a_b='],
    ])
  })

  it.each(['', 'a b', 'a\u00e9', '<script>', 'x'.repeat(129)])('makes one instead of %j', async (given) => {
    const { server } = smallServer()
    const { headers } = await post(server, { query: '{ __typename }' }, { 'x-request-id': given })
    expect(headers.get('x-request-id')).toMatch(UUID)
  })

  it.each(['/health', '/nowhere', '/graphql'])('names every answer: %s', async (path) => {
    const { server } = smallServer({ over: { corsOrigins: ['https://app.example.com'] } })
    expect((await send(server, path)).headers.get('x-request-id')).toMatch(UUID)
    expect((await send(server, path, { method: 'OPTIONS' })).headers.get('x-request-id')).toMatch(UUID)
  })

  it('hands the context the id and a logger that writes it', async () => {
    const seen: string[] = []
    const { server, lines } = smallServer({
      createContext: ({ requestId, logger }) => {
        seen.push(requestId)
        logger.warn('from the context')
        return {}
      },
    })
    const { headers } = await post(server, { query: '{ __typename }' })
    expect(seen).toEqual([headers.get('x-request-id')])
    expect(lines[0]).toMatchObject({ msg: 'from the context', requestId: seen[0] })
  })

  it('knows nothing of a request that it has not seen', () => {
    expect(() => factsOf(new Request('http://larder.example'))).toThrow('no id')
  })
})
