import { deepestLevel } from '../limits.ts'
import { describe, type OutlineTask } from './outline.ts'

/** How many tasks there are on each level, the top first. */
export function countLevels(tasks: readonly OutlineTask[]): number[] {
  const counts: number[] = []
  for (let level = tasks; level.length > 0; level = level.flatMap((task) => task.tasks)) counts.push(level.length)
  return counts
}

/**
 * Folds what is deeper than a tree of tasks may be into the descriptions above it, and further levels as long as there are
 * more tasks than wanted.
 * @returns null when even the top level has more
 */
export function fold(
  tasks: readonly OutlineTask[],
  levels: number,
  most: number,
): { readonly tasks: readonly OutlineTask[]; readonly folded: number } | null {
  const counts = countLevels(tasks)
  const total = (depth: number) => counts.slice(0, depth).reduce((sum, count) => sum + count, 0)
  let depth = Math.min(levels, deepestLevel, counts.length)
  while (depth > 1 && total(depth) > most) depth -= 1
  if (total(depth) > most) return null
  return { tasks: cut(tasks, depth), folded: total(counts.length) - total(depth) }
}

function cut(tasks: readonly OutlineTask[], depth: number): OutlineTask[] {
  return tasks.map((task) => {
    if (depth > 1) return { ...task, tasks: cut(task.tasks, depth - 1) }
    return { ...task, tasks: [], description: describe([...bullets(task.tasks, 0), task.description ?? '']) }
  })
}

function bullets(tasks: readonly OutlineTask[], depth: number): string[] {
  if (tasks.length === 0) return []
  const lines = (below: readonly OutlineTask[], at: number): string[] =>
    below.flatMap((task) => [
      `${'  '.repeat(at)}- ${task.done === null ? '' : task.done ? '[x] ' : '[ ] '}${task.title}`,
      ...lines(task.tasks, at + 1),
    ])
  return [lines(tasks, depth).join('\n')]
}
