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
    'By how well it fits the search. Only together with `filter.search`. Things with all of the words in their names come first, the newest 200 of them ranked; then the others, the newest 100 ranked; what is left follows, newest first.',
})
