import fc from 'fast-check'
import { connectionFromArray, offsetToCursor } from 'graphql-relay'
import { describe, expect, test } from 'vitest'
import { encodeId, newId } from '../../../src/ids.ts'
import { createWorld, type World } from '../../kit/world.ts'
import type { Page } from './table.ts'

interface Row {
  readonly id: string
  readonly name: string
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly artifactCount: number
}

interface Order {
  readonly field: 'NAME' | 'CREATED_AT' | 'UPDATED_AT' | 'ARTIFACT_COUNT'
  readonly direction: 'ASC' | 'DESC'
}

const document = `query ($first: Int, $last: Int, $after: String, $before: String, $orderBy: [CollectionOrder!]) {
  list: collections(first: $first, last: $last, after: $after, before: $before, orderBy: $orderBy) {
    totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { id } } nodes { id }
  }
}`

async function ask(world: World, variables: Record<string, unknown>): Promise<Page> {
  return (await world.read<{ list: Page }>(document, variables)).list
}

/** Few values, so that there are many ties. Names differ in case only, and have letters beyond ASCII. */
const rows = fc
  .array(
    fc.record({
      name: fc.constantFrom('a', 'A', 'b', 'Z', 'ä', 'Ä', 'é', '中', '😀', 'a b', 'ab'),
      createdAt: fc.constantFrom(new Date(0), new Date(1), new Date('2026-01-01T12:00:00.001Z')),
      updatedAt: fc.constantFrom(new Date(1000), new Date('2026-05-05T05:05:05.050Z')),
      artifactCount: fc.constantFrom(0, 1, 10, 9),
    }),
    { maxLength: 14 },
  )
  // Nobody has two collections of one name, so each has a person of its own.
  .map((list): Row[] => list.map((row) => ({ ...row, id: newId() })))

const orders = fc.uniqueArray(
  fc.record({
    field: fc.constantFrom<Order['field']>('NAME', 'CREATED_AT', 'UPDATED_AT', 'ARTIFACT_COUNT'),
    direction: fc.constantFrom<Order['direction']>('ASC', 'DESC'),
  }),
  { selector: ({ field }) => field, maxLength: 4 },
)

const compareBytes = (left: string, right: string): number => Buffer.compare(Buffer.from(left), Buffer.from(right))

const comparators: Record<Order['field'], (left: Row, right: Row) => number> = {
  NAME: (left, right) => compareBytes(left.name.toLowerCase(), right.name.toLowerCase()),
  CREATED_AT: (left, right) => left.createdAt.getTime() - right.createdAt.getTime(),
  UPDATED_AT: (left, right) => left.updatedAt.getTime() - right.updatedAt.getTime(),
  ARTIFACT_COUNT: (left, right) => left.artifactCount - right.artifactCount,
}

/** The ids in an order, ties broken by the id in the direction of the last key; newest first without any. */
function sorted(list: readonly Row[], given: readonly Order[]): string[] {
  const keys: readonly Order[] = given.length > 0 ? given : [{ field: 'CREATED_AT', direction: 'DESC' }]
  const sign = (direction: string | undefined): number => (direction === 'DESC' ? -1 : 1)
  return [...list]
    .sort((left, right) => {
      for (const { field, direction } of keys) {
        const difference = comparators[field](left, right)
        if (difference !== 0) return sign(direction) * difference
      }
      return sign(keys.at(-1)?.direction) * compareBytes(left.id, right.id)
    })
    .map(({ id }) => encodeId('Collection', id))
}

async function worldOf(list: readonly Row[]): Promise<World> {
  const world = await createWorld()
  await world.database.prisma.collection.createMany({ data: list.map((row) => ({ ...row, createdBy: row.id })) })
  return world
}

