import { copyGroup } from '../../resolvers/group/copy.ts'
import { createGroup } from '../../resolvers/group/create.ts'
import { deleteGroup } from '../../resolvers/group/delete.ts'
import { updateGroup } from '../../resolvers/group/update.ts'
import { Collection } from '../collection/node.ts'
import { PlacementInput } from '../list/placement.ts'
import { deletedId, ifVersionField, mutation } from '../mutation.ts'
import { found } from '../node.ts'
import { Group } from './node.ts'

mutation('createGroup', {
  description: 'Makes an empty group in a collection.',
  input: (t) => ({
    collectionId: t.id({ required: true, description: 'The id of the collection.' }),
    name: t.string({ required: true, description: 'The name: 1 to 255 characters, unlike those of its other groups.' }),
    description: t.string({ description: 'What it is for: at most 2,000 characters.' }),
    at: t.field({ type: PlacementInput, description: 'Where to put it among the groups; without it at the end.' }),
  }),
  success: (t) => ({
    group: t.field({ type: Group, description: 'The new group.', resolve: ({ group }) => group }),
  }),
  errors: ['NotFoundError', 'ConflictError'],
  operation: createGroup,
})

mutation('updateGroup', {
  description: "Changes a group's name or description.",
  input: (t) => ({
    id: t.id({ required: true, description: 'The id of the group.' }),
    name: t.string({ description: 'The new name; absent leaves it.' }),
    description: t.string({ description: 'The new description; absent leaves it, null clears it.' }),
    ifVersion: ifVersionField(t),
  }),
  success: (t) => ({ group: t.field({ type: Group, description: 'The group.', resolve: ({ group }) => group }) }),
  errors: ['NotFoundError', 'ConflictError', 'StaleVersionError'],
  operation: updateGroup,
})

mutation('deleteGroup', {
  description: 'Deletes a group with its memberships; its artifacts stay in the collection.',
  input: (t) => ({
    id: t.id({ required: true, description: 'The id of the group.' }),
    ifVersion: ifVersionField(t),
  }),
  success: (t) => ({
    deletedId: deletedId(t),
    collection: t.field({
      type: Collection,
      description: 'The collection without the group.',
      resolve: async ({ collectionId }, _, { larder }) =>
        found(await larder.loaders.entities.Collection.load(collectionId)),
    }),
  }),
  errors: ['NotFoundError', 'StaleVersionError'],
  operation: deleteGroup,
})

mutation('copyGroup', {
  description: 'Copies a group with its artifacts, in their order, into a collection.',
  input: (t) => ({
    id: t.id({ required: true, description: 'The id of the group.' }),
    toCollectionId: t.id({ description: "The id of the collection; without it the group's own." }),
    name: t.string({ description: 'The name of the copy; without it `NAME (Copy)`, or `NAME (Copy 2)` and so on.' }),
    at: t.field({ type: PlacementInput, description: 'Where to put it among the groups; without it at the end.' }),
  }),
  success: (t) => ({
    group: t.field({ type: Group, description: 'The copy.', resolve: ({ group }) => group }),
  }),
  errors: ['NotFoundError', 'ConflictError'],
  operation: copyGroup,
})
