import type { Project as Row } from '../../loaders/rows.ts'
import { connectionType } from '../connection.ts'
import { orderInput, relevanceMeaning } from '../ordering.ts'
import { Project } from './node.ts'

/** Pages of projects. */
export const { Connection: ProjectConnection } = connectionType<Row>('Project', Project, 'projects')

/** What pages of projects can be sorted by. */
export const ProjectOrder = orderInput('Project', {
  NAME: 'By name, without case.',
  CREATED_AT: 'By when it was made.',
  UPDATED_AT: 'By when a field was last changed.',
  STATUS: 'By status, in the order in which the statuses follow each other: PLANNING first.',
  PRIORITY: 'By priority: CRITICAL first.',
  RELEVANCE: relevanceMeaning('Things', 'names'),
})
