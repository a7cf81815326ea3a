import { type BulkRow as Row, linkArtifacts, unlinkArtifacts } from '../../resolvers/placement/bulk.ts'
import { builder } from '../builder.ts'
import { failedOutcomes, onErrorField, rowError } from '../bulk.ts'
import { mutation } from '../mutation.ts'
import { PlacementInput } from './placement.ts'
import { listField, optionalEdgeField } from './success.ts'

const BulkOutcome = builder.enumType('BulkOutcome', {
  description: 'What became of one row.',
  values: {
    LINKED: { description: 'It was added to the list.' },
    ALREADY_LINKED: { description: 'It was in the list already, and stays where it is.' },
    UNLINKED: { description: 'It was taken out of the list.' },
    NOT_LINKED: { description: 'It was not in the list.' },
    ...failedOutcomes,
  } as const,
})

const BulkRow = builder.objectRef<Row>('BulkRow').implement({
  description: 'The result of one row, in the order of the input.',
  fields: (t) => ({
    artifactId: t.exposeID('artifactId', { description: 'The id as it was given.' }),
    outcome: t.field({ type: BulkOutcome, description: 'What became of it.', resolve: ({ outcome }) => outcome }),
    edge: optionalEdgeField(t, 'The edge of an artifact that was added.', ({ edge }) => edge),
    error: rowError(t),
  }),
})

mutation('linkArtifacts', {
  description: 'Adds up to 500 artifacts to a list, in a row at one place. It says for each what happened.',
  input: (t) => ({
    listId: t.id({ required: true, description: 'The id of the collection or group.' }),
    artifactIds: t.idList({ required: true, description: 'The ids of the artifacts, at most 500, in their order.' }),
    at: t.field({ type: PlacementInput, description: 'Where to put them; without it at the end.' }),
    onError: onErrorField(t),
  }),
  success: (t) => ({
    list: listField(t, 'The list with the artifacts.', ({ list }) => list),
    rows: t.field({ type: [BulkRow], description: 'A result for each id.', resolve: ({ rows }) => rows }),
  }),
  errors: ['NotFoundError', 'LimitError'],
  operation: linkArtifacts,
})

mutation('unlinkArtifacts', {
  description: 'Takes up to 500 artifacts out of a list. It says for each what happened.',
  input: (t) => ({
    listId: t.id({ required: true, description: 'The id of the collection or group.' }),
    artifactIds: t.idList({ required: true, description: 'The ids of the artifacts, at most 500.' }),
    onError: onErrorField(t),
  }),
  success: (t) => ({
    list: listField(t, 'The list without the artifacts.', ({ list }) => list),
    rows: t.field({ type: [BulkRow], description: 'A result for each id.', resolve: ({ rows }) => rows }),
  }),
  errors: ['NotFoundError', 'LimitError'],
  operation: unlinkArtifacts,
})
