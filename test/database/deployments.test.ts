import { expect, test } from 'vitest'
import { violation } from '../../src/database/index.ts'
import { newId } from '../../src/ids.ts'
import { freshDatabase } from '../kit/database.ts'

async function furnished() {
  const { database } = await freshDatabase()
  const { prisma } = database
  const [projectId, artifactId] = [newId(), newId()]
  await prisma.project.create({ data: { id: projectId, createdBy: 'local', name: 'Shop', tags: [] } })
  await prisma.artifact.create({ data: { id: artifactId, type: 'SKILL', name: 'a', tags: [] } })
  const record = (contentHash: string | null, deployedAt = '2026-01-01T00:00:00Z') =>
    prisma.deployment.create({
      data: { id: newId(), projectId, artifactId, status: 'SUCCEEDED', contentHash, deployedBy: 'local', deployedAt },
    })
  return { prisma, projectId, artifactId, record }
}

const failureOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error: unknown) => error,
  )

test.each([null, 'a'.repeat(40)])('the same event is there once, with the hash %s', async (hash) => {
  const { prisma, record } = await furnished()
  await record(hash)
  const error = await failureOf(record(hash))
  expect(violation(error)).toEqual({ kind: 'unique', constraint: 'deployments_event_key' })
  await record('b'.repeat(40))
  expect(await prisma.deployment.count()).toBe(2)
})

test('an event is neither changed nor deleted, and holds what it is about', async () => {
  const { prisma, projectId, artifactId, record } = await furnished()
  const { id } = await record(null)
  const refused = /Deployments are history/
  await expect(prisma.deployment.update({ where: { id }, data: { message: 'x' } })).rejects.toThrow(refused)
  await expect(prisma.deployment.delete({ where: { id } })).rejects.toThrow(refused)
  const ofArtifact = await failureOf(prisma.artifact.delete({ where: { id: artifactId } }))
  const ofProject = await failureOf(prisma.project.delete({ where: { id: projectId } }))
  expect([violation(ofArtifact)?.kind, violation(ofProject)?.kind]).toEqual(['foreign-key', 'foreign-key'])
})

test('what joins a collection brings its latest event along, and takes it away when it leaves', async () => {
  const { prisma, artifactId, record } = await furnished()
  await record(null, '2026-01-02T00:00:00Z')
  const { id: deploymentId } = await record(null, '2026-01-03T00:00:00Z')
  await record(null, '2026-01-01T00:00:00Z')
  const collectionId = newId()
  await prisma.collection.create({ data: { id: collectionId, createdBy: 'local', name: 'c' } })
  await prisma.collectionMembership.create({ data: { collectionId, artifactId, orderKey: 'a0' } })
  expect(await prisma.collectionDeployment.findMany()).toMatchObject([{ collectionId, artifactId, deploymentId }])
  await prisma.collectionMembership.deleteMany()
  expect(await prisma.collectionDeployment.findMany()).toEqual([])
})
