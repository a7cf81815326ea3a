import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { smallServer } from '../small-server.ts'

const EXAMPLES = ['query First { book { name } }', 'mutation Second { write }', '{ third: __typename }']

describe('GraphiQL', () => {
  const { server } = smallServer({ examples: EXAMPLES })
  const visit = (headers: Record<string, string>, method = 'GET', path = '/graphql') =>
    server.fetch(`http://larder.example${path}`, { method, headers: { accept: 'text/html,*/*;q=0.8', ...headers } })
  const bytes = async (response: Response) => Buffer.from(await response.arrayBuffer())

  it('opens with the examples, a tab each', async () => {
    const page = (await bytes(await visit({}))).toString()
    for (const query of EXAMPLES) expect(page).toContain(JSON.stringify({ query }))
    expect(page).toContain('<title>Larder</title>')
  })

  it('loads nothing from elsewhere', async () => {
    const page = (await bytes(await visit({}))).toString()
    expect(page).not.toMatch(/<(script|link|img|iframe)\b[^>]*\b(src|href)="(https?:)?\/\//)
  })

  it('is sent compressed, the same page each time, with an ETag of its own', async () => {
    const [plain, gzip, br] = await Promise.all([
      visit({}),
      visit({ 'accept-encoding': 'gzip, deflate' }),
      visit({ 'accept-encoding': 'gzip, deflate, br' }),
    ])
    expect([plain, gzip, br].map(({ headers }) => headers.get('content-encoding'))).toEqual([null, 'gzip', 'br'])
    expect(new Set([plain, gzip, br].map(({ headers }) => headers.get('etag'))).size).toBe(3)
    const page = await bytes(plain)
    expect(gunzipSync(await bytes(gzip)).equals(page)).toBe(true)
    const small = await bytes(br)
    expect(brotliDecompressSync(small).equals(page)).toBe(true)
    expect(small.length).toBeLessThan(page.length / 3)
  })

  it.each([
    ['br;q=0, gzip', 'gzip'],
    ['identity', null],
    ['gzip;q=0.5, br;q=1.0', 'br'],
  ])('minds what a browser takes: %s', async (accepted, encoding) => {
    const response = await visit({ 'accept-encoding': accepted }, 'HEAD')
    expect(response.headers.get('content-encoding')).toBe(encoding)
  })

  it('may be kept by browsers, and is in no frame of another site', async () => {
    const { headers } = await visit({ 'accept-encoding': 'br' })
    expect(headers.get('vary')).toBe('accept, accept-encoding')
    expect(headers.get('content-security-policy')).toBe("frame-ancestors 'none'")
    const again = await visit({ 'accept-encoding': 'br', 'if-none-match': headers.get('etag') ?? '' })
    expect([again.status, (await bytes(again)).length]).toEqual([304, 0])
  })

  it('is for browsers alone', async () => {
    expect((await visit({ accept: 'application/json' })).status).toBe(403)
    expect((await visit({}, 'POST')).status).toBe(415)
    expect((await visit({}, 'GET', '/elsewhere')).status).toBe(404)
  })

  it('can be turned off', async () => {
    const { server: closed } = smallServer({ over: { graphiql: false } })
    const response = await closed.fetch('http://larder.example/graphql', { headers: { accept: 'text/html' } })
    expect(response.headers.get('content-type') ?? '').not.toContain('html')
  })
})
