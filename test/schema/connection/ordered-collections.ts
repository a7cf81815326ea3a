import fc from 'fast-check'
import { encodeId, newId } from '../../../src/ids.ts'
import { createWorld, type World } from '../../kit/world.ts'
import type { Page } from './table.ts'

/** A collection, as far as lists of them can be sorted by it. */
export interface Row {
  readonly id: string
  readonly name: string
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly artifactCount: number
}

/** A key of an order. */
export interface Order {
  readonly field: 'NAME' | 'CREATED_AT' | 'UPDATED_AT' | 'ARTIFACT_COUNT'
  readonly direction: 'ASC' | 'DESC'
}

const document = `query ($first: Int, $last: Int, $after: String, $before: String, $orderBy: [CollectionOrder!]) {
  list: collections(first: $first, last: $last, after: $after, before: $before, orderBy: $orderBy) {
    totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { id } } nodes { id }
  }
}`

/** Asks for a page of collections. */
export async function ask(world: World, variables: Record<string, unknown>): Promise<Page> {
  return (await world.read<{ list: Page }>(document, variables)).list
}

/** Few values, so that there are many ties. Names differ in case only, and have letters beyond ASCII. */
export const rows = fc
  .array(
    fc.record({
      name: fc.constantFrom('a', 'A', 'b', 'Z', 'ä', 'Ä', 'é', '中', '😀', 'a b', 'ab'),
      createdAt: fc.constantFrom(new Date(0), new Date(1), new Date('2026-01-01T12:00:00.001Z')),
      updatedAt: fc.constantFrom(new Date(1000), new Date('2026-05-05T05:05:05.050Z')),
      artifactCount: fc.constantFrom(0, 1, 10, 9),
    }),
    { maxLength: 30 },
  )
  // Nobody has two collections of one name, so each has a person of its own.
  .map((list): Row[] => list.map((row) => ({ ...row, id: newId() })))

/** Any order. */
export const orders = fc.uniqueArray(
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
export function sorted(list: readonly Row[], given: readonly Order[]): string[] {
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

/** A world with these collections. */
export async function worldOf(list: readonly Row[]): Promise<World> {
  const world = await createWorld()
  await world.database.prisma.collection.createMany({ data: list.map((row) => ({ ...row, createdBy: row.id })) })
  return world
}
