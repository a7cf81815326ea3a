import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newId } from '../../../src/ids.ts'
import { createWorld, type World } from '../../kit/world.ts'
import type { Page } from './table.ts'

const document = `query ($first: Int, $last: Int, $after: String, $before: String, $orderBy: [CollectionOrder!]) {
  list: collections(first: $first, last: $last, after: $after, before: $before, orderBy: $orderBy) {
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { id name } }
  }
}`

interface Named {
  readonly cursor: string
  readonly node: { readonly id: string; readonly name: string }
}

async function ask(world: World, variables: Record<string, unknown>) {
  return (await world.read<{ list: Omit<Page, 'edges'> & { edges: Named[] } }>(document, variables)).list
}

const byName = [{ field: 'NAME', direction: 'ASC' }]
const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** What a cursor of collections by name looks like inside. */
const signature = 'collections, NAME ASC, ID ASC'

async function refusal(world: World, variables: Record<string, unknown>) {
  world.statements.take()
  const { status, data, errors } = await world.send(document, variables)
  return { status, data, code: errors[0]?.extensions['code'], statements: world.statements.take() }
}
const refused = { status: 400, data: null, code: 'BAD_USER_INPUT', statements: [] }

test('a made-up cursor that is well formed is taken', async () => {
  const world = await createWorld()
  for (const name of ['a', 'b', 'c']) await world.collection(name)
  const page = await ask(world, { after: encode([signature, ['a~', newId()]]), orderBy: byName })
  expect(page.edges.map(({ node }) => node.name)).toEqual(['b', 'c'])
})

describe('a cursor is refused before anything runs', () => {
  const id = newId()
  test.each([
    ['empty', ''],
    ['a word', 'cursor'],
    ['no base64', '%%%'],
    ['no JSON', Buffer.from('["collections').toString('base64url')],
    ['another JSON', encode({ order: signature })],
    ['null', encode(null)],
    ['without keys', encode([signature])],
    ['with one key too few', encode([signature, ['a']])],
    ['with one key too many', encode([signature, ['a', id, id]])],
    ['with more than the keys', encode([signature, ['a', id], 1])],
    ['of 10 KB', encode([signature, ['a'.repeat(10_000), id]])],
    ['with U+0000 in it', encode([signature, ['a\u0000', id]])],
    ['with a number for a name', encode([signature, [1, id]])],
    ['with null for a name', encode([signature, [null, id]])],
    ['with a list for a name', encode([signature, [['a'], id]])],
    ['with no UUID', encode([signature, ['a', 'b']])],
    ['with dashes for a UUID', encode([signature, ['a', '-'.repeat(36)]])],
    ['with SQL for a UUID', encode([signature, ['a', "' OR 1=1 --"]])],
    ['of the other direction', encode(['collections, NAME DESC, ID DESC', ['a', id]])],
    ['of another field', encode(['collections, CREATED_AT ASC, ID ASC', ['2026-01-01T00:00:00.000Z', id]])],
    ['of another connection', encode(['artifacts, NAME ASC, ID ASC', ['a', id]])],
  ])('%s', async (_, cursor) => {
    const world = await createWorld()
    expect(await refusal(world, { after: cursor, orderBy: byName })).toEqual(refused)
    expect(await refusal(world, { last: 1, before: cursor, orderBy: byName })).toEqual(refused)
  })

  test.each([
    ['a day that there is not', ['CREATED_AT'], '2026-02-30T00:00:00.000Z'],
    ['a month that there is not', ['CREATED_AT'], '2026-13-01T00:00:00.000Z'],
    ['an hour that there is not', ['CREATED_AT'], '2026-01-01T25:00:00.000Z'],
    ['the year 0', ['CREATED_AT'], '0000-01-01T00:00:00.000Z'],
    ['a year of six digits', ['CREATED_AT'], '+010000-01-01T00:00:00.000Z'],
    ['a word for a time', ['CREATED_AT'], 'infinity'],
    ['a broken number', ['ARTIFACT_COUNT'], 1.5],
    ['a number that is too large', ['ARTIFACT_COUNT'], 2 ** 31],
    ['a word for a number', ['ARTIFACT_COUNT'], '1'],
  ])('with %s', async (_, [field], key) => {
    const world = await createWorld()
    const orderBy = [{ field, direction: 'ASC' }]
    const after = encode([`collections, ${String(field)} ASC, ID ASC`, [key, newId()]])
    expect(await refusal(world, { after, orderBy })).toEqual(refused)
  })

  test.each([
    ['TYPE', 'WIDGET'],
    ['TYPE', 'constructor'],
    ['RELEVANCE', '1'],
  ])('of artifacts by %s with %s', async (field, key) => {
    const world = await createWorld()
    world.statements.take()
    const { status, errors } = await world.send(
      `query ($after: String) {
        artifacts(after: $after, filter: { search: "x" }, orderBy: [{ field: ${field} }]) { nodes { id } }
      }`,
      { after: encode([`artifacts, ${field} ASC, ID ASC`, [key, newId()]]) },
    )
    expect([status, errors[0]?.extensions['code'], world.statements.take()]).toEqual([400, 'BAD_USER_INPUT', []])
  })

  test('when it is cut off anywhere', async () => {
    const world = await createWorld()
    await world.collection('a')
    const cursor = (await ask(world, { orderBy: byName })).edges[0]?.cursor ?? ''
    for (let length = 0; length < cursor.length; length += 5)
      expect(await refusal(world, { after: cursor.slice(0, length), orderBy: byName })).toEqual(refused)
  })

  test('whatever it is', async () => {
    const world = await createWorld()
    const json = fc.json().map((text) => Buffer.from(text).toString('base64url'))
    const keys = fc
      .array(fc.oneof(fc.string(), fc.double(), fc.constant(null)))
      .map((list) => encode([signature, list]))
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string({ unit: 'binary' }), json, keys), async (after) => {
        expect(await refusal(world, { after, orderBy: byName })).toEqual(refused)
      }),
      { numRuns: 100 },
    )
  })
})

