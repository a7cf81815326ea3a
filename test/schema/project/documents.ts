import { expect } from 'vitest'
import { encodeId } from '../../../src/ids.ts'
import type { World } from '../../kit/world.ts'

const task = `__typename id title description status priority assignee estimatedMinutes actualMinutes dueDate tags
  completedAt deletedAt depth position version createdAt updatedAt
  project { __typename id taskCount completedTaskCount version }
  parent { __typename id title }
  subtasks { __typename totalCount nodes { __typename title } }
  dependsOn { __typename nodes { __typename title } }
  blocks { __typename nodes { __typename title } }`
const project = `__typename id name description status priority tags createdBy taskCount completedTaskCount deletedAt version
  createdAt updatedAt
  tasks { __typename nodes { __typename id title } }
  taskTree { __typename depth task { __typename id title } }`
const failure = `... on Error {
  __typename code message path
  ... on ValidationError { issues { __typename path message code } }
  ... on ConflictError { existing { __typename id } }
  ... on StaleVersionError { current { __typename id ... on Project { name version } ... on Task { title version } } }
  ... on LimitError { limit }
}`

/** Everything that the successes of these mutations show. */
const payloads = {
  createProject: `project { ${project} }`,
  updateProject: `project { ${project} }`,
  deleteProject: `deletedId deletedTaskCount project { ${project} }`,
  restoreProject: `restoredTaskCount project { ${project} }`,
  createTask: `task { ${task} }`,
  updateTask: `task { ${task} }`,
  deleteTask: `deletedId deletedIds project { ${project} }`,
  moveTask: `task { ${task} }`,
  reorderTasks: `project { ${project} } parent { ${task} }`,
} as const

/** One of these mutations. */
export type Change = keyof typeof payloads

/** The answer of a mutation: a success or one of its errors. */
export type Result = Record<string, unknown> & { readonly __typename: string }

type Input = Readonly<Record<string, unknown>>

/** The text of a mutation. `success` is what of its success is asked for: everything unless it is given. */
function documentOf(change: Change, success: string = payloads[change]): string {
  const name = `${change.charAt(0).toUpperCase()}${change.slice(1)}`
  return `mutation ($input: ${name}Input!) {
    ${change}(input: $input) { __typename ... on ${name}Success { ${success} } ${failure} }
  }`
}

/** Sends a mutation and gives its result, asking for everything or for `success`. */
export async function change(world: World, name: Change, input: Input, success?: string): Promise<Result> {
  const data = await world.read<Record<string, Result>>(documentOf(name, success), { input })
  return data[name] ?? { __typename: 'nothing' }
}

/** Sends a mutation that has to succeed, asking only for the ids of what it made or changed. */
export async function done(world: World, name: Change, input: Input): Promise<void> {
  const { __typename } = await change(world, name, input, '__typename')
  expect(__typename).toMatch(/Success$/)
}

/** Every row of projects, tasks and dependencies with the transaction that wrote it. */
async function everyRow({ database }: World): Promise<unknown> {
  const found = []
  for (const table of ['projects', 'tasks', 'task_dependencies'])
    found.push(await database.driver.query(`SELECT xmin::text, t.* FROM ${table} t ORDER BY t::text`))
  return found
}

/** Sends a mutation that has to be refused, and sees that it wrote nothing. */
export async function refused(world: World, name: Change, input: Input): Promise<Result> {
  const before = await everyRow(world)
  const result = await change(world, name, input)
  expect(await everyRow(world)).toEqual(before)
  return result
}

/** How many SQL statements a mutation sends that asks for nothing but whether it was done. */
export async function statementCount(world: World, name: Change, input: Input): Promise<number> {
  world.statements.take()
  await done(world, name, input)
  return world.statements.take().length
}

/** The tree of a project as lines: titles, each with a dash for every task above it. */
export async function treeOf(world: World, projectId: string): Promise<string[]> {
  const query = 'query ($id: ID!) { node(id: $id) { ... on Project { taskTree { depth task { title } } } } }'
  const { node } = await world.read<{ node: { taskTree: { depth: number; task: { title: string } }[] } }>(query, {
    id: projectId,
  })
  return node.taskTree.map(({ depth, task: { title } }) => '-'.repeat(depth) + title)
}

/** Compares the counts that are kept of every project with what is there. */
export async function expectTrueCounts({ database }: World): Promise<void> {
  const rows = await database.driver.query<{ kept: number[]; counted: number[] }>(`
    SELECT ARRAY[task_count, completed_task_count] AS kept, ARRAY[
      (SELECT count(*)::int FROM tasks WHERE project_id = p.id AND deleted_at IS NULL),
      (SELECT count(*)::int FROM tasks WHERE project_id = p.id AND deleted_at IS NULL AND status = 'COMPLETED')
    ] AS counted FROM projects p`)
  expect(rows.map(({ kept }) => kept)).toEqual(rows.map(({ counted }) => counted))
}

/** A project with a small tree, and the ids of everything in it by title. */
export async function fillGarden(world: World) {
  const projectId = await world.project('Garden', {
    tasks: [
      { title: 'beds', subtasks: [{ title: 'dig', subtasks: [{ title: 'rent a spade' }] }, { title: 'sow' }] },
      { title: 'fence', status: 'COMPLETED' },
      { title: 'pond' },
    ],
  })
  const rows = await world.database.prisma.task.findMany()
  const ids = new Map(rows.map(({ id, title }) => [title, encodeId('Task', id)]))
  world.statements.take()
  return { projectId, id: (title: string) => ids.get(title) ?? title }
}

/** Ids of things that are not there. */
export const nowhere = {
  malformed: 'no-such-id',
  project: encodeId('Project', '00000000-0000-7000-8000-000000000000'),
  task: encodeId('Task', '00000000-0000-7000-8000-000000000000'),
} as const
