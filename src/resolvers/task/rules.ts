import type { TaskStatus } from '../../generated/prisma/client.ts'
import type { IssueCode } from '../errors.ts'

/** Levels that a tree of tasks may have. */
export const mostLevels = 5

/** Tasks that a project may have, deleted ones not counted: a tree is shown whole. The database keeps it, too. */
export const mostTasks = 10_000

/** Tasks that one task may depend on. */
export const mostDependencies = 100

/** What is known of a place below a parent for a task, and all that stands below it. */
export interface Descent {
  /** Levels down to the parent, the parent's own counted; 0 for the top level of the project. */
  readonly levelsAbove: number
  /** Levels of what is placed, its own counted: 1 for a task without subtasks. */
  readonly height: number
  /** Whether the parent is what is placed, or stands below it. */
  readonly insideItself: boolean
}

/** What is wrong with a value, without saying where it stands. */
export interface Fault {
  readonly code: IssueCode
  readonly message: string
}

/** What is wrong with putting a task, with its subtree, below a parent; null when nothing is. */
export function faultOfPlace({ levelsAbove, height, insideItself }: Descent): Fault | null {
  if (insideItself) return { code: 'NOT_ALLOWED', message: 'A task cannot stand below itself.' }
  if (levelsAbove + height <= mostLevels) return null
  const levels = `The tree would have ${String(levelsAbove + height)} levels`
  return { code: 'NOT_ALLOWED', message: `${levels}; ${String(mostLevels)} are allowed.` }
}

/** What is said where one task is to depend on another that, over however many others, waits for it. */
export const circle: Fault = {
  code: 'NOT_ALLOWED',
  message: 'This task waits for the other one already, so neither could ever begin.',
}

/**
 * A circle among dependencies: tasks that each depend on the next one, and the last on the first. Takes as long as there
 * are tasks and dependencies.
 * @param dependsOn what each task depends on; one that is no key depends on nothing
 * @returns null when there is none
 */
export function findCircle<Id>(dependsOn: ReadonlyMap<Id, readonly Id[]>): Id[] | null {
  const done = new Set<Id>()
  for (const start of dependsOn.keys()) {
    // A walk with a stack of its own: a chain may be longer than the calls that JavaScript nests.
    const path: { id: Id; left: Id[] }[] = []
    const onPath = new Set<Id>()
    const enter = (id: Id): void => {
      path.push({ id, left: [...(dependsOn.get(id) ?? [])] })
      onPath.add(id)
    }
    if (!done.has(start)) enter(start)
    for (let last = path.at(-1); last !== undefined; last = path.at(-1)) {
      const next = last.left.shift()
      if (next === undefined) {
        path.pop()
        onPath.delete(last.id)
        done.add(last.id)
      } else if (onPath.has(next)) {
        return path.slice(path.findIndex(({ id }) => id === next)).map(({ id }) => id)
      } else if (!done.has(next)) enter(next)
    }
  }
  return null
}

/** When a task was completed, after its status became this one: it stays as long as the status stays COMPLETED. */
export function completedAt(status: TaskStatus, before: Date | null, now: Date): Date | null {
  return status === 'COMPLETED' ? (before ?? now) : null
}
