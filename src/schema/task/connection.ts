import type { Task as Row } from '../../loaders/rows.ts'
import { connectionType } from '../connection.ts'
import { orderInput, relevanceMeaning } from '../ordering.ts'
import { Task } from './node.ts'

/** Pages of tasks. */
export const { Connection: TaskConnection } = connectionType<Row>('Task', Task, 'tasks')

/** What pages of tasks can be sorted by. */
export const TaskOrder = orderInput('Task', {
  POSITION: 'By the place among its siblings; tasks with different parents are mixed.',
  TITLE: 'By title, without case.',
  CREATED_AT: 'By when it was made.',
  UPDATED_AT: 'By when it was last changed.',
  DUE_DATE: 'By the due day; those without one are the latest.',
  PRIORITY: 'By priority: CRITICAL first.',
  RELEVANCE: relevanceMeaning('Tasks', 'titles'),
})
