import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { placeArtifact } from '../../../src/resolvers/placement/link.ts'
import { trials } from '../../kit/property.ts'
import { createWorld, type World } from '../../kit/world.ts'
import { change } from './documents.ts'
import { type Direction, readPage } from './pages.ts'

/** A change between two pages: of the row at the cursor (`row` null), or of any row, by its number. */
interface Between {
  readonly kind: 'unlink' | 'link' | 'place'
  readonly row: number | null
  readonly position: number
}

const between: fc.Arbitrary<Between> = fc.record({
  kind: fc.constantFrom('unlink', 'place', 'place', 'link'),
  row: fc.option(fc.nat({ max: 20 })),
  position: fc.nat({ max: 15 }),
})

const scenario = fc.record({
  length: fc.integer({ min: 1, max: 14 }),
  size: fc.integer({ min: 1, max: 5 }),
  direction: fc.constantFrom<Direction[]>('forward', 'backward'),
  /** What happens after each page. */
  turns: fc.array(fc.array(between, { maxLength: 3 }), { maxLength: 10 }),
})

interface Reading {
  /** Ids as they were read, in the order of the list. */
  readonly read: readonly string[]
  /** How often each was moved or added while it was read. */
  readonly moves: ReadonlyMap<string, number>
  readonly removed: ReadonlySet<string>
}

/** Reads a list page by page, changing it after each. */
async function readWhileChanging(
  world: World,
  listId: string,
  artifacts: readonly string[],
  { size, direction, turns }: { size: number; direction: Direction; turns: readonly (readonly Between[])[] },
): Promise<Reading> {
  const moves = new Map<string, number>()
  const removed = new Set<string>()
  let read: string[] = []
  let from: string | null = null
  for (let turn = 0; turn === 0 || from !== null; turn++) {
    const page = await readPage(world, { id: listId }, { direction, size, from })
    read = direction === 'forward' ? [...read, ...page.ids] : [...page.ids, ...read]
    from = page.next
    const cursorRow = direction === 'forward' ? page.ids.at(-1) : page.ids[0]
    for (const { kind, row, position } of turns[turn] ?? []) {
      const artifactId = row === null ? cursorRow : artifacts[row % artifacts.length]
      if (artifactId === undefined) continue
      const input = { listId, artifactId, ...(kind !== 'unlink' && { at: { position } }) }
      const { __typename } = await change(world, `${kind}Artifact`, input, '__typename')
      // Linking what is there and placing what is not are refused, and change nothing.
      if (__typename === 'UnlinkArtifactSuccess') removed.add(artifactId)
      else if (__typename.endsWith('Success')) moves.set(artifactId, (moves.get(artifactId) ?? 0) + 1)
    }
  }
  return { read, moves, removed }
}

