import type { Artifact as Row } from '../../loaders/rows.ts'
import { connectionType } from '../connection.ts'
import { orderInput, relevanceMeaning } from '../ordering.ts'
import { Artifact } from './node.ts'

/** Pages of artifacts outside of lists. */
export const { Connection: ArtifactConnection } = connectionType<Row>('Artifact', Artifact, 'artifacts')

/** What pages of artifacts can be sorted by. */
export const ArtifactOrder = orderInput('Artifact', {
  NAME: 'By name, without case.',
  TYPE: 'By type, in the order in which the types are listed.',
  CREATED_AT: 'By when it came into the catalogue.',
  UPDATED_AT: 'By when it last changed.',
  RELEVANCE: relevanceMeaning('Things', 'names'),
})
