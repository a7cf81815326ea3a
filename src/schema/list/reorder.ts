import { reorderArtifacts } from '../../resolvers/placement/reorder.ts'
import { mutation } from '../mutation.ts'
import { listField } from './success.ts'

mutation('reorderArtifacts', {
  description: 'Puts all artifacts of a list into a new order.',
  input: (t) => ({
    listId: t.id({ required: true, description: 'The id of the collection or group.' }),
    artifactIds: t.idList({
      required: true,
      description: 'The ids of all artifacts of the list, each once, at most 5,000.',
    }),
  }),
  success: (t) => ({ list: listField(t, 'The list in its new order.', ({ list }) => list) }),
  errors: ['NotFoundError', 'LimitError'],
  operation: reorderArtifacts,
})
