import { getIntrospectionQuery } from 'graphql'
import { afterEach, describe, expect, it } from 'vitest'
import { type HostileServer, startHostileServer } from './hostile-server.ts'
import { introspection } from './requests/introspection.ts'
import { type HttpRequest, sendHttp } from './transport.ts'

let server: HostileServer | undefined

afterEach(async () => {
  await server?.close()
  server = undefined
})

async function start(env: Readonly<Record<string, string>>) {
  const { url, targets } = (server = await startHostileServer({ env }))
  const post = (query: string, headers = {}) =>
    sendHttp(url, {
      method: 'POST',
      path: '/graphql',
      headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json', ...headers },
      body: JSON.stringify({ query }),
    })
  return { url, targets, post }
}

const corsHeaders = (headers: object) => Object.keys(headers).filter((name) => name.startsWith('access-control-'))

describe('INTROSPECTION=off', () => {
  it('refuses every question about the schema, and keeps the files and the suggestions back', async () => {
    const { url, targets, post } = await start({ INTROSPECTION: 'off' })
    for (const query of [
      getIntrospectionQuery(),
      '{ __schema { types { name } } }',
      '{ __type(name: "Query") { name } }',
    ]) {
      const { status, text } = await post(query)
      expect(status).toBe(400)
      expect(text).not.toMatch(/"data"|Artifact/)
    }
    for (const { prepare } of introspection) {
      const { status } = await prepare(targets, 'application/graphql-response+json')(url)
      expect(status).toBe(400)
    }
    for (const path of ['/schema.graphql', '/schema.json']) expect((await sendHttp(url, { path })).status).toBe(404)
    const misspelt = await post('{ artefacts { totalCount } viewer { naem } ... on Artifcat { id } }')
    expect([misspelt.status, misspelt.text.includes('Did you mean')]).toEqual([400, false])
    expect((await post('{ __typename }')).status).toBe(200)
  })

  it('is not the default: then, names are suggested', async () => {
    const { post } = await start({})
    expect((await post('{ artefacts { totalCount } }')).text).toContain('Did you mean \\"artifacts\\"?')
    expect((await post(getIntrospectionQuery())).status).toBe(200)
  })
})

describe('GRAPHIQL', () => {
  const page: HttpRequest = { path: '/graphql', headers: { accept: 'text/html' } }

  it('off: no page is shown to browsers', async () => {
    const { url } = await start({ GRAPHIQL: 'off' })
    const { status, headers, text } = await sendHttp(url, page)
    expect([status, headers['content-type'], text.includes('<html')]).toEqual([
      406,
      'application/json; charset=utf-8',
      false,
    ])
  })

  it('on: the page is shown', async () => {
    const { url } = await start({})
    const { status, headers } = await sendHttp(url, { ...page, headers: { ...page.headers, 'if-none-match': '*' } })
    expect([status, headers['content-type']]).toEqual([304, 'text/html; charset=utf-8'])
  })
})

describe('CORS_ORIGINS', () => {
  const asks = (origin: string): HttpRequest => ({
    method: 'OPTIONS',
    path: '/graphql',
    headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' },
  })

  it('unset: pages of other origins get no headers, asked beforehand or not', async () => {
    const { url, post } = await start({})
    for (const origin of ['https://evil.example', 'null', 'http://localhost:3000', url]) {
      expect(corsHeaders((await sendHttp(url, asks(origin))).headers)).toEqual([])
      expect(corsHeaders((await post('{ __typename }', { origin })).headers)).toEqual([])
      expect(corsHeaders((await sendHttp(url, { path: '/schema.json', headers: { origin } })).headers)).toEqual([])
    }
  })

  it('set: those that it names get them, and no others', async () => {
    const { url, post } = await start({ CORS_ORIGINS: 'https://app.example.com' })
    const answer = await post('{ __typename }', { origin: 'https://app.example.com' })
    expect(answer.headers['access-control-allow-origin']).toBe('https://app.example.com')
    for (const origin of [
      'https://evil.example',
      'https://app.example.com.evil.example',
      'https://APP.example.com',
      'null',
    ]) {
      expect(corsHeaders((await sendHttp(url, asks(origin))).headers)).toEqual([])
      expect(corsHeaders((await post('{ __typename }', { origin })).headers)).toEqual([])
    }
  })
})
