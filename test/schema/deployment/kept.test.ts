import { expect, test } from 'vitest'
import { encodeId } from '../../../src/ids.ts'
import { repositoryOf, skill } from '../../kit/repository.ts'
import { stable } from '../../kit/stable.ts'
import { createWorld, type World } from '../../kit/world.ts'
import { day, project, recorded } from './documents.ts'

const deploy = async (world: World, artifactId: string) =>
  recorded(world, await project(world), [{ artifactId, status: 'FAILED', deployedAt: day(1) }])

test('deleting a source keeps what has been deployed, as REMOVED', async () => {
  const world = await createWorld({
    repositories: { 'acme/tools': repositoryOf({ ...skill('a'), ...skill('b'), ...skill('c') }) },
  })
  const source = await world.source('https://github.com/acme/tools')
  const rows = await world.database.prisma.artifact.findMany({ orderBy: { path: 'asc' } })
  const [a = '', b = ''] = rows.map(({ id }) => encodeId('Artifact', id))
  await deploy(world, a)
  await world.collection('mine', [a, b])
  const query =
    'mutation ($id: ID!) { deleteSource(input: { id: $id }) { ... on DeleteSourceSuccess { deletedArtifactCount keptArtifactCount } } }'
  expect(await world.read(query, { id: source })).toEqual({
    deleteSource: { deletedArtifactCount: 1, keptArtifactCount: 2 },
  })
  const left = await world.database.prisma.artifact.findMany({ orderBy: { path: 'asc' } })
  expect(left.map(({ path, state, sourceId }) => ({ path, state, sourceId }))).toEqual([
    { path: 'skills/a', state: 'REMOVED', sourceId: null },
    { path: 'skills/b', state: 'REMOVED', sourceId: null },
  ])
})

test('deleting an artifact that has been deployed takes it out of every list, and keeps it as REMOVED', async () => {
  const world = await createWorld()
  const [deployed = '', other = ''] = await world.artifacts(2)
  await deploy(world, deployed)
  const collection = await world.collection('both', [deployed, other])
  await world.group(collection, 'part', [deployed])
  const remove =
    'mutation ($id: ID!) { deleteArtifact(input: { id: $id }) { __typename ... on DeleteArtifactSuccess { deletedId artifact { __typename id state version deployments { totalCount } collections { totalCount } } } } }'
  expect(stable(await world.read(remove, { id: deployed }))).toMatchInlineSnapshot(`
    {
      "deleteArtifact": {
        "__typename": "DeleteArtifactSuccess",
        "artifact": {
          "__typename": "Artifact",
          "collections": {
            "totalCount": 0,
          },
          "deployments": {
            "totalCount": 1,
          },
          "id": "Artifact#1",
          "state": "REMOVED",
          "version": 2,
        },
        "deletedId": "Artifact#1",
      },
    }
  `)
  expect(await world.read('{ collections { nodes { artifactCount groups { nodes { artifactCount } } } } }')).toEqual({
    collections: { nodes: [{ artifactCount: 1, groups: { nodes: [{ artifactCount: 0 }] } }] },
  })
  expect(await world.read(remove, { id: other })).toEqual({
    deleteArtifact: { __typename: 'DeleteArtifactSuccess', deletedId: other, artifact: null },
  })
})
