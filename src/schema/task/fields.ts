import type { InputFieldBuilder } from '@pothos/core'
import type { SchemaTypes } from '../builder.ts'
import { Priority } from '../priority.ts'
import { TaskStatus } from './status.ts'

type Builder = InputFieldBuilder<SchemaTypes, 'InputObject'>

/** The input fields of a new task, besides its title and its place. */
export const newTaskFields = (t: Builder) => ({
  description: t.string({ description: 'What is to be done: at most 2,000 characters.' }),
  status: t.field({ type: TaskStatus, description: 'How far it is; without it TODO.' }),
  priority: t.field({ type: Priority, description: 'How much it matters; without it MEDIUM.' }),
  assignee: t.string({ description: 'Who does it: at most 255 characters, whatever names people by.' }),
  estimatedMinutes: t.int({ description: 'How long it is thought to take, in minutes: 0 or more.' }),
  actualMinutes: t.int({ description: 'How long it took so far, in minutes: 0 or more.' }),
  dueDate: t.field({ type: 'Date', description: 'The day on which it is to be done at the latest.' }),
  tags: t.stringList({ description: 'Its tags: at most 20.' }),
})

/** The input fields of a change of a task, besides its title. */
export const changedTaskFields = (t: Builder) => ({
  description: t.string({ description: 'The new description; absent leaves it, null clears it.' }),
  status: t.field({ type: TaskStatus, description: 'The new status; absent leaves it. `completedAt` follows it.' }),
  priority: t.field({ type: Priority, description: 'The new priority; absent leaves it.' }),
  assignee: t.string({ description: 'Who does it now; absent leaves it, null clears it.' }),
  estimatedMinutes: t.int({ description: 'The new estimate in minutes; absent leaves it, null clears it.' }),
  actualMinutes: t.int({ description: 'How long it took so far, in minutes; absent leaves it, null clears it.' }),
  dueDate: t.field({ type: 'Date', description: 'The new due day; absent leaves it, null clears it.' }),
  tags: t.stringList({ description: 'The new tags, all of them; absent leaves them, null clears them.' }),
})
