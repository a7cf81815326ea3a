import { brandWithType } from '@pothos/core'
import type { CallerError } from '../../resolvers/errors.ts'
import { type BulkRow as Row, linkArtifacts, unlinkArtifacts } from '../../resolvers/placement/bulk.ts'
import { builder } from '../builder.ts'
import { ErrorInterface } from '../errors.ts'
import { mutation } from '../mutation.ts'
import { PlacementInput } from './placement.ts'
import { listField, optionalEdgeField } from './success.ts'

const BulkErrorMode = builder.enumType('BulkErrorMode', {
  description: 'What one failed row means for the others.',
  values: {
    ROLLBACK: { description: 'Nothing is written: the other rows are ROLLED_BACK.' },
    SKIP: { description: 'The other rows are written.' },
  } as const,
})

const BulkOutcome = builder.enumType('BulkOutcome', {
  description: 'What became of one row.',
  values: {
    LINKED: { description: 'It was added to the list.' },
    ALREADY_LINKED: { description: 'It was in the list already, and stays where it is.' },
    UNLINKED: { description: 'It was taken out of the list.' },
    NOT_LINKED: { description: 'It was not in the list.' },
    FAILED: { description: 'It is wrong; the error says why.' },
    ROLLED_BACK: { description: 'It is right, and was not done because another row failed.' },
  } as const,
})

const BulkRow = builder.objectRef<Row>('BulkRow').implement({
  description: 'The result of one row, in the order of the input.',
  fields: (t) => ({
    artifactId: t.exposeID('artifactId', { description: 'The id as it was given.' }),
    outcome: t.field({ type: BulkOutcome, description: 'What became of it.', resolve: ({ outcome }) => outcome }),
    edge: optionalEdgeField(t, 'The edge of an artifact that was added.', ({ edge }) => edge),
    error: t.field({
      type: ErrorInterface,
      nullable: true,
      description: 'Why it FAILED.',
      resolve: ({ error }) => error && plain(error),
    }),
  }),
})

/** An executor takes any instance of Error for a failure of the field itself; here it is the field's value. */
function plain(error: CallerError) {
  const value = { ...Object.fromEntries(Object.entries(error)), message: error.message }
  brandWithType(value, error.constructor.name as never)
  return value as never
}

const onErrorDescription = 'What one failed row means for the others; ROLLBACK unless it is said.'

mutation('linkArtifacts', {
  description: 'Adds up to 500 artifacts to a list, in a row at one place. It says for each what happened.',
  input: (t) => ({
    listId: t.id({ required: true, description: 'The id of the collection or group.' }),
    artifactIds: t.idList({ required: true, description: 'The ids of the artifacts, at most 500, in their order.' }),
    at: t.field({ type: PlacementInput, description: 'Where to put them; without it at the end.' }),
    onError: t.field({ type: BulkErrorMode, description: onErrorDescription }),
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
    onError: t.field({ type: BulkErrorMode, description: onErrorDescription }),
  }),
  success: (t) => ({
    list: listField(t, 'The list without the artifacts.', ({ list }) => list),
    rows: t.field({ type: [BulkRow], description: 'A result for each id.', resolve: ({ rows }) => rows }),
  }),
  errors: ['NotFoundError', 'LimitError'],
  operation: unlinkArtifacts,
})
