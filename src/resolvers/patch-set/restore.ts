import type { ChangeSince } from '../errors.ts'
import { mostLevels } from '../task/rules.ts'
import type { Applied } from './applied.ts'
import { change, fieldsChanged } from './base.ts'
import { Draft } from './draft.ts'
import { keysFor } from './keys.ts'
import { nothing } from './plan.ts'
import type { PlanState, TaskState } from '../../database/index.ts'

/** What taking back comes to: the state to return to and, where there is any, what was changed since and forbids it. */
export interface Restoration {
  readonly state: PlanState
  readonly changes: readonly ChangeSince[]
}

/**
 * Reckons how a project is brought back to before a patch set was applied. Whatever the patch set has not touched stays
 * as it is now; what it has touched must be as it has left it.
 */
export function restore(applied: Applied, projectId: string, now: PlanState): Restoration {
  const made = new Set(Object.entries(applied.tasks).flatMap(([id, { before }]) => (before === null ? [id] : [])))
  const changes = [...touchedSince(applied, projectId, now), ...grownOn(made, applied, now)]
  if (applied.project?.before === null) return { state: nothing, changes: [...changes, ...addedTo(applied, now)] }
  const tasks = new Map(now.tasks)
  for (const [id, { before }] of Object.entries(applied.tasks)) {
    if (before === null) tasks.delete(id)
    else tasks.set(id, before)
  }
  const state = { project: applied.project?.before ?? now.project, tasks }
  if (changes.length > 0) return { state, changes }
  return { state: { ...state, tasks: withFreeKeys(applied, now, tasks) }, changes: unfit(applied, state) }
}

/** What the patch set has touched and somebody has touched since. */
function touchedSince(applied: Applied, projectId: string, now: PlanState): ChangeSince[] {
  const { project } = applied
  const inProject = project?.after && now.project ? fieldsChanged(project.after, now.project) : []
  return [
    ...(inProject.length > 0 ? [change('Project', projectId, 'CHANGED', inProject)] : []),
    ...Object.entries(applied.tasks).flatMap(([id, { after }]): ChangeSince[] => {
      const is = now.tasks.get(id)
      if (is === undefined) return after === null ? [] : [change('Task', id, 'REMOVED')]
      if (after === null) return [change('Task', id, 'ADDED')]
      const fields = fieldsChanged<TaskState>(after, is)
      return fields.length > 0 ? [change('Task', id, 'CHANGED', fields)] : []
    }),
  ]
}

/** Other tasks that by now stand below what the patch set has made, or wait for it. */
function grownOn(made: ReadonlySet<string>, applied: Applied, now: PlanState): ChangeSince[] {
  return [...now.tasks].flatMap(([id, { parentId, dependsOn }]): ChangeSince[] => {
    if (Object.hasOwn(applied.tasks, id)) return []
    if (parentId !== null && made.has(parentId)) return [change('Task', id, 'ADDED')]
    return dependsOn.some((other) => made.has(other)) ? [change('Task', id, 'CHANGED', ['dependsOn'])] : []
  })
}

/** Tasks that were added to a project that the patch set has made. */
function addedTo(applied: Applied, now: PlanState): ChangeSince[] {
  return [...now.tasks].flatMap(([id, { parentId }]) =>
    parentId === null && !Object.hasOwn(applied.tasks, id) ? [change('Task', id, 'ADDED')] : [],
  )
}

/** What no longer fits to tasks as they were: parents and dependencies that are gone, or stand elsewhere now. */
function unfit(applied: Applied, { tasks }: PlanState): ChangeSince[] {
  const draft = new Draft({ project: null, tasks })
  const changes = new Map<string, ChangeSince>()
  for (const [id, { before }] of Object.entries(applied.tasks)) {
    if (before === null) continue
    for (const other of [...before.dependsOn, ...(before.parentId === null ? [] : [before.parentId])])
      if (!tasks.has(other)) changes.set(other, change('Task', other, 'REMOVED'))
    for (const other of before.dependsOn)
      if (draft.waitsFor(other, id)) changes.set(other, change('Task', other, 'CHANGED', ['dependsOn']))
  }
  for (const id of tasks.keys()) if (isTooDeep(id, tasks)) changes.set(id, change('Task', id, 'CHANGED', ['parent']))
  return [...changes.values()]
}

/** Whether a task stands deeper than it may; one that stands below itself does. */
function isTooDeep(id: string, tasks: ReadonlyMap<string, TaskState>): boolean {
  let at: string | null = id
  for (let level = 0; level < mostLevels && at !== null; level++) at = tasks.get(at)?.parentId ?? null
  return at !== null
}

/** The same tasks; what would return to an order key that somebody else's task has by now gets one right behind it. */
function withFreeKeys(applied: Applied, now: PlanState, tasks: Map<string, TaskState>): Map<string, TaskState> {
  const place = ({ parentId, orderKey }: TaskState) => `${parentId ?? ''} ${orderKey}`
  const owners = new Map([...now.tasks].map(([id, task]) => [place(task), id]))
  const crowded = new Set<string>()
  const lists = new Set<string | null>()
  for (const id of Object.keys(applied.tasks)) {
    const task = tasks.get(id)
    if (!task || (owners.get(place(task)) ?? id) === id) continue
    crowded.add(id)
    lists.add(task.parentId)
  }
  for (const parentId of lists) {
    const siblings = [...tasks].filter(([, task]) => task.parentId === parentId)
    const inOrder = siblings.sort(([one, a], [other, b]) => {
      if (a.orderKey !== b.orderKey) return a.orderKey < b.orderKey ? -1 : 1
      return Number(crowded.has(one)) - Number(crowded.has(other))
    })
    const taken = [...now.tasks.values()].flatMap((task) => (task.parentId === parentId ? [task.orderKey] : []))
    const keys = keysFor(
      inOrder.map(([id, { orderKey }]) => ({ id, key: crowded.has(id) ? null : orderKey })),
      taken.concat(siblings.map(([, { orderKey }]) => orderKey)).sort(),
    )
    for (const [id, task] of siblings) tasks.set(id, { ...task, orderKey: keys.get(id) ?? task.orderKey })
  }
  return tasks
}
