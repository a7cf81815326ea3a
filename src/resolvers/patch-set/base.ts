import { z } from 'zod'
import type { ChangeSince } from '../errors.ts'
import { priority } from '../values.ts'
import { projectStatus } from '../project/input.ts'
import { taskStatus } from '../task/input.ts'
import { differing } from './changes.ts'
import type { PlanState, ProjectState, TaskState } from '../../database/index.ts'
import type { Touched } from './run.ts'

/** A project as records keep it. */
export const storedProject = z.strictObject({
  name: z.string(),
  description: z.string().nullable(),
  status: projectStatus,
  priority: priority,
  tags: z.array(z.string()),
}) satisfies z.ZodType<ProjectState>

/** A task as records keep it. */
export const storedTask = z.strictObject({
  parentId: z.uuid().nullable(),
  orderKey: z.string(),
  title: z.string(),
  description: z.string().nullable(),
  status: taskStatus,
  priority: priority,
  assignee: z.string().nullable(),
  estimatedMinutes: z.number().nullable(),
  actualMinutes: z.number().nullable(),
  dueDate: z.string().nullable(),
  tags: z.array(z.string()),
  completedAt: z.string().nullable(),
  dependsOn: z.array(z.uuid()),
}) satisfies z.ZodType<TaskState>

/** What a patch set was proposed against: what it changes or deletes as it was, and what it refers to, which is null. */
export const base = z.strictObject({
  project: storedProject.nullable(),
  tasks: z.record(z.uuid(), storedTask.nullable()),
})
export type Base = z.output<typeof base>

/** What has to be remembered when operations are proposed. */
export function baseOf(before: PlanState, touched: Touched): Base {
  const tasks: Base['tasks'] = {}
  for (const id of touched.mentioned) tasks[id] = null
  for (const id of touched.tasks) {
    const task = before.tasks.get(id)
    if (task) tasks[id] = { ...task, tags: [...task.tags], dependsOn: [...task.dependsOn] }
  }
  const { project } = before
  return { project: touched.project && project ? { ...project, tags: [...project.tags] } : null, tasks }
}

/**
 * What was changed since operations were proposed, of what they are about. Other changes are no concern of theirs.
 * @param touched what the operations would touch now: more than before when something was added below a deleted task
 */
export function changesSince(
  { project, tasks }: Base,
  projectId: string,
  now: PlanState,
  touched: Touched,
): ChangeSince[] {
  const inProject = project === null || now.project === null ? [] : fieldsChanged(project, now.project)
  const known = Object.entries(tasks).flatMap(([id, was]): ChangeSince[] => {
    const is = now.tasks.get(id)
    if (is === undefined) return [change('Task', id, 'REMOVED')]
    const fields = was === null ? [] : fieldsChanged(was, is)
    return fields.length > 0 ? [change('Task', id, 'CHANGED', fields)] : []
  })
  const added = [...touched.tasks].filter((id) => now.tasks.has(id) && !Object.hasOwn(tasks, id))
  return [
    ...(inProject.length > 0 ? [change('Project', projectId, 'CHANGED', inProject)] : []),
    ...known,
    ...added.map((id) => change('Task', id, 'ADDED')),
  ]
}

/** Names a change. */
export function change(
  type: 'Project' | 'Task',
  id: string,
  kind: ChangeSince['kind'],
  fields: readonly string[] = [],
): ChangeSince {
  return { subject: { type, id }, kind, fields }
}

const shownAs: Partial<Record<string, string>> = { parentId: 'parent', orderKey: 'position' }

/** The fields in which a thing differs from what it was, as the API names them. */
export function fieldsChanged<State extends object>(was: State, is: State): string[] {
  return differing(was, is).map((field) => shownAs[field] ?? field)
}
