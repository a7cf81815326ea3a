import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createYoga, type YogaServerInstance } from 'graphql-yoga'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { usePublishedSchema } from '../../../src/plugins/endpoints/published-schema.ts'
import { send, smallSchema, smallServer } from '../small-server.ts'

const FILES = { 'schema.graphql': 'type Query { book: Int }\n', 'schema.json': '{"__schema":{}}\n' }
const TYPES = {
  'schema.graphql': 'application/graphql; charset=utf-8',
  'schema.json': 'application/json; charset=utf-8',
}
const names = ['schema.graphql', 'schema.json'] as const

describe('usePublishedSchema', () => {
  let folder = ''
  let server: YogaServerInstance<object, object>

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'larder-schema-'))
    for (const name of names) await writeFile(join(folder, name), FILES[name])
    server = serverOn(folder)
  })
  afterAll(() => rm(folder, { recursive: true }))

  const serverOn = (path: string) =>
    createYoga<object, object>({
      schema: smallSchema(),
      logging: false,
      plugins: [usePublishedSchema(pathToFileURL(`${path}/`))],
    })

  it.each(names)('serves %s', async (name) => {
    const { status, text, headers } = await send(server, `/${name}`)
    expect([status, text, headers.get('content-type')]).toEqual([200, FILES[name], TYPES[name]])
    expect(headers.get('etag')).toMatch(/^"[\w-]{43}"$/)
    expect(headers.get('content-length')).toBe(String(FILES[name].length))
  })

  it.each(names)('says that %s is as it was', async (name) => {
    const { headers } = await send(server, `/${name}`)
    const etag = headers.get('etag') ?? ''
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const again = await send(server, `/${name}`, { headers: { 'if-none-match': known } })
      expect([again.status, again.text, again.headers.get('etag')]).toEqual([304, '', etag])
    }
    expect((await send(server, `/${name}`, { headers: { 'if-none-match': '"other"' } })).status).toBe(200)
  })

  it.each(names)('answers HEAD for %s with the headers alone', async (name) => {
    const { status, text, headers } = await send(server, `/${name}`, { method: 'HEAD' })
    expect([status, text, headers.get('content-length')]).toEqual([200, '', String(FILES[name].length)])
  })

  it('has another ETag for other content', async () => {
    const etags = await Promise.all(names.map(async (name) => (await send(server, `/${name}`)).headers.get('etag')))
    expect(new Set(etags).size).toBe(2)
  })

  it('finds a file that was not there before', async () => {
    const empty = await mkdtemp(join(tmpdir(), 'larder-schema-'))
    const early = serverOn(empty)
    expect((await send(early, '/schema.json')).status).toBe(404)
    await writeFile(join(empty, 'schema.json'), '{}')
    expect((await send(early, '/schema.json')).text).toBe('{}')
    await rm(empty, { recursive: true })
  })

  it('serves nothing else, in no other way, and not without introspection', async () => {
    expect((await send(server, '/package.json')).status).toBe(404)
    expect((await send(server, '/schema.json', { method: 'POST' })).status).toBe(404)
    const closed = smallServer({ over: { introspection: false } }).server
    expect((await send(closed, '/schema.graphql')).status).toBe(404)
  })
})
