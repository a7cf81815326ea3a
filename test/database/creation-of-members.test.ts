import { expect, test } from 'vitest'
import { violation } from '../../src/database/index.ts'
import { newId } from '../../src/ids.ts'
import { freshDatabase } from '../kit/database.ts'

const early = new Date('2020-01-01T00:00:00.001Z')
const late = new Date('2021-01-01T00:00:00.001Z')

test('a membership has the time of its artifact’s creation, whatever is said of it and whatever changes', async () => {
  const { database } = await freshDatabase()
  const { prisma } = database
  const [collectionId, artifactId, otherId] = [newId(), newId(), newId()]
  await prisma.collection.create({ data: { id: collectionId, createdBy: 'local', name: 'List' } })
  await prisma.artifact.createMany({
    data: [artifactId, otherId].map((id) => ({ id, type: 'SKILL', name: 'a', tags: [], createdAt: early })),
  })
  const rest = { collectionId, orderKey: 'a0' }
  const times = () => prisma.collectionMembership.findMany({ select: { artifactId: true, artifactCreatedAt: true } })

  await prisma.collectionMembership.create({ data: { ...rest, artifactId, artifactCreatedAt: late } })
  expect(await times()).toEqual([{ artifactId, artifactCreatedAt: early }])
  await prisma.artifact.update({ where: { id: artifactId }, data: { createdAt: late } })
  expect(await times()).toEqual([{ artifactId, artifactCreatedAt: late }])
  await prisma.collectionMembership.updateMany({ data: { artifactCreatedAt: early } })
  expect(await times()).toEqual([{ artifactId, artifactCreatedAt: late }])
  await prisma.collectionMembership.updateMany({ data: { artifactId: otherId } })
  expect(await times()).toEqual([{ artifactId: otherId, artifactCreatedAt: early }])
})

test('that there is no artifact is told by the foreign key', async () => {
  const { database } = await freshDatabase()
  const { prisma } = database
  const collectionId = newId()
  await prisma.collection.create({ data: { id: collectionId, createdBy: 'local', name: 'List' } })
  const error: unknown = await prisma.collectionMembership
    .create({ data: { collectionId, artifactId: newId(), orderKey: 'a0' } })
    .catch((thrown: unknown) => thrown)
  expect(violation(error)).toEqual({ kind: 'foreign-key', constraint: 'collection_memberships_artifact_id_fkey' })
})
