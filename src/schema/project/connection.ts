import type { Project as Row } from '../../loaders/rows.ts'
import { connectionType } from '../connection.ts'
import { orderInput } from '../ordering.ts'
import { Project } from './node.ts'

/** Pages of projects. */
export const { Connection: ProjectConnection } = connectionType<Row>('Project', Project, 'projects')

export const ProjectOrder = orderInput('Project', {
  NAME: 'By name, without case.',
  CREATED_AT: 'By when it was made.',
  UPDATED_AT: 'By when a field was last changed.',
  STATUS: 'By status, in the order in which the statuses follow each other: PLANNING first.',
  PRIORITY: 'By priority: CRITICAL first.',
  RELEVANCE:
    'By how well it fits the search. Only together with `filter.search`. Of more than 500 matches those are ranked that have the words in their names, and the newest; others follow, newest first.',
})
