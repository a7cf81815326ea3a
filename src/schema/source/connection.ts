import type { Source as Row } from '../../loaders/rows.ts'
import { connectionType } from '../connection.ts'
import { orderInput, relevanceMeaning } from '../ordering.ts'
import { Source } from './node.ts'

/** Pages of sources. */
export const { Connection: SourceConnection } = connectionType<Row>('Source', Source, 'sources')

/** What pages of sources can be sorted by. */
export const SourceOrder = orderInput('Source', {
  NAME: 'By owner/repository, without case.',
  CREATED_AT: 'By when it was registered.',
  UPDATED_AT: 'By when a field was last changed.',
  ARTIFACT_COUNT: 'By how many ACTIVE artifacts it has.',
  LAST_SCANNED_AT: 'By when its last scan ended; what was never scanned counts as earliest.',
  RELEVANCE: relevanceMeaning('Things', 'names'),
})
