import type { Artifact as Row } from '../../loaders/rows.ts'
import { connectionType } from '../connection.ts'
import { orderInput } from '../ordering.ts'
import { Artifact } from './node.ts'

/** Pages of artifacts outside of lists. */
export const { Connection: ArtifactConnection } = connectionType<Row>('Artifact', Artifact, 'artifacts')

export const ArtifactOrder = orderInput('Artifact', {
  NAME: 'By name, without case.',
  TYPE: 'By type, in the order in which the types are listed.',
  CREATED_AT: 'By when it came into the catalogue.',
  UPDATED_AT: 'By when it last changed.',
  RELEVANCE:
    'By how well it fits the search. Only together with `filter.search`. Of more than 500 matches those are ranked that have the words in their names, and the newest; others follow, newest first.',
})
