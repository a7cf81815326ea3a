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
    'By how well it fits the search. Only together with `filter.search`. Things with all of the words in their names come first, the newest 200 of them ranked; then the others, the newest 100 ranked; what is left follows, newest first.',
})
