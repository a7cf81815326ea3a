import { auditServer } from 'graphql-http'
import { describe, expect, it } from 'vitest'
import { createWorld } from '../kit/world.ts'
import { send, smallServer } from '../plugins/small-server.ts'

type Send = (path: string, init: RequestInit) => Promise<Response>

/** The auditor knows nothing of the header that GET requests need against requests forged by other sites. */
const PREFLIGHT = { 'x-graphql-yoga-csrf': '1' }

/** What a server fails of the 61 audits. */
async function failures(ask: Send): Promise<string[]> {
  const results = await auditServer({
    url: 'http://larder.example/graphql',
    fetchFn: (url: string, { headers, ...init }: RequestInit = {}) =>
      ask(url.replace('http://larder.example', ''), {
        ...init,
        headers: { ...PREFLIGHT, ...(headers as Record<string, string>) },
      }),
  })
  expect(results).toHaveLength(61)
  return results.filter(({ status }) => status !== 'ok').map(({ id, name }) => `${id} ${name}`)
}

describe('GraphQL over HTTP', () => {
  it('passes every audit', async () => {
    const { fetch } = await createWorld()
    expect(await failures(fetch)).toEqual([])
  })

  it('passes every audit with a schema of one field and a type, too', async () => {
    const { server } = smallServer()
    expect(await failures(async (path, init) => server.fetch(`http://larder.example${path}`, init))).toEqual([])
  })

  it('is known to the auditor: it finds what a server fails', async () => {
    const { server } = smallServer()
    const found = await failures(async (path, init) => {
      const { text } = await send(server, path, init)
      return new Response(text, { status: 200, headers: { 'content-type': 'text/plain' } })
    })
    expect(found.length).toBeGreaterThan(5)
  })
})
