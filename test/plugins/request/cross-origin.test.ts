import { describe, expect, it } from 'vitest'
import { post, send, smallServer } from '../small-server.ts'

const query = { query: '{ __typename }' }

const corsHeaders = (headers: Headers) => [...headers.keys()].filter((name) => name.startsWith('access-control-'))

describe('cross-origin requests', () => {
  it('get no headers unless CORS_ORIGINS names somebody', async () => {
    const { server } = smallServer()
    const asked = await send(server, '/graphql', {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    })
    const answered = await post(server, query, { origin: 'https://evil.example' })
    expect([asked.status, answered.status]).toEqual([405, 200])
    expect([...corsHeaders(asked.headers), ...corsHeaders(answered.headers)]).toEqual([])
  })

  const { server } = smallServer({ over: { corsOrigins: ['https://app.example.com', 'http://localhost:3000'] } })

  it.each(['https://app.example.com', 'http://localhost:3000'])('get headers from %s', async (origin) => {
    const { headers } = await post(server, query, { origin })
    expect(headers.get('access-control-allow-origin')).toBe(origin)
    expect(headers.get('access-control-expose-headers')).toBe('x-request-id')
    expect(headers.get('access-control-allow-credentials')).toBeNull()
    expect(headers.get('vary')).toBe('origin')
  })

  it.each(['https://evil.example', 'https://app.example.com.evil.example', 'http://app.example.com', 'null'])(
    'get none from %s',
    async (origin) => {
      const asked = await send(server, '/graphql', {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'x-evil' },
      })
      const answered = await post(server, query, { origin })
      expect([...corsHeaders(asked.headers), ...corsHeaders(answered.headers)]).toEqual([])
      expect(answered.headers.get('vary')).toBe('origin')
    },
  )

  it('are told beforehand what they may send, never by repeating what they ask', async () => {
    const { status, headers } = await send(server, '/graphql', {
      method: 'OPTIONS',
      headers: {
        origin: 'https://app.example.com',
        'access-control-request-method': 'DELETE',
        'access-control-request-headers': 'content-type, x-evil',
      },
    })
    expect(status).toBe(204)
    expect(headers.get('access-control-allow-methods')).toBe('GET, POST')
    expect(headers.get('access-control-allow-headers')).toContain('content-type')
    expect(headers.get('access-control-allow-headers')).not.toContain('x-evil')
  })
})
