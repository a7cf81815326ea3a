import { tagSource, untagSource } from '../../resolvers/source/tag.ts'
import { mutation } from '../mutation.ts'
import { Source } from './node.ts'

mutation('tagSource', {
  description: 'Adds tags to a source. One that it has already stays.',
  input: (t) => ({
    id: t.id({ required: true, description: 'The id of the source.' }),
    tags: t.stringList({ required: true, description: 'The tags to add.' }),
  }),
  success: (t) => ({
    source: t.field({ type: Source, description: 'The source with its tags.', resolve: ({ source }) => source }),
  }),
  errors: ['NotFoundError'],
  operation: tagSource,
})

mutation('untagSource', {
  description: 'Takes tags off a source. One that it has not is no error.',
  input: (t) => ({
    id: t.id({ required: true, description: 'The id of the source.' }),
    tags: t.stringList({ required: true, description: 'The tags to take off.' }),
  }),
  success: (t) => ({
    source: t.field({ type: Source, description: 'The source with its tags.', resolve: ({ source }) => source }),
  }),
  errors: ['NotFoundError'],
  operation: untagSource,
})
