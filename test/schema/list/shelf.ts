import { expect } from 'vitest'
import { encodeId } from '../../../src/ids.ts'
import type { Actor, Permission } from '../../../src/resolvers/permissions.ts'
import type { World } from '../../kit/world.ts'
import { change, type Change, type Result } from './documents.ts'

/** A small catalogue: what most tests of places begin with. Everything by its name. */
export interface Shelf {
  /** `tools`, with `a`, `b`, `c`. */
  readonly tools: string
  /** A group of `tools` with `a`, `b`. */
  readonly daily: string
  /** An empty group of `tools`, behind `daily`. */
  readonly rare: string
  /** A second collection, with `c`, `d`. */
  readonly other: string
  /** A group of `other` with `d`. */
  readonly spare: string
  readonly a: string
  readonly b: string
  readonly c: string
  readonly d: string
  /** In no list. */
  readonly e: string
}

/** Fills a world with a {@link Shelf}. */
export async function fillShelf(world: World): Promise<Shelf> {
  const named = (name: string) => world.artifact({ name })
  const [a, b, c] = [await named('a'), await named('b'), await named('c')]
  const [d, e] = [await named('d'), await named('e')]
  const tools = await world.collection('tools', [a, b, c])
  const daily = await world.group(tools, 'daily', [a, b])
  const rare = await world.group(tools, 'rare')
  const other = await world.collection('other', [c, d])
  const spare = await world.group(other, 'spare', [d])
  return { tools, daily, rare, other, spare, a, b, c, d, e }
}

/** Ids that nobody has given out: of nothing, and of things that are not there. */
export const nowhere = {
  malformed: 'no-such-id',
  artifact: encodeId('Artifact', '00000000-0000-7000-8000-000000000000'),
  collection: encodeId('Collection', '00000000-0000-7000-8000-000000000000'),
  group: encodeId('Group', '00000000-0000-7000-8000-000000000000'),
} as const

/** An actor who may do everything but what is denied: a permission, to the thing with this global id or (`null`) to all. */
export function guest(): { actor: Actor; deny: (permission: Permission, id: string | null) => void } {
  const denied = new Set<string>()
  return {
    actor: {
      id: 'guest',
      may: (permission, target) =>
        !denied.has(permission) && !(target && denied.has(`${permission} ${encodeId(target.type, target.id)}`)),
    },
    deny: (permission, id) => denied.add(id === null ? permission : `${permission} ${id}`),
  }
}

/** The names of a list's artifacts, in their order. */
export async function namesIn(world: World, listId: string): Promise<string[]> {
  const query = `query ($id: ID!) { node(id: $id) { ... on ArtifactList { artifacts(first: 100) { nodes { name } } } } }`
  const { node } = await world.read<{ node: { artifacts: { nodes: { name: string }[] } } }>(query, { id: listId })
  return node.artifacts.nodes.map(({ name }) => name)
}

/** The names of a collection's groups, in their order. */
export async function groupsIn(world: World, collectionId: string): Promise<string[]> {
  const query = `query ($id: ID!) { node(id: $id) { ... on Collection { groups(first: 100) { nodes { name } } } } }`
  const { node } = await world.read<{ node: { groups: { nodes: { name: string }[] } } }>(query, { id: collectionId })
  return node.groups.nodes.map(({ name }) => name)
}

/** Many artifacts at once: their ids. */
export async function manyArtifacts(world: World, count: number): Promise<string[]> {
  const data = Array.from({ length: count }, (_, index) => ({
    id: `00000000-0000-7000-9000-${String(index).padStart(12, '0')}`,
    type: 'SKILL' as const,
    name: `artifact ${String(index)}`,
    tags: [],
  }))
  await world.database.prisma.artifact.createMany({ data })
  return data.map(({ id }) => encodeId('Artifact', id))
}

/** Every row of the catalogue with the transaction that wrote it: equal only when nothing was written in between. */
export async function everyRow(world: World): Promise<unknown> {
  const tables = ['artifacts', 'collections', 'collection_memberships', 'groups', 'group_memberships']
  const read = (table: string) => world.database.driver.query(`SELECT xmin::text, t.* FROM ${table} t ORDER BY t::text`)
  const found = []
  for (const table of tables) found.push(await read(table))
  return found
}

/** Sends a mutation that has to be refused, and sees that it wrote nothing. */
export async function refused(world: World, name: Change, input: Readonly<Record<string, unknown>>): Promise<Result> {
  const before = await everyRow(world)
  const result = await change(world, name, input)
  expect(await everyRow(world)).toEqual(before)
  return result
}

/** The SQL statements that a mutation sends, reads of its whole answer included; sorted, because some are sent at once. */
export async function statementsOf(
  world: World,
  name: Change,
  input: Readonly<Record<string, unknown>>,
): Promise<string[]> {
  world.statements.take()
  const result = await change(world, name, input)
  const statements = world.statements.take()
  expect(result.__typename).toMatch(/Success$/)
  return statements.map(({ sql }) => sql).sort()
}

interface Count {
  readonly name: string
  readonly kept: number
  readonly counted: number
}

/** Compares every count that is kept in a row with what is there. */
export async function expectTrueCounts(world: World): Promise<void> {
  const counts = await world.database.driver.query<Count>(`
    SELECT name || ' artifacts' AS name, artifact_count AS kept,
           (SELECT count(*)::int FROM collection_memberships WHERE collection_id = c.id) AS counted FROM collections c
    UNION ALL SELECT name || ' groups', group_count, (SELECT count(*)::int FROM groups WHERE collection_id = c.id)
      FROM collections c
    UNION ALL SELECT name || ' artifacts', artifact_count,
           (SELECT count(*)::int FROM group_memberships WHERE group_id = g.id) FROM groups g`)
  expect(counts.map(({ name, kept }) => ({ name, count: kept }))).toEqual(
    counts.map(({ name, counted }) => ({ name, count: counted })),
  )
}
