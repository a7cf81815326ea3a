import { z } from 'zod'
import type { Task } from '../../generated/prisma/client.ts'
import { day, description, minutes, optionalTags, optionalText, priority } from '../values.ts'
import { completedAt } from './rules.ts'

/** How far a task is; the names are those of the database. */
export const taskStatus = z.enum(['TODO', 'IN_PROGRESS', 'BLOCKED', 'IN_REVIEW', 'COMPLETED', 'CANCELLED'])

/** The fields of a task that null clears. */
export const taskFields = {
  description,
  assignee: optionalText(255),
  estimatedMinutes: minutes.nullish(),
  actualMinutes: minutes.nullish(),
  dueDate: day.nullish(),
  tags: optionalTags,
}

/** The fields of a new task, besides its title and its place. */
export const newTaskFields = { status: taskStatus.nullish(), priority: priority.nullish(), ...taskFields }

type NewTaskFields = z.output<z.ZodObject<typeof newTaskFields>>

/** The columns of a task that its fields say, when it is made. */
export type TaskColumns = Pick<Task, keyof NewTaskFields | 'completedAt'>

/** The columns of a new task: what is not given is as the contract says. */
export function newTaskColumns(given: NewTaskFields): TaskColumns {
  const { description = null, assignee = null, estimatedMinutes = null, actualMinutes = null, dueDate = null } = given
  const status = given.status ?? 'TODO'
  return {
    ...{ description, assignee, estimatedMinutes, actualMinutes, dueDate, status },
    priority: given.priority ?? 'MEDIUM',
    tags: given.tags ?? [],
    completedAt: completedAt(status, null, new Date()),
  }
}
