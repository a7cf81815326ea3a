import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { getIntrospectionQuery } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkMediaType, checkSilence } from './check.ts'
import { MARKER } from './hostile-request.ts'
import { type HostileServer, startHostileServer } from './hostile-server.ts'
import { sendHttp } from './transport.ts'

const EXAMPLES = new URL('../../examples/', import.meta.url)

/** Documents that are good: the examples, which ask for everything, and the introspection query. */
const documents = readdirSync(EXAMPLES)
  .filter((name) => name.endsWith('.graphql'))
  .map((name) => readFileSync(new URL(name, EXAMPLES), 'utf8'))
  .concat(getIntrospectionQuery())

/** Something that is done to bytes at a place, which is a fraction of their length. */
interface Mishap {
  readonly kind: 'flip' | 'cut' | 'double' | 'swap' | 'insert'
  readonly at: number
  readonly length: number
  readonly byte: number
}

const mishap: fc.Arbitrary<Mishap> = fc.record({
  kind: fc.constantFrom('flip', 'cut', 'double', 'swap', 'insert'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.integer({ min: 1, max: 40 }),
  byte: fc.oneof(fc.nat(255), fc.constantFrom(...Buffer.from('{}()[]"\\:$!@.#\u0000'))),
})

function mangle(bytes: Buffer, { kind, at, length, byte }: Mishap): Buffer {
  const place = Math.floor(at * bytes.length)
  const [head, part, tail] = [
    bytes.subarray(0, place),
    bytes.subarray(place, place + length),
    bytes.subarray(place + length),
  ]
  switch (kind) {
    case 'flip':
      return Buffer.concat([head, part.map((value) => value ^ (1 << (byte % 8))), tail])
    case 'cut':
      return Buffer.concat([head, tail])
    case 'double':
      return Buffer.concat([head, part, part, tail])
    case 'swap':
      return Buffer.concat([tail, part, head])
    case 'insert':
      return Buffer.concat([head, Buffer.from([byte]), part, tail])
  }
}

const mangled = (of: fc.Arbitrary<Buffer>) =>
  fc
    .tuple(of, fc.array(mishap, { minLength: 1, maxLength: 4 }))
    .map(([bytes, mishaps]) => mishaps.reduce(mangle, bytes))

let server: HostileServer

beforeAll(async () => {
  server = await startHostileServer()
})
afterAll(() => server.close())

/** Sends bytes as a body; whatever they are, the answer is one that the tiers know. */
async function check(body: Uint8Array): Promise<void> {
  const answer = await sendHttp(server.url, {
    method: 'POST',
    path: '/graphql',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
    body,
  })
  expect([200, 400, 413]).toContain(answer.status)
  checkMediaType(answer)
  checkSilence({ ...answer, text: answer.text.replaceAll(MARKER, '') }, server.takeLines())
}

describe('what was good, and has had a mishap, is answered or refused', { timeout: 15_000 }, () => {
  const runs = { numRuns: 250, interruptAfterTimeLimit: 8000, markInterruptAsFailure: false }

  it('documents', async () => {
    const document = fc.constantFrom(...documents).map((text) => Buffer.from(text))
    await fc.assert(
      fc.asyncProperty(mangled(document), async (bytes) => {
        await check(Buffer.from(JSON.stringify({ query: bytes.toString('utf8') })))
      }),
      runs,
    )
  })

  it('bodies', async () => {
    const variables = {
      filter: { search: MARKER, tags: { any: ['a'] }, types: ['SKILL'] },
      orderBy: [{ field: 'NAME', direction: 'DESC' }],
      first: 5,
      ids: ['x', ''],
    }
    const query = `query Q($filter: ArtifactFilter, $orderBy: [ArtifactOrder!], $first: Int, $ids: [ID!]!) {
      artifacts(filter: $filter, orderBy: $orderBy, first: $first) { totalCount nodes { id } }
      nodes(ids: $ids) { id }
    }`
    const body = fc.constant(Buffer.from(JSON.stringify({ query, variables, operationName: 'Q', extensions: {} })))
    await fc.assert(fc.asyncProperty(mangled(body), check), runs)
  })
})
