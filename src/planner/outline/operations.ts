import { longestDescription, longestTitle } from '../limits.ts'
import type { PlannedOperation } from '../planner.ts'
import type { OutlineTask } from './outline.ts'

/** Operations that make tasks, each after what it stands below. */
export function createTasks(
  tasks: readonly OutlineTask[],
  parentId: string | null,
  names: TemporaryIds,
): PlannedOperation[] {
  return tasks.flatMap((task) => {
    const tempId = names.next()
    return [
      { createTask: { tempId, ...fieldsOf(task), ...(parentId === null ? {} : { parentId }) } },
      ...createTasks(task.tasks, `temp:${tempId}`, names),
    ]
  })
}

/** The fields that an outline says of a task, and no others. */
export function fieldsOf(task: OutlineTask): Record<string, unknown> {
  const title = cutTo(task.title, longestTitle)
  const description = [title === task.title ? null : task.title, task.description]
    .filter((part) => part !== null)
    .join('\n\n')
  return {
    title,
    ...(description !== '' && { description: cutTo(description, longestDescription) }),
    ...(task.done !== null && { status: task.done ? 'COMPLETED' : 'TODO' }),
    ...(task.priority !== null && { priority: task.priority }),
    ...(task.assignee !== null && { assignee: task.assignee }),
    ...(task.estimatedMinutes !== null && { estimatedMinutes: task.estimatedMinutes }),
    ...(task.dueDate !== null && { dueDate: task.dueDate }),
    ...(task.tags.length > 0 && { tags: task.tags }),
  }
}

/** Text of at most so many characters, with a sign where it was cut. */
export function cutTo(text: string, longest: number): string {
  const clean = text.replaceAll('\u0000', '').normalize('NFC').trim()
  const characters = [...clean]
  return characters.length <= longest
    ? clean
    : `${characters
        .slice(0, longest - 1)
        .join('')
        .trimEnd()}…`
}

/** Gives out temporary ids that nobody has: `t1`, `t2`… */
export class TemporaryIds {
  readonly #taken: ReadonlySet<string>
  #last = 0

  constructor(taken: ReadonlySet<string> = new Set()) {
    this.#taken = taken
  }

  next(): string {
    do this.#last += 1
    while (this.#taken.has(`t${String(this.#last)}`))
    return `t${String(this.#last)}`
  }
}