describe('a list that changes while it is read page by page', () => {
  test('shows everything that stayed where it was, once and in order', { timeout: 600_000 }, async () => {
    const property = fc.asyncProperty(scenario, async ({ length, ...pages }) => {
      const world = await createWorld()
      // More than are in the list, so that some can be added.
      const artifacts = await world.artifacts(length + 3)
      const members = artifacts.slice(0, length)
      const collection = await world.collection('collection', members)
      const { read, moves, removed } = await readWhileChanging(world, collection, artifacts, pages)
      const stayed = members.filter((artifact) => !moves.has(artifact) && !removed.has(artifact))
      expect(read.filter((artifact) => stayed.includes(artifact))).toEqual(stayed)
      for (const artifact of artifacts) {
        const times = read.filter((other) => other === artifact).length
        expect(times).toBeLessThanOrEqual((members.includes(artifact) ? 1 : 0) + (moves.get(artifact) ?? 0))
      }
    })
    await fc.assert(property, trials(30))
  })

  test.each(['forward', 'backward'] as const)(
    'goes on where it was when the row of the cursor is gone: %s',
    async (direction) => {
      const world = await createWorld()
      const artifacts = await world.artifacts(6)
      const list = await world.group(await world.collection('collection'), 'group', artifacts)
      const first = await readPage(world, { id: list }, { direction, size: 2, from: null })
      await change(world, 'unlinkArtifacts', { listId: list, artifactIds: first.ids })
      const second = await readPage(world, { id: list }, { direction, size: 2, from: first.next })
      expect(second.ids).toEqual(artifacts.slice(2, 4))
    },
  )

  test.each(['forward', 'backward'] as const)(
    'goes on where it was when the row of the cursor is moved: %s',
    async (direction) => {
      const world = await createWorld()
      const artifacts = await world.artifacts(6)
      const list = await world.collection('collection', artifacts)
      const first = await readPage(world, { id: list }, { direction, size: 2, from: null })
      const cursorRow = direction === 'forward' ? artifacts[1] : artifacts[4]
      const at = { position: direction === 'forward' ? 0 : 5 }
      await change(world, 'placeArtifact', { listId: list, artifactId: cursorRow, at })
      const second = await readPage(world, { id: list }, { direction, size: 2, from: first.next })
      expect(second.ids).toEqual(artifacts.slice(2, 4))
    },
  )

  test('goes on at the same position when the list is given a new order', async () => {
    const world = await createWorld()
    const artifacts = await world.artifacts(6)
    const [a = '', b = '', c = '', d = '', e = '', f = ''] = artifacts
    const list = await world.collection('collection', artifacts)
    const first = await readPage(world, { id: list }, { direction: 'forward', size: 3, from: null })
    const last = await readPage(world, { id: list }, { direction: 'backward', size: 2, from: null })
    await change(world, 'reorderArtifacts', { listId: list, artifactIds: [b, a, c, d, f, e] })
    const rest = await readPage(world, { id: list }, { direction: 'forward', size: 3, from: first.next })
    expect(rest.ids).toEqual([d, f, e])
    // The row that took the place of the cursor's is new there.
    const before = await readPage(world, { id: list }, { direction: 'backward', size: 5, from: last.next })
    expect(before.ids).toEqual([b, a, c, d, f])
  })

  test('goes on where it was when rows elsewhere are placed so often that they get new keys', async () => {
    const world = await createWorld()
    const artifacts = await world.artifacts(40)
    const listId = await world.collection('collection', artifacts)
    const forward = await readPage(world, { id: listId }, { direction: 'forward', size: 10, from: null })
    const backward = await readPage(world, { id: listId }, { direction: 'backward', size: 10, from: null })
    world.statements.take()
    for (let turn = 0; turn < 400; turn++) {
      const artifactId = artifacts[20 + (turn % 2)] ?? ''
      await world.perform(placeArtifact, { listId, artifactId, at: { after: artifacts[19] ?? '' } })
    }
    expect(world.statements.take().filter(({ sql }) => sql.includes('AS placed'))).toHaveLength(1)
    const next = await readPage(world, { id: listId }, { direction: 'forward', size: 10, from: forward.next })
    expect(next.ids).toEqual(artifacts.slice(10, 20))
    const previous = await readPage(world, { id: listId }, { direction: 'backward', size: 8, from: backward.next })
    expect(previous.ids).toEqual(artifacts.slice(22, 30))
  })

  test('of groups goes on where it was when the group of the cursor is moved or deleted', async () => {
    const world = await createWorld()
    const id = await world.collection('collection')
    const groups = []
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) groups.push(await world.group(id, name))
    const list = { id, field: 'groups' } as const
    const first = await readPage(world, list, { direction: 'forward', size: 2, from: null })
    await change(world, 'moveGroup', { id: groups[1], at: { position: 5 } })
    const second = await readPage(world, list, { direction: 'forward', size: 2, from: first.next })
    expect(second.ids).toEqual(groups.slice(2, 4))
    await change(world, 'deleteGroup', { id: groups[3] })
    const third = await readPage(world, list, { direction: 'forward', size: 3, from: second.next })
    expect(third.ids).toEqual([groups[4], groups[5], groups[1]])
  })
})
