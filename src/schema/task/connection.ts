import type { Task as Row } from '../../loaders/rows.ts'
import { connectionType } from '../connection.ts'
import { orderInput } from '../ordering.ts'
import { Task } from './node.ts'

/** Pages of tasks. */
export const { Connection: TaskConnection } = connectionType<Row>('Task', Task, 'tasks')

export const TaskOrder = orderInput('Task', {
  POSITION: 'By the place among its siblings; tasks with different parents are mixed.',
  TITLE: 'By title, without case.',
  CREATED_AT: 'By when it was made.',
  UPDATED_AT: 'By when it was last changed.',
  DUE_DATE: 'By the due day; those without one are the latest.',
  PRIORITY: 'By priority: CRITICAL first.',
  RELEVANCE:
    'By how well it fits the search. Only together with `filter.search`. Tasks with all of the words in their titles come first, the newest 200 of them ranked; then the others, the newest 100 ranked; what is left follows, newest first.',
})
