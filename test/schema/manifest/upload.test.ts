import { describe, expect, test } from 'vitest'
import { createWorld, type World } from '../../kit/world.ts'
import { importDocument } from './files.ts'

/** Sends a manifest as a file, as clients by the GraphQL multipart request specification do. */
async function upload(
  world: World,
  {
    files = {},
    headers = { 'apollo-require-preflight': '1' },
    map,
    operations,
  }: {
    files?: Record<string, Blob>
    headers?: Record<string, string>
    map?: unknown
    operations?: unknown
  },
) {
  const body = new FormData()
  body.set(
    'operations',
    JSON.stringify(operations ?? { query: importDocument, variables: { input: { toml: null, lock: null } } }),
  )
  body.set('map', JSON.stringify(map ?? { toml: ['variables.input.toml'] }))
  for (const [name, file] of Object.entries(files)) body.set(name, file, `${name}.toml`)
  const response = await world.fetch('/graphql', { method: 'POST', headers, body })
  return {
    status: response.status,
    answer: (await response.json()) as { data?: unknown; errors?: { message: string; extensions: { code: string } }[] },
  }
}

const toml = new Blob(['[[collections]]\nname = "Everyday"\n'])
const done = {
  data: {
    importManifest: {
      __typename: 'ImportManifestSuccess',
      entries: [{ kind: 'COLLECTION', name: 'Everyday', outcome: 'CREATED', message: null }],
    },
  },
}

test('a manifest and its lock come as files', async () => {
  const world = await createWorld()
  const lock = new Blob(['version = 1\n'])
  const map = { a: ['variables.input.toml'], b: ['variables.input.lock'] }
  const { status, answer } = await upload(world, { files: { a: toml, b: lock }, map })
  expect([status, answer]).toMatchObject([200, done])
})

test('a file may be larger than a request, up to its own limit', async () => {
  const world = await createWorld({ env: { UPLOAD_LIMIT: '3000000' } })
  const text = '[[collections]]\nname = "Everyday"\n#'
  const sized = (bytes: number) => new Blob([text.padEnd(bytes, 'x')])
  expect((await upload(world, { files: { toml: sized(3_000_000) } })).answer).toMatchObject(done)
  const { status, answer } = await upload(world, { files: { toml: sized(3_000_001) } })
  expect([status, answer.errors?.[0]]).toMatchObject([
    413,
    { message: 'A file may have at most 3000000 bytes.', extensions: { code: 'BODY_TOO_LARGE' } },
  ])
  const huge = await upload(world, { files: { toml: sized(8_000_000) } })
  expect(huge.status).toBe(413)
})

test('a form of another origin cannot import: without the header it is refused', async () => {
  const world = await createWorld()
  const { status, answer } = await upload(world, { files: { toml }, headers: {} })
  expect([status, answer.errors?.[0]?.extensions.code]).toEqual([403, 'FORBIDDEN'])
  expect(await world.database.prisma.collection.count()).toBe(0)
})

test('a file that is no text is refused', async () => {
  const world = await createWorld()
  const { answer } = await upload(world, { files: { toml: new Blob([new Uint8Array([0xff, 0xfe])]) } })
  expect(answer.data).toEqual({
    importManifest: {
      __typename: 'ValidationError',
      issues: [{ path: ['input', 'toml'], message: 'The file is no text in UTF-8.', code: 'MALFORMED' }],
    },
  })
})

describe('what is not written by the specification is refused', () => {
  const variables = { input: { toml: null } }
  test.each([
    ['no map', { map: [] }],
    ['a map that is no object', { map: 1 }],
    ['a file that is not there', { map: { other: ['variables.input.toml'] } }],
    ['paths that are none', { map: { toml: 'variables.input.toml' } }],
    ['a place outside of the variables', { map: { toml: ['query'] } }],
    ['a place that is not there', { map: { toml: ['variables.input.nothing'] } }],
    ['a place in the prototype', { map: { toml: ['variables.__proto__.toml'] } }],
    ['a place that is taken', { operations: { query: importDocument, variables: { input: { toml: 'x' } } } }],
    ['many files', { map: Object.fromEntries(Array.from({ length: 50 }, (_, index) => [String(index), []])) }],
    ['operations that are no object', { operations: [{ query: importDocument, variables }] }],
  ])('%s', async (_, given) => {
    const world = await createWorld()
    const { status, answer } = await upload(world, { files: { toml }, ...given })
    expect([status, answer.data]).toEqual([400, undefined])
    expect(answer.errors?.[0]?.extensions.code).toBe('BAD_REQUEST')
  })

  test.each([
    ['no boundary', 'multipart/form-data; x=y', 'x'],
    ['no parts', 'multipart/form-data; boundary=x', 'nothing'],
    [
      'an end that is missing',
      'multipart/form-data; boundary=x',
      '--x\r\ncontent-disposition: form-data; name="operations"\r\n\r\n{',
    ],
  ])('%s', async (_, type, body) => {
    const world = await createWorld()
    const headers = { 'content-type': type, 'apollo-require-preflight': '1' }
    const response = await world.fetch('/graphql', { method: 'POST', headers, body })
    expect(response.status).toBe(400)
  })
})