test('any page in any order is what graphql-relay cuts out of the sorted array', async () => {
  const place = fc.option(fc.nat())
  await fc.assert(
    fc.asyncProperty(
      rows,
      orders,
      fc.constantFrom('first', 'last'),
      fc.nat({ max: 9 }),
      place,
      place,
      async (...given) => {
        const [list, orderBy, side, size, after, before] = given
        const world = await worldOf(list)
        const all = (await ask(world, { first: 100, orderBy })).edges
        expect(all.map(({ node }) => node.id)).toEqual(sorted(list, orderBy))
        const at = (index: number | null) => (index === null || all.length === 0 ? null : index % all.length)
        const cursors = (cursorAt: (index: number) => string | undefined) =>
          Object.fromEntries(
            [['after', at(after)] as const, ['before', at(before)] as const].map(([name, index]) => [
              name,
              index === null ? null : cursorAt(index),
            ]),
          )
        const page = await ask(world, { [side]: size, orderBy, ...cursors((index) => all[index]?.cursor) })
        const relay = connectionFromArray(all, { [side]: size, ...cursors(offsetToCursor) })
        expect(page.edges).toEqual(relay.edges.map(({ node }) => node))
        const { hasNextPage, hasPreviousPage } = relay.pageInfo
        expect(page.pageInfo).toMatchObject({ hasNextPage, hasPreviousPage })
      },
    ),
    { numRuns: 60 },
  )
})

/** All ids, page by page. */
async function walk(world: World, side: 'first' | 'last', size: number, orderBy: readonly Order[]): Promise<string[]> {
  const ids: string[] = []
  for (let cursor: string | null = null; ;) {
    const page = await ask(world, { [side]: size, [side === 'first' ? 'after' : 'before']: cursor, orderBy })
    const found = page.nodes.map(({ id }) => id)
    if (side === 'first') ids.push(...found)
    else ids.unshift(...found)
    const { hasNextPage, hasPreviousPage, startCursor, endCursor } = page.pageInfo
    if (!(side === 'first' ? hasNextPage : hasPreviousPage)) return ids
    cursor = String(side === 'first' ? endCursor : startCursor)
  }
}

describe('300 rows with the same name and the same times', () => {
  const list = Array.from({ length: 300 }, (): Row => {
    const time = new Date('2026-02-02T02:02:02.222Z')
    return { id: newId(), name: 'Same', createdAt: time, updatedAt: time, artifactCount: 0 }
  })

  test.each<[string, Order[]]>([
    ['no order', []],
    ['one key', [{ field: 'NAME', direction: 'ASC' }]],
    [
      'keys in both directions',
      ['NAME', 'CREATED_AT', 'ARTIFACT_COUNT'].map(
        (field, index) => ({ field, direction: index === 1 ? 'ASC' : 'DESC' }) as Order,
      ),
    ],
  ])('come once each, forward and backward: %s', async (_, orderBy) => {
    const world = await worldOf(list)
    const expected = sorted(list, orderBy)
    expect(await walk(world, 'first', 7, orderBy)).toEqual(expected)
    expect(await walk(world, 'last', 7, orderBy)).toEqual(expected)
    expect(await walk(world, 'first', 100, orderBy)).toEqual(expected)
  })
})

test('a field that comes again in an order says nothing new, however often', async () => {
  const list = ['b', 'a', 'c'].map((name): Row => {
    return { id: newId(), name, createdAt: new Date(0), updatedAt: new Date(0), artifactCount: 0 }
  })
  const world = await worldOf(list)
  const once: Order[] = [{ field: 'NAME', direction: 'DESC' }]
  const often = Array.from({ length: 500 }, (_, index): Order => ({ field: 'NAME', direction: index ? 'ASC' : 'DESC' }))
  expect(await walk(world, 'first', 1, often)).toEqual(sorted(list, once))
})

test('names sort by the bytes of their lower case, alike on every engine', async () => {
  const names = [
    'Äpfel',
    'äpfel',
    'Zoo',
    'zoo',
    'straße',
    'STRASSE',
    'İzmir',
    'izmir',
    'Ωmega',
    'ωmega',
    'É',
    'e',
    '_',
    'ꙮ',
    '😀',
  ]
  const list = names.map((name): Row => {
    return { id: newId(), name, createdAt: new Date(0), updatedAt: new Date(0), artifactCount: 0 }
  })
  const world = await worldOf(list)
  const byId = new Map(list.map(({ id, name }) => [encodeId('Collection', id), name]))
  const found = await walk(world, 'first', 4, [{ field: 'NAME', direction: 'ASC' }])
  expect(found.map((id) => byId.get(id))).toMatchInlineSnapshot(`
    [
      "_",
      "e",
      "İzmir",
      "izmir",
      "STRASSE",
      "straße",
      "Zoo",
      "zoo",
      "Äpfel",
      "äpfel",
      "É",
      "Ωmega",
      "ωmega",
      "ꙮ",
      "😀",
    ]
  `)
})