test('a page goes on where it was when the row of its cursor was deleted', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom('first', 'last'), fc.integer({ min: 1, max: 3 }), async (side, size) => {
      const world = await createWorld()
      const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
      for (const name of names) await world.collection(name)
      const seen: string[] = []
      for (let cursor: unknown = null; ;) {
        const variables = { [side]: size, [side === 'first' ? 'after' : 'before']: cursor, orderBy: byName }
        const { edges, pageInfo } = await ask(world, variables)
        if (side === 'first') seen.push(...edges.map(({ node }) => node.name))
        else seen.unshift(...edges.map(({ node }) => node.name))
        const last = side === 'first' ? edges.at(-1) : edges[0]
        if (!last) break
        cursor = side === 'first' ? pageInfo['endCursor'] : pageInfo['startCursor']
        await world.read('mutation ($id: ID!) { deleteCollection(input: { id: $id }) { __typename } }', {
          id: last.node.id,
        })
      }
      expect(seen).toEqual(names)
    }),
    { numRuns: 6 },
  )
})

test('the lists of collections and groups are not mixed up when one request asks for both', async () => {
  const world = await createWorld()
  const [one = '', two = ''] = await world.artifacts(2)
  const collection = await world.collection('Both', [one, two])
  await world.group(collection, 'Second', [two])
  const answer = await world.read(
    `query ($id: ID!) {
      node(id: $id) {
        ... on Collection {
          artifacts(first: 5) { totalCount nodes { name } }
          groups(first: 5) { nodes { artifacts(first: 5) { totalCount nodes { name } } } }
        }
      }
    }`,
    { id: collection },
  )
  expect(answer).toEqual({
    node: {
      artifacts: { totalCount: 2, nodes: [{ name: 'artifact 1' }, { name: 'artifact 2' }] },
      groups: { nodes: [{ artifacts: { totalCount: 1, nodes: [{ name: 'artifact 2' }] } }] },
    },
  })
})
