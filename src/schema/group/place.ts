import { moveGroup } from '../../resolvers/group/move.ts'
import { reorderGroups } from '../../resolvers/placement/reorder.ts'
import { Collection } from '../collection/node.ts'
import { PlacementInput } from '../list/placement.ts'
import { mutation } from '../mutation.ts'
import { found } from '../node.ts'
import { Group } from './node.ts'

mutation('moveGroup', {
  description: 'Gives a group another place among the groups of its collection.',
  input: (t) => ({
    id: t.id({ required: true, description: 'The id of the group.' }),
    at: t.field({ type: PlacementInput, description: 'Where to put it; without it at the end.' }),
  }),
  success: (t) => ({
    group: t.field({ type: Group, description: 'The group at its new place.', resolve: ({ group }) => group }),
  }),
  errors: ['NotFoundError'],
  operation: moveGroup,
})

mutation('reorderGroups', {
  description: 'Puts all groups of a collection into a new order.',
  input: (t) => ({
    collectionId: t.id({ required: true, description: 'The id of the collection.' }),
    groupIds: t.idList({ required: true, description: 'The ids of all its groups, each once, at most 5,000.' }),
  }),
  success: (t) => ({
    collection: t.field({
      type: Collection,
      description: 'The collection with its groups in the new order.',
      resolve: async ({ collectionId }, _, { larder }) =>
        found(await larder.loaders.entities.Collection.load(collectionId)),
    }),
  }),
  errors: ['NotFoundError', 'LimitError'],
  operation: reorderGroups,
})
