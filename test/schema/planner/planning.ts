import type { World } from '../../kit/world.ts'
import { planning } from './documents.ts'

/** The answer of one of the planner's mutations. */
export interface Planned {
  readonly __typename: string
  readonly patchSet?: PlannedPatchSet | null
  readonly conversation?: { readonly id: string }
  readonly [field: string]: unknown
}

/** A patch set as the documents of the tests ask for it. */
export interface PlannedPatchSet {
  readonly id: string
  readonly operations: readonly Record<string, unknown>[]
  readonly [field: string]: unknown
}

/** Sends one of the planner's mutations. */
export async function plan(world: World, name: keyof typeof planning, input: object): Promise<Planned> {
  const { result } = await world.read<{ result: Planned }>(planning[name], { input })
  return result
}

/** Begins a conversation. @returns its id */
export async function talk(world: World, projectId: string | null = null): Promise<string> {
  const { conversation } = await plan(world, 'startConversation', { projectId })
  return conversation?.id ?? ''
}

/** How many rows there are of everything that the planner could write. */
export async function rowsIn(world: World): Promise<Record<string, number>> {
  const { prisma } = world.database
  return {
    patchSets: await prisma.patchSet.count(),
    projects: await prisma.project.count(),
    tasks: await prisma.task.count(),
    messages: await prisma.message.count(),
  }
}

/** The environment of a world whose planner asks a server of the test's own. */
export const asking = (url: string, more: Record<string, string> = {}): Record<string, string> => ({
  AI_PROVIDER: 'openai-compatible',
  AI_MODEL: 'test-model',
  AI_BASE_URL: url,
  AI_API_KEY: 'sk-hunter2',
  ...more,
})

/** A project made of an outline, through the API. */
export async function plannedProject(
  world: World,
  outline: string,
): Promise<{ projectId: string; tasks: Map<string, string> }> {
  const { patchSet } = await plan(world, 'generatePlan', { idea: outline })
  const applied = await plan(world, 'applyPatchSet', { id: patchSet?.id })
  const { id: projectId } = applied['project'] as { id: string }
  const { node } = await world.read<{ node: { taskTree: { task: { id: string; title: string } }[] } }>(
    `query ($id: ID!) { node(id: $id) { ... on Project { taskTree { task { id title } } } } }`,
    { id: projectId },
  )
  return { projectId, tasks: new Map(node.taskTree.map(({ task }) => [task.title, task.id])) }
}
