import type { InputFieldBuilder } from '@pothos/core'
import { copyArtifact, moveArtifact } from '../../resolvers/placement/transfer.ts'
import type { SchemaTypes } from '../builder.ts'
import { mutation } from '../mutation.ts'
import { leftGroups } from './left-groups.ts'
import { collectionEdgeDescription } from './link.ts'
import { PlacementInput } from './placement.ts'
import { edgeField, listField, optionalEdgeField } from './success.ts'

const transferInput = (t: InputFieldBuilder<SchemaTypes, 'InputObject'>) => ({
  artifactId: t.id({ required: true, description: 'The id of the artifact.' }),
  fromListId: t.id({ required: true, description: 'The id of the collection or group that it is in.' }),
  toListId: t.id({ required: true, description: 'The id of the collection or group that it is to be in.' }),
  at: t.field({ type: PlacementInput, description: 'Where to put it in the target; without it at the end.' }),
})

mutation('moveArtifact', {
  description:
    'Moves an artifact from one list to another: never in both because of it, never in neither. Out of a collection means out of its groups, too.',
  input: transferInput,
  success: (t) => ({
    fromList: listField(t, 'The list that it left.', ({ fromList }) => fromList),
    toList: listField(t, 'The list that it joined.', ({ toList }) => toList),
    edge: edgeField(t, 'Its edge in the list that it joined.', ({ edge }) => edge),
    leftGroups: leftGroups(t),
    collectionEdge: optionalEdgeField(t, collectionEdgeDescription, ({ collectionEdge }) => collectionEdge),
  }),
  errors: ['NotFoundError', 'ConflictError'],
  operation: moveArtifact,
})

mutation('copyArtifact', {
  description: 'Adds an artifact of one list to another as well. Its place in the first list stays.',
  input: transferInput,
  success: (t) => ({
    toList: listField(t, 'The list that it joined.', ({ toList }) => toList),
    edge: edgeField(t, 'Its edge in the list that it joined.', ({ edge }) => edge),
    collectionEdge: optionalEdgeField(t, collectionEdgeDescription, ({ collectionEdge }) => collectionEdge),
  }),
  errors: ['NotFoundError', 'ConflictError'],
  operation: copyArtifact,
})
