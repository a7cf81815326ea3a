import { z } from 'zod'
import { storedProject, storedTask } from './base.ts'
import type { Writes } from './changes.ts'
import type { PlanState, ProjectState, TaskState } from '../../database/index.ts'

const beforeAndAfter = <State extends z.ZodType>(state: State) =>
  z.strictObject({ before: state.nullable(), after: state.nullable() })

/** What applying a patch set has changed: each thing as it was before and as it was after; null where it was not there. */
export const applied = z.strictObject({
  project: beforeAndAfter(storedProject).nullable(),
  tasks: z.record(z.uuid(), beforeAndAfter(storedTask)),
})
export type Applied = z.output<typeof applied>

/** What has to be kept of writes, so that they can be taken back. */
export function appliedBetween(before: PlanState, after: PlanState, writes: Writes): Applied {
  const ids = [...writes.created.keys(), ...writes.changed.keys(), ...writes.deleted]
  const { project } = writes
  return {
    project: project && { before: before.project && copyProject(before.project), after: copyProject(project) },
    tasks: Object.fromEntries(
      ids.map((id) => [id, { before: copyTask(before.tasks.get(id)), after: copyTask(after.tasks.get(id)) }]),
    ),
  }
}

const copyProject = (project: ProjectState) => ({ ...project, tags: [...project.tags] })

const copyTask = (task: TaskState | undefined) =>
  task ? { ...task, tags: [...task.tags], dependsOn: [...task.dependsOn] } : null
