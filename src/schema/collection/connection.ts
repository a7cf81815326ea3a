import type { Collection as Row } from '../../loaders/rows.ts'
import { connectionType } from '../connection.ts'
import { orderInput } from '../ordering.ts'
import { Collection } from './node.ts'

/** Pages of collections. */
export const { Connection: CollectionConnection } = connectionType<Row>('Collection', Collection, 'collections')

/** What pages of collections can be sorted by. */
export const CollectionOrder = orderInput('Collection', {
  NAME: 'By name, without case.',
  CREATED_AT: 'By when it was made.',
  UPDATED_AT: 'By when a field was last changed.',
  ARTIFACT_COUNT: 'By how many artifacts it has.',
})
