import { createCollection } from '../../resolvers/collection/create.ts'
import { deleteCollection } from '../../resolvers/collection/delete.ts'
import { updateCollection } from '../../resolvers/collection/update.ts'
import { deletedId, ifVersionField, mutation } from '../mutation.ts'
import { Collection } from './node.ts'

mutation('createCollection', {
  description: 'Makes an empty collection.',
  input: (t) => ({
    name: t.string({
      required: true,
      description: 'The name: 1 to 255 characters, unlike those of your other collections.',
    }),
    description: t.string({ description: 'What it is for: at most 2,000 characters.' }),
  }),
  success: (t) => ({
    collection: t.field({
      type: Collection,
      description: 'The new collection.',
      resolve: ({ collection }) => collection,
    }),
  }),
  errors: ['ConflictError'],
  operation: createCollection,
})

mutation('updateCollection', {
  description: "Changes a collection's name or description.",
  input: (t) => ({
    id: t.id({ required: true, description: 'The id of the collection.' }),
    name: t.string({ description: 'The new name; absent leaves it.' }),
    description: t.string({ description: 'The new description; absent leaves it, null clears it.' }),
    ifVersion: ifVersionField(t),
  }),
  success: (t) => ({
    collection: t.field({ type: Collection, description: 'The collection.', resolve: ({ collection }) => collection }),
  }),
  errors: ['NotFoundError', 'ConflictError', 'StaleVersionError'],
  operation: updateCollection,
})

mutation('deleteCollection', {
  description: 'Deletes a collection with its groups and memberships; never an artifact.',
  input: (t) => ({
    id: t.id({ required: true, description: 'The id of the collection.' }),
    ifVersion: ifVersionField(t),
  }),
  success: (t) => ({ deletedId: deletedId(t) }),
  errors: ['NotFoundError', 'StaleVersionError'],
  operation: deleteCollection,
})
