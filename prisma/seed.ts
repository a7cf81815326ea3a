import { type Larder, starter } from '../src/application.ts'
import { encodeId } from '../src/ids.ts'
import { createCollection } from '../src/resolvers/collection/create.ts'
import { ConflictError } from '../src/resolvers/errors.ts'
import { createGroup } from '../src/resolvers/group/create.ts'
import { type Infrastructure, perform } from '../src/resolvers/perform.ts'
import { localActor } from '../src/resolvers/permissions.ts'
import { linkArtifacts } from '../src/resolvers/placement/bulk.ts'
import { createProject } from '../src/resolvers/project/create.ts'
import { scanSource } from '../src/resolvers/scan/request.ts'
import { createSource } from '../src/resolvers/source/create.ts'
import { tagSource } from '../src/resolvers/source/tag.ts'
import type { Unit } from '../src/resolvers/unit.ts'
import { deployStarter } from './starter-deployments.ts'

type Prisma = Infrastructure['database']['prisma']

const registration = { owner: starter.owner, repository: starter.repository }

/** The groups of the first collection, and which artifacts of the starter repository stand in them, by path. */
const groups: readonly { name: string; description: string; holds: RegExp }[] = [
  { name: 'Review', description: 'Before something is merged.', holds: /review|accessib/ },
  { name: 'Release', description: 'From the last merge to the announcement.', holds: /release|migration|changelog/ },
]

/** The mark of a starter source whose collection was made: a seed that was interrupted before goes on where it was. */
const mark = 'starter'

/**
 * Fills an empty catalogue: registers the starter repository, has it scanned, makes a collection with two groups of what
 * was found, and a project. It goes through the scanner and the operations, as anybody would.
 */
export async function seed({ infrastructure, scans }: Larder): Promise<void> {
  const { prisma } = infrastructure.database
  if (!(await isUntouched(prisma))) return
  try {
    const id = await scannedStarter(infrastructure)
    await scans.idle()
    const source = await prisma.source.findUnique({ where: { id } })
    // Another process scans it, and makes the rest.
    if (source?.scanStatus !== 'SUCCEEDED') return
    await perform(infrastructure, localActor, furnish, id)
  } catch (error) {
    // Another process that has started at the same time was first.
    if (!(error instanceof ConflictError)) throw error
  }
}

/** Whether there is nothing but what an interrupted seed has left. */
async function isUntouched(prisma: Prisma): Promise<boolean> {
  const [collections, projects, madeByHand, sources] = await Promise.all([
    prisma.collection.count(),
    prisma.project.count(),
    prisma.artifact.count({ where: { sourceId: null } }),
    prisma.source.count({ where: { NOT: { ...registration, NOT: { tags: { has: mark } } } } }),
  ])
  return collections + projects + madeByHand + sources === 0
}

/** The id of the starter source, which is or is being scanned. */
async function scannedStarter(infrastructure: Infrastructure): Promise<string> {
  const known = await infrastructure.database.prisma.source.findFirst({ where: registration })
  if (known?.scanStatus === 'SUCCEEDED') return known.id
  if (known) {
    await perform(infrastructure, localActor, scanSource, { id: encodeId('Source', known.id) })
    return known.id
  }
  const url = `https://github.com/${starter.owner}/${starter.repository}`
  const { source } = await perform(infrastructure, localActor, createSource, { url, trustLevel: 'OFFICIAL' })
  return source.id
}

/** A project in which something is done, something waits and something stands below something else. */
const project: Parameters<typeof createProject>[1] = {
  name: 'Tools for the whole team',
  description: 'Everybody works with the same artifacts, and knows where they come from.',
  status: 'ACTIVE',
  priority: 'HIGH',
  tags: ['team'],
  tasks: [
    { title: 'Look through the starter repository', key: 'look', status: 'COMPLETED', estimatedMinutes: 30 },
    {
      title: 'Agree on what everybody uses',
      key: 'agree',
      status: 'IN_PROGRESS',
      dependsOnKeys: ['look'],
      subtasks: [
        { title: 'Ask who uses what', status: 'COMPLETED' },
        { title: 'Sort it into groups', subtasks: [{ title: 'Review' }, { title: 'Release' }] },
      ],
    },
    { title: 'Roll it out', dependsOnKeys: ['agree'], priority: 'LOW' },
  ],
}

/** Makes the first collection of what the starter source holds and the first project, all of it or nothing. */
async function furnish(unit: Unit, sourceId: string): Promise<void> {
  const found = await unit.tx.artifact.findMany({ where: { sourceId }, orderBy: [{ type: 'asc' }, { path: 'asc' }] })
  const link = (listId: string, artifacts: typeof found) =>
    linkArtifacts(unit, { listId, artifactIds: artifacts.map(({ id }) => encodeId('Artifact', id)) })
  const description = 'What a team reaches for every day.'
  const { collection } = await createCollection(unit, { name: 'Everyday work', description })
  const collectionId = encodeId('Collection', collection.id)
  await link(collectionId, found)
  for (const { name, description, holds } of groups) {
    const { group } = await createGroup(unit, { collectionId, name, description })
    const chosen = found.filter(({ path }) => holds.test(path ?? ''))
    await link(encodeId('Group', group.id), chosen)
  }
  await deployStarter(unit, await createProject(unit, project), found)
  await tagSource(unit, { id: encodeId('Source', sourceId), tags: [mark] })
}
