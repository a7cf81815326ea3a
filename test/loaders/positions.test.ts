import { expect, test } from 'vitest'
import { decodeId } from '../../src/ids.ts'
import { createLoaders } from '../../src/loaders/index.ts'
import { placeArtifact, unlinkArtifact } from '../../src/resolvers/placement/link.ts'
import { createWorld, type World } from '../kit/world.ts'

const local = (globalId = ''): string => decodeId(globalId)?.id ?? ''

/** The places of a collection as a page shows them, for positions to be asked for afterwards. */
async function placesIn(world: World, collectionId: string) {
  const rows = await world.database.prisma.collectionMembership.findMany({
    where: { collectionId: local(collectionId) },
    orderBy: { orderKey: 'asc' },
  })
  return rows.map((row) => ({ parentId: row.collectionId, itemId: row.artifactId, orderKey: row.orderKey }))
}

const positions = (world: World, places: Awaited<ReturnType<typeof placesIn>>) =>
  createLoaders(world.database).positions.Collection.loadMany(places)

test('positions of several lists come in one statement, from the middle of a list as well', async () => {
  const world = await createWorld()
  const artifacts = await world.artifacts(7)
  const one = await placesIn(world, await world.collection('one', artifacts))
  const other = await placesIn(world, await world.collection('other', artifacts.slice(2)))
  world.statements.take()
  expect(await positions(world, [...one.slice(3, 6), ...other.slice(1, 3), ...other.slice(4)])).toEqual([
    3, 4, 5, 1, 2, 4,
  ])
  expect(world.statements.take()).toHaveLength(1)
})

test('what was moved after it was read is found where it is now', async () => {
  const world = await createWorld()
  const artifacts = await world.artifacts(6)
  const listId = await world.collection('list', artifacts)
  const page = (await placesIn(world, listId)).slice(2, 4)
  await world.perform(placeArtifact, { listId, artifactId: artifacts[2] ?? '', at: { position: 5 } })
  expect(await positions(world, page)).toEqual([5, 2])
  await world.perform(placeArtifact, { listId, artifactId: artifacts[3] ?? '', at: { position: 0 } })
  expect(await positions(world, page)).toEqual([5, 0])
})

test('what has gone after it was read counts as if it stood where it was', async () => {
  const world = await createWorld()
  const artifacts = await world.artifacts(6)
  const listId = await world.collection('list', artifacts)
  const page = (await placesIn(world, listId)).slice(2, 5)
  await world.perform(unlinkArtifact, { listId, artifactId: artifacts[3] ?? '' })
  expect(await positions(world, page)).toEqual([2, 3, 3])
  await world.perform(unlinkArtifact, { listId, artifactId: artifacts[4] ?? '' })
  expect(await positions(world, page)).toEqual([2, 3, 3])
})
