import { decodeId, encodeId, newId } from '../../src/ids.ts'
import { deleteProject } from '../../src/resolvers/project/delete.ts'
import { startConversation } from '../../src/resolvers/conversation/start.ts'
import { applyPatchSet } from '../../src/resolvers/patch-set/apply.ts'
import { proposePatchSet } from '../../src/resolvers/patch-set/propose-patch-set.ts'
import { createWorld, type World, type WorldOptions } from '../kit/world.ts'
import { repositoryOf, skill } from '../kit/repository.ts'

/** A world with something of everything in it, for tables over the whole schema. Ids are global ids. */
export interface Furnished {
  readonly world: World
  /** Made by hand, in no list. */
  readonly loose: string
  /** In `collection` and, the first two, in `group`. */
  readonly members: readonly [string, string, string]
  readonly collection: string
  readonly group: string
  /** The second group of `collection`, empty. */
  readonly emptyGroup: string
  /** Empty. */
  readonly otherCollection: string
  /** Scanned once; it has one artifact. */
  readonly source: string
  /** The artifact of `source`. */
  readonly scanned: string
  /** One that `source` had once, and a person has excluded. */
  readonly excluded: string
  /** A scan of another source, which waits for ever: there is no job for it. */
  readonly waitingScan: string
  /** It has `task`, which depends on `otherTask` and has `subtask` below it, and `otherTask`. */
  readonly project: string
  readonly task: string
  readonly subtask: string
  readonly otherTask: string
  /** Was deleted. */
  readonly deletedProject: string
  /** Made by hand, in no list; it was deployed to `project` once, by `deployment`. */
  readonly deployed: string
  readonly deployment: string
  /** About `project`: PROPOSED and APPLIED. */
  readonly patchSet: string
  readonly appliedPatchSet: string
  /** About `project`; `message` was said in it. */
  readonly conversation: string
  readonly message: string
}

/** Makes such a world. `actor` sends the requests only: the world is furnished by the local one. */
export async function furnish(options: WorldOptions = {}): Promise<Furnished> {
  const world = await createWorld({ ...options, repositories: { 'acme/tools': repositoryOf(skill('sharpen')) } })
  const [first = '', second = '', third = '', loose = ''] = await world.artifacts(4)
  const collection = await world.collection('Everyday', [first, second, third])
  const group = await world.group(collection, 'Mornings', [first, second])
  const emptyGroup = await world.group(collection, 'Evenings')
  const otherCollection = await world.collection('Holidays')
  const source = await world.source('https://github.com/acme/tools', { tags: ['sharp'] })
  const waitingScan = await waiting(world)
  const { scanned, excluded } = await scannedOnes(world)
  const { project, task, subtask, otherTask } = await plan(world)
  const deletedProject = await world.project('Old news')
  await world.perform(deleteProject, { id: deletedProject })
  const deployed = await world.artifact({ name: 'deployed' })
  const deployment = await world.deployment(project, { artifactId: deployed })
  const { patchSet, appliedPatchSet } = await propose(world, project)
  const { conversation, message } = await talk(world, project)
  world.statements.take()
  const lists = { loose, members: [first, second, third], collection, group, emptyGroup, otherCollection } as const
  return {
    world,
    ...lists,
    source,
    scanned,
    excluded,
    waitingScan,
    project,
    task,
    subtask,
    otherTask,
    deletedProject,
    deployed,
    deployment,
    patchSet,
    appliedPatchSet,
    conversation,
    message,
  }
}

async function scannedOnes(world: World) {
  const { id, ...scanned } = await world.database.prisma.artifact.findFirstOrThrow({
    where: { sourceId: { not: null } },
  })
  const { sourceId, contentHash, detectedAt } = scanned
  const by = { state: 'EXCLUDED', excludedAt: new Date(), excludedBy: 'local', exclusionReason: 'None.' } as const
  const excluded = await world.database.prisma.artifact.create({
    data: {
      id: newId(),
      type: 'AGENT',
      name: 'none',
      path: 'none.md',
      tags: [],
      sourceId,
      contentHash,
      detectedAt,
      ...by,
    },
  })
  return { scanned: encodeId('Artifact', id), excluded: encodeId('Artifact', excluded.id) }
}

async function waiting(world: World): Promise<string> {
  const later = decodeId(await world.source('https://github.com/acme/later', { scan: false }))
  const { id } = await world.database.prisma.scan.create({ data: { id: newId(), sourceId: later?.id ?? '' } })
  return encodeId('Scan', id)
}

async function plan(world: World) {
  const project = await world.project('Garden')
  const otherTask = await world.task(project, { title: 'Buy seeds' })
  const task = await world.task(project, { title: 'Sow', dependsOnIds: [otherTask] })
  return { project, task, subtask: await world.task(project, { title: 'Dig', parentId: task }), otherTask }
}

async function talk(world: World, projectId: string) {
  const { conversation } = await world.perform(startConversation, { projectId })
  const said = { conversationId: conversation.id, author: 'PERSON', text: 'Hello' } as const
  const message = await world.database.prisma.message.create({ data: { id: newId(), ...said } })
  return { conversation: encodeId('Conversation', conversation.id), message: encodeId('Message', message.id) }
}

async function propose(world: World, projectId: string) {
  const kept = async (operation: object): Promise<string> => {
    const { patchSet } = await world.perform(proposePatchSet, { projectId, operations: [operation] })
    return encodeId('PatchSet', patchSet.id)
  }
  // It makes no task, so that the examples of others know all tasks.
  const appliedPatchSet = await kept({ updateProject: { description: 'Behind the house.' } })
  await world.perform(applyPatchSet, { id: appliedPatchSet })
  return { patchSet: await kept({ createTask: { title: 'Weed' } }), appliedPatchSet }
}
