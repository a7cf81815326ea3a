import { encodeId, newId } from '../../../src/ids.ts'
import { createWorld, type World } from '../../kit/world.ts'

/** A catalogue with so many of everything, and ids to begin with. */
export interface Library {
  readonly world: World
  readonly collection: string
  readonly group: string
  readonly artifact: string
  readonly source: string
  /** Every artifact was deployed to it once. */
  readonly project: string
}

const orderKey = (index: number): string => `b${String(index).padStart(2, '0')}`

/** Makes as many collections, sources and artifacts of one plugin. The newest ten collections and their groups hold them all. */
export async function furnishLibrary(size: number, making: Promise<World> = createWorld()): Promise<Library> {
  const world = await making
  const { prisma } = world.database
  const numbers = Array.from({ length: size }, (_, index) => index)
  const time = new Date('2026-03-03T03:03:03.003Z')
  const [sources, artifacts, collections] = [numbers.map(newId), numbers.map(newId), numbers.map(newId)]
  const plugin = newId()
  await prisma.source.createMany({
    data: sources.map((id, index) => ({ id, owner: 'acme', repository: `tools-${String(index)}`, tags: [] })),
  })
  const scan = { status: 'SUCCEEDED', startedAt: time, finishedAt: time } as const
  await prisma.scan.createMany({ data: sources.map((sourceId) => ({ id: newId(), sourceId, ...scan })) })
  await prisma.sourceDetails.createMany({ data: sources.map((sourceId) => ({ sourceId, readme: 'Read me.' })) })
  await prisma.artifact.create({ data: { id: plugin, type: 'PLUGIN', name: 'plugin', tags: [] } })
  await prisma.artifact.createMany({
    data: artifacts.map((id, index) => ({
      ...{ id, type: 'SKILL' as const, name: `review ${String(index)}`, tags: [], pluginId: plugin },
      ...{ sourceId: sources[index] ?? '', path: id, detectedAt: time, contentHash: '0'.repeat(40) },
    })),
  })
  await prisma.collection.createMany({
    data: collections.map((id, index) => ({ id, createdBy: 'local', name: `collection ${String(index)}` })),
  })
  const lists = collections.slice(-10)
  const groups = lists.flatMap((collectionId) =>
    [0, 1].map((index) => ({ id: newId(), collectionId, name: `group ${String(index)}`, orderKey: orderKey(index) })),
  )
  await prisma.group.createMany({ data: groups })
  const members = artifacts.map((artifactId, index) => ({ artifactId, orderKey: orderKey(index) }))
  await prisma.collectionMembership.createMany({
    data: lists.flatMap((collectionId) => members.map((member) => ({ ...member, collectionId }))),
  })
  await prisma.groupMembership.createMany({
    data: groups.flatMap(({ id: groupId, collectionId }) => members.map((one) => ({ ...one, groupId, collectionId }))),
  })
  const deployedTo = newId()
  await prisma.project.create({ data: { id: deployedTo, createdBy: 'local', name: 'project', tags: [] } })
  await prisma.deployment.createMany({
    data: artifacts.map((artifactId, index) => ({
      ...{ id: newId(), projectId: deployedTo, artifactId, status: 'SUCCEEDED' as const, deployedBy: 'local' },
      deployedAt: new Date(time.getTime() + index),
    })),
  })
  world.statements.take()
  return {
    world,
    collection: encodeId('Collection', lists[0] ?? ''),
    group: encodeId('Group', groups[0]?.id ?? ''),
    artifact: encodeId('Artifact', artifacts[0] ?? ''),
    source: encodeId('Source', sources[0] ?? ''),
    project: encodeId('Project', deployedTo),
  }
}
