import { newId } from '../../ids.ts'
import { mostLevels, mostTasks } from '../task/rules.ts'
import { given as definite } from '../versions.ts'
import type { Findings } from './issues.ts'
import type { Given } from './parse.ts'
import type { Run } from './run.ts'
import type { TaskState } from '../../database/index.ts'

/** Makes a task. What is wrong with it is reported, and it is made as well as can be, so that others can refer to it. */
export function createTask(run: Run, given: Given<'createTask'>, findings: Findings): void {
  const { draft } = run
  const parentId = parentOf(run, given.parentId, findings)
  const dependsOn = run.dependencies(given.dependsOnIds ?? [], null, findings)
  const fits = parentId !== undefined && isShallow(draft.levelBelow(parentId), findings)
  const listId = fits ? parentId : null
  const spot = parentId === undefined ? 'end' : run.spot(given.at, parentId, null, findings)
  if (draft.size >= mostTasks)
    findings.error([], 'TOO_MANY', `The project would have more than ${String(mostTasks)} tasks.`)
  const id = newId()
  const status = given.status ?? 'TODO'
  draft.add(
    id,
    {
      parentId: listId,
      title: given.title ?? '',
      description: given.description ?? null,
      status,
      priority: given.priority ?? 'MEDIUM',
      assignee: given.assignee ?? null,
      estimatedMinutes: given.estimatedMinutes ?? null,
      actualMinutes: given.actualMinutes ?? null,
      dueDate: given.dueDate ?? null,
      tags: given.tags ?? [],
      completedAt: status === 'COMPLETED' ? run.now : null,
      dependsOn,
    },
    fits ? spot : 'end',
  )
  run.changed.add(id)
  if (given.tempId != null) run.name(given.tempId, id, findings)
}

/** Changes a task's fields, its place among them. */
export function updateTask(run: Run, given: Given<'updateTask'>, operation: number, findings: Findings): void {
  const id = given.id === undefined ? null : run.resolve(given.id, ['id'], findings)
  const { title, description, status, priority, assignee, estimatedMinutes, actualMinutes, dueDate, tags } = given
  const { dependsOnIds } = given
  const waits = dependsOnIds === undefined ? {} : { dependsOn: run.dependencies(dependsOnIds ?? [], id, findings) }
  const before = id === null ? undefined : run.draft.task(id)
  move(run, id, before ?? null, given, findings)
  if (id === null || !before) return
  run.touched.tasks.add(id)
  run.changed.add(id)
  const set = Object.keys(given).filter((field) => field !== 'id' && !(field === 'at' && given.at == null))
  run.sets(id, set, operation, findings)
  const fields = { title, description, status, priority, assignee, estimatedMinutes, actualMinutes, dueDate, tags }
  run.draft.change(id, { ...definite(fields), ...waits, ...completion(before, status, run.now) })
}

/** Deletes a task with everything below it. */
export function deleteTask(run: Run, given: Given<'deleteTask'>, findings: Findings): void {
  const id = given.id === undefined ? null : run.resolve(given.id, ['id'], findings)
  if (id === null) return
  const gone = run.draft.subtree(id)
  const within = new Set(gone)
  const waiting = new Set(gone.flatMap((each) => [...run.draft.dependents(each)].filter((other) => !within.has(other))))
  const lost = gone.filter((each) => run.changed.has(each)).length
  if (gone.length > 1)
    findings.warning(['id'], 'SUBTASKS_DELETED', `Tasks below it that are deleted, too: ${String(gone.length - 1)}.`)
  if (waiting.size > 0)
    findings.warning(['id'], 'DEPENDENCY_LOST', `Tasks that wait for what is deleted: ${String(waiting.size)}.`)
  if (lost > 0)
    findings.warning(['id'], 'LOST_CHANGE', `Tasks that earlier operations make or change in vain: ${String(lost)}.`)
  for (const each of gone) run.touched.tasks.add(each)
  run.draft.remove(id)
}

/** A parent as it was given: null for the top level, undefined when there is no such task. */
function parentOf(run: Run, given: string | null | undefined, findings: Findings): string | null | undefined {
  return given == null ? null : (run.resolve(given, ['parentId'], findings) ?? undefined)
}

function move(
  run: Run,
  id: string | null,
  task: TaskState | null,
  { parentId: given, at }: Given<'updateTask'>,
  findings: Findings,
): void {
  if (given === undefined && at == null) return
  const parentId = given === undefined ? (task?.parentId ?? null) : parentOf(run, given, findings)
  if (id === null || task === null || parentId === undefined) {
    const anchor = at?.before ?? at?.after
    if (anchor != null) run.resolve(anchor, ['at', at?.before == null ? 'after' : 'before'], findings)
    return
  }
  const { draft } = run
  if (parentId !== null && draft.subtree(id).includes(parentId)) {
    findings.error(['parentId'], 'CYCLE', 'The new parent is the task itself or stands below it.')
    return
  }
  const fits = isShallow(draft.levelBelow(parentId) + draft.height(id) - 1, findings)
  const spot = run.spot(at, parentId, id, findings)
  if (fits && !(at == null && parentId === task.parentId)) draft.move(id, parentId, spot)
}

function isShallow(level: number, findings: Findings): boolean {
  if (level <= mostLevels) return true
  findings.error(['parentId'], 'TOO_DEEP', `A tree of tasks has at most ${String(mostLevels)} levels.`)
  return false
}

/** When a task was completed follows its status. */
function completion(before: TaskState, status: TaskState['status'] | undefined, now: string): Partial<TaskState> {
  if (status === undefined) return {}
  return { completedAt: status === 'COMPLETED' ? (before.completedAt ?? now) : null }
}
