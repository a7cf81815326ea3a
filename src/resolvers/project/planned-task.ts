import { z } from 'zod'
import { newId } from '../../ids.ts'
import { type Issue, LimitError, ValidationError } from '../errors.ts'
import { name, text } from '../values.ts'
import { firstKeys } from '../ordering.ts'
import { newTaskColumns, newTaskFields } from '../task/input.ts'
import type { NewDependency, NewTask } from '../task/insert.ts'
import { circle, faultOfPlace, findCircle, mostDependencies } from '../task/rules.ts'

/** Tasks that can be made together with their project. */
const mostPlanned = 500

const fields = z.object({
  title: name,
  ...newTaskFields,
  key: text.nullish(),
  dependsOnKeys: z.array(text).max(mostDependencies).nullish(),
})

/** A task that is made together with its project, with what stands below it. */
export interface PlannedTask extends z.input<typeof fields> {
  readonly subtasks?: PlannedTask[] | null | undefined
}
interface Planned extends z.output<typeof fields> {
  readonly subtasks?: Planned[] | null | undefined
}

/** Checks and normalises such a task. {@link assertTreeFits} comes first: this goes as deep as the input does. */
export const plannedTask: z.ZodType<Planned, PlannedTask> = fields.extend({
  get subtasks() {
    return z.array(plannedTask).nullish()
  },
})

/**
 * Asks that planned tasks are neither too many nor too deep, before anything else looks at them.
 * @throws {LimitError} @throws {ValidationError}
 */
export function assertTreeFits(tasks: readonly PlannedTask[]): void {
  let count = 0
  const visit = (siblings: readonly PlannedTask[], path: readonly string[], levelsAbove: number): void => {
    count += siblings.length
    if (count > mostPlanned) {
      const message = `At most ${String(mostPlanned)} tasks are made together with their project.`
      throw new LimitError(message, ['input', 'tasks'], mostPlanned)
    }
    const fault = siblings.length > 0 && faultOfPlace({ levelsAbove, height: 1, insideItself: false })
    if (fault) throw ValidationError.at(path, fault.code, fault.message)
    for (const [index, { subtasks }] of siblings.entries())
      visit(subtasks ?? [], [...path, String(index), 'subtasks'], levelsAbove + 1)
  }
  visit(tasks, ['input', 'tasks'], 0)
}

/**
 * The rows of planned tasks and of what they depend on.
 * @throws {ValidationError} naming each key that is there twice or not at all, or a circle of dependencies
 */
export function rowsOf(projectId: string, tasks: readonly Planned[]) {
  const rows: NewTask[] = []
  const wishes: { taskId: string; path: readonly string[]; keys: readonly string[] }[] = []
  const ids = new Map<string, string>()
  const issues: Issue[] = []
  const visit = (siblings: readonly Planned[], parentId: string | null, path: readonly string[]): void => {
    const orderKeys = firstKeys(siblings.length)
    for (const [index, { title, key, dependsOnKeys, subtasks, ...fields }] of siblings.entries()) {
      const place = { id: newId(), projectId, parentId, orderKey: orderKeys[index] ?? '' }
      const here = [...path, String(index)]
      rows.push({ ...place, title, ...newTaskColumns(fields) })
      if (key != null && ids.has(key)) {
        issues.push({ path: [...here, 'key'], code: 'DUPLICATE', message: 'Another task has this key.' })
      } else if (key != null) ids.set(key, place.id)
      if (dependsOnKeys) wishes.push({ taskId: place.id, path: [...here, 'dependsOnKeys'], keys: dependsOnKeys })
      visit(subtasks ?? [], place.id, [...here, 'subtasks'])
    }
  }
  visit(tasks, null, ['input', 'tasks'])
  const dependencies = wishes.flatMap(({ taskId, path, keys }) =>
    keys.flatMap((key, index): NewDependency[] => {
      const dependsOnId = ids.get(key)
      if (dependsOnId !== undefined) return [{ taskId, dependsOnId }]
      issues.push({ path: [...path, String(index)], code: 'NOT_IN_LIST', message: 'No task has this key.' })
      return []
    }),
  )
  const [first, ...rest] = issues
  if (first) throw new ValidationError([first, ...rest])
  assertNoCircle(wishes, dependencies)
  return { rows, dependencies }
}

function assertNoCircle(
  wishes: readonly { taskId: string; path: readonly string[] }[],
  pairs: readonly NewDependency[],
): void {
  const dependsOn = new Map(wishes.map(({ taskId }): [string, string[]] => [taskId, []]))
  for (const { taskId, dependsOnId } of pairs) dependsOn.get(taskId)?.push(dependsOnId)
  const found = findCircle(dependsOn)
  if (!found) return
  const { path = ['input', 'tasks'] } = wishes.find(({ taskId }) => taskId === found[0]) ?? {}
  throw ValidationError.at(path, circle.code, circle.message)
}
