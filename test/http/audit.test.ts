import { auditServer } from 'graphql-http'
import { describe, expect, it } from 'vitest'
import { smallServer } from '../plugins/small-server.ts'

/** The auditor knows nothing of the header that GET requests need against requests forged by other sites. */
const PREFLIGHT = { 'x-graphql-yoga-csrf': '1' }

describe('GraphQL over HTTP', () => {
  it('passes every audit', async () => {
    const { server } = smallServer()
    const results = await auditServer({
      url: 'http://larder.example/graphql',
      fetchFn: (url: string, init: RequestInit = {}) =>
        server.fetch(url, { ...init, headers: { ...PREFLIGHT, ...(init.headers as Record<string, string>) } }),
    })
    expect(results).toHaveLength(61)
    const failed = results.filter(({ status }) => status !== 'ok')
    expect(failed.map((result) => `${result.id} ${result.name}`)).toEqual([])
  })
})
