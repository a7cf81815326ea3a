import { LimitError } from '../errors.ts'
import type { LockedProject } from '../project/lock.ts'
import { mostTasks } from './rules.ts'

/** Asks that a project takes some more tasks. @throws {LimitError} */
export function assertRoom(
  { taskCount }: Pick<LockedProject, 'taskCount'>,
  more: number,
  path: readonly string[],
): void {
  if (taskCount + more <= mostTasks) return
  const count = `The project would have ${String(taskCount + more)} tasks`
  throw new LimitError(`${count}; ${String(mostTasks)} are allowed.`, path, mostTasks)
}
