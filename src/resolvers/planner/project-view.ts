import type { PlanState, TaskState } from '../../database/index.ts'
import { encodeId } from '../../ids.ts'
import { mostTasksShown, type ProjectView, type TaskView } from '../../planner/index.ts'

/** Characters of a description that a planner is shown. */
const longestExcerpt = 500

/** A project as planners are shown it, as much of it as fits; null where there is none yet. */
export function viewProject({ project, tasks }: PlanState): ProjectView | null {
  if (!project) return null
  const shown = depthFirst(tasks).slice(0, mostTasksShown)
  return {
    name: project.name,
    description: excerpt(project.description),
    status: project.status,
    priority: project.priority,
    tags: project.tags,
    tasks: shown.map(([id, task]) => viewTask(id, task)),
    omittedTasks: tasks.size - shown.length,
  }
}

/** A task as planners are shown it. */
export function viewTask(id: string, task: TaskState): TaskView {
  return {
    id: encodeId('Task', id),
    parentId: task.parentId === null ? null : encodeId('Task', task.parentId),
    title: task.title,
    description: excerpt(task.description),
    status: task.status,
    priority: task.priority,
    assignee: task.assignee,
    estimatedMinutes: task.estimatedMinutes,
    dueDate: task.dueDate,
  }
}

/** On which level of a project's tree a task stands: 1 is the top. */
export function levelOf(tasks: PlanState['tasks'], id: string): number {
  let level = 0
  for (let at: string | null = id; at !== null; at = tasks.get(at)?.parentId ?? null) level += 1
  return level
}

function depthFirst(tasks: PlanState['tasks']): [string, TaskState][] {
  const inOrder = [...tasks].sort(([, one], [, other]) => (one.orderKey < other.orderKey ? -1 : 1))
  const below = new Map<string | null, [string, TaskState][]>()
  for (const entry of inOrder) {
    const [, { parentId }] = entry
    const siblings = below.get(parentId)
    if (siblings) siblings.push(entry)
    else below.set(parentId, [entry])
  }
  const walk = (parentId: string | null): [string, TaskState][] =>
    (below.get(parentId) ?? []).flatMap((entry) => [entry, ...walk(entry[0])])
  return walk(null)
}

function excerpt(text: string | null): string | null {
  if (text === null || text.length <= longestExcerpt) return text
  return `${text.slice(0, longestExcerpt).toWellFormed()}…`
}
