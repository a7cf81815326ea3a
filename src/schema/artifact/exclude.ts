import { excludeArtifact, restoreArtifact } from '../../resolvers/artifact/exclude.ts'
import { ifVersionField, mutation } from '../mutation.ts'
import { Artifact } from './node.ts'

mutation('excludeArtifact', {
  description:
    'Says that what a scan has found is no artifact: it is EXCLUDED, and later scans leave it so. Its places in lists stay.',
  input: (t) => ({
    id: t.id({ required: true, description: 'The id of the artifact, which a source has.' }),
    reason: t.string({ description: 'Why, for people: at most 2,000 characters.' }),
    ifVersion: ifVersionField(t),
  }),
  success: (t) => ({
    artifact: t.field({ type: Artifact, description: 'The artifact.', resolve: ({ artifact }) => artifact }),
  }),
  errors: ['NotFoundError', 'ConflictError', 'StaleVersionError'],
  operation: excludeArtifact,
})

mutation('restoreArtifact', {
  description: 'Takes an exclusion back: the artifact is ACTIVE again, or REMOVED when it has gone upstream meanwhile.',
  input: (t) => ({
    id: t.id({ required: true, description: 'The id of the artifact, which is EXCLUDED.' }),
    ifVersion: ifVersionField(t),
  }),
  success: (t) => ({
    artifact: t.field({ type: Artifact, description: 'The artifact.', resolve: ({ artifact }) => artifact }),
  }),
  errors: ['NotFoundError', 'ConflictError', 'StaleVersionError'],
  operation: restoreArtifact,
})
