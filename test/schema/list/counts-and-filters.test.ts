import { expect, test } from 'vitest'
import { createWorld } from '../../kit/world.ts'
import { change } from './documents.ts'
import { expectTrueCounts, fillShelf } from './shelf.ts'

const filtered = `query ($id: ID!) {
  node(id: $id) {
    ... on ArtifactList {
      artifactCount
      artifacts(filter: { types: [AGENT] }) { totalCount edges { position node { name } } }
    }
  }
}`

test('under a filter an edge tells its place in the whole list', async () => {
  const world = await createWorld()
  const artifacts = []
  for (const [index, type] of (['SKILL', 'AGENT', 'SKILL', 'SKILL', 'AGENT', 'HOOK', 'AGENT'] as const).entries())
    artifacts.push(await world.artifact({ name: `${type} ${String(index)}`, type }))
  const collection = await world.collection('collection', artifacts)
  const group = await world.group(collection, 'group', artifacts.slice(3))
  expect(await world.read(filtered, { id: collection })).toEqual({
    node: {
      artifactCount: 7,
      artifacts: {
        totalCount: 3,
        edges: [
          { position: 1, node: { name: 'AGENT 1' } },
          { position: 4, node: { name: 'AGENT 4' } },
          { position: 6, node: { name: 'AGENT 6' } },
        ],
      },
    },
  })
  await change(world, 'placeArtifact', { listId: group, artifactId: artifacts[6], at: { position: 0 } })
  expect(await world.read(filtered, { id: group })).toMatchObject({
    node: { artifacts: { edges: [{ position: 0, node: { name: 'AGENT 6' } }, { position: 2 }] } },
  })
})

test('counts are true through deletions of artifacts, groups and collections', async () => {
  const world = await createWorld()
  const { daily, rare, other, spare, a, b, d } = await fillShelf(world)
  await change(world, 'linkArtifact', { listId: spare, artifactId: a })
  await change(world, 'deleteArtifact', { id: a })
  await expectTrueCounts(world)
  await change(world, 'copyGroup', { id: spare })
  await change(world, 'moveArtifact', { artifactId: d, fromListId: other, toListId: rare })
  await expectTrueCounts(world)
  await change(world, 'copyGroup', { id: daily, toCollectionId: other })
  await change(world, 'deleteGroup', { id: daily })
  await expectTrueCounts(world)
  await world.read('mutation ($id: ID!) { deleteCollection(input: { id: $id }) { __typename } }', { id: other })
  await expectTrueCounts(world)
  expect(await world.database.prisma.artifact.count()).toBe(4)
  expect((await change(world, 'unlinkArtifact', { listId: rare, artifactId: b })).__typename).toBe('NotFoundError')
})
