import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeId, encodeId } from '../../src/ids.ts'
import { deleteArtifact } from '../../src/resolvers/artifact/delete.ts'
import { updateArtifact } from '../../src/resolvers/artifact/update.ts'
import { linkArtifact, placeArtifact, unlinkArtifact } from '../../src/resolvers/placement/link.ts'
import { reorderArtifacts } from '../../src/resolvers/placement/reorder.ts'
import { createWorld, type World } from '../kit/world.ts'
import { type Direction, readPage } from '../schema/list/pages.ts'
import { manyArtifacts } from '../schema/list/shelf.ts'

const length = 5_000
const pageSize = 100
/** Changes of each kind between two pages. */
const changes = 2

/**
 * The rows by what happens to them while they are read: every tenth leaves at some time, every tenth is moved, and the
 * others stay where they are. Those before `length` are there from the beginning.
 */
const fates = (artifacts: readonly string[]) => {
  const there = artifacts.slice(0, length)
  return {
    stay: there.filter((_, index) => index % 10 > 1),
    leave: there.filter((_, index) => index % 10 === 0),
    move: there.filter((_, index) => index % 10 === 1),
    join: artifacts.slice(length),
  }
}

/** Numbers below the length, the same in every run. */
function chance(): () => number {
  const numbers = fc.sample(fc.nat({ max: length - 1 }), { numRuns: 1_000, seed: 11 })
  return () => numbers.pop() ?? 0
}

/** Different values of a list, scattered over it. */
const scattered = <Value>(values: readonly Value[]): Value[] =>
  values.map((_, index) => values[(index * 311) % values.length]).filter((value) => value !== undefined)

/** What was read of rows that stayed has to be all of them, once each and in order; the others come once at most. */
function expectAllOnce(read: readonly string[], stay: readonly string[], once: readonly string[]): void {
  const staying = new Set(stay)
  expect(read.filter((id) => staying.has(id))).toEqual(stay)
  for (const id of once) expect(read.indexOf(id)).toBe(read.lastIndexOf(id))
}

/** Gives a list another order, in which those that move take each other's places. */
async function rotate(world: World, listId: string, moving: ReadonlySet<string>): Promise<void> {
  const { id = '' } = decodeId(listId) ?? {}
  const rows = await world.database.driver.query<{ id: string }>(
    'SELECT artifact_id::text AS id FROM group_memberships WHERE group_id = $1::uuid ORDER BY order_key',
    [id],
  )
  const before = rows.map((row) => encodeId('Artifact', row.id))
  const movers = before.filter((artifact) => moving.has(artifact))
  let next = movers.length / 3
  const turned = (artifact: string) => (moving.has(artifact) ? movers[Math.floor(next++) % movers.length] : artifact)
  await world.perform(reorderArtifacts, { listId, artifactIds: before.map((artifact) => turned(artifact) ?? artifact) })
}

test.each<Direction>(['forward', 'backward'])(
  'a list of 5,000 into which others link, unlink, place and reorder is read whole: %s',
  { timeout: 120_000 },
  async (direction) => {
    const world = await createWorld()
    const artifacts = await manyArtifacts(world, length + 200)
    const listId = await world.group(await world.collection('collection'), 'group', artifacts.slice(0, length))
    const { stay, leave, move, join } = fates(artifacts)
    const [leaving, moving, joining] = [scattered(leave), scattered(move), join]
    const position = chance()
    let read: string[] = []
    for (let from: string | null = null, pages = 0; pages === 0 || from !== null; pages++) {
      const page = await readPage(world, { id: listId }, { direction, size: pageSize, from })
      read = direction === 'forward' ? [...read, ...page.ids] : [...page.ids, ...read]
      from = page.next
      for (let turn = 0; turn < changes; turn++) {
        await world.perform(unlinkArtifact, { listId, artifactId: leaving.pop() ?? '' })
        await world.perform(linkArtifact, { listId, artifactId: joining.pop() ?? '', at: { position: position() } })
        const artifactId = moving[(pages * changes + turn) % moving.length] ?? ''
        await world.perform(placeArtifact, { listId, artifactId, at: { position: position() } })
      }
      if (pages % 17 === 5) await rotate(world, listId, new Set(move))
    }
    expectAllOnce(read, stay, [...leave, ...join])
  },
)

const byName = `query ($last: Int, $before: String) {
  list: artifacts(last: $last, before: $before, orderBy: [{ field: NAME }]) {
    nodes { id } pageInfo { hasPreviousPage startCursor }
  }
}`
interface Named {
  readonly nodes: readonly { readonly id: string }[]
  readonly pageInfo: { readonly hasPreviousPage: boolean; readonly startCursor: string }
}

test(
  'a catalogue of 5,000 in which others create, delete and rename is read whole by name',
  { timeout: 120_000 },
  async () => {
    const world = await createWorld()
    const artifacts = await manyArtifacts(world, length)
    const { stay, leave, move } = fates(artifacts)
    const names = new Map(artifacts.map((id, index) => [id, `artifact ${String(index)}`]))
    const [leaving, moving] = [scattered(leave), scattered(move)]
    const number = chance()
    let read: string[] = []
    for (let before: string | null = null, pages = 0; pages === 0 || before !== null; pages++) {
      const { nodes, pageInfo }: Named = (await world.read<{ list: Named }>(byName, { last: pageSize, before })).list
      read = [...nodes.map(({ id }) => id), ...read]
      before = pageInfo.hasPreviousPage ? pageInfo.startCursor : null
      for (let turn = 0; turn < changes; turn++) {
        await world.perform(deleteArtifact, { id: leaving.pop() ?? '' })
        await world.artifact({ name: `artifact ${String(number())}, too` })
        const id = moving[(pages * changes + turn) % moving.length] ?? ''
        await world.perform(updateArtifact, { id, name: `artifact ${String(number())}, renamed` })
      }
    }
    const inOrder = stay.toSorted((one, other) => ((names.get(one) ?? '') < (names.get(other) ?? '') ? -1 : 1))
    expectAllOnce(read, inOrder, leave)
  },
)
