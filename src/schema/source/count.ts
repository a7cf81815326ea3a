import type { ArtifactTypeCount as Count } from '../../loaders/source.ts'
import { ArtifactType } from '../artifact/enums.ts'
import { builder } from '../builder.ts'

/** How many artifacts of one type a source has. */
export const ArtifactTypeCount = builder.objectRef<Count>('ArtifactTypeCount').implement({
  description: 'How many artifacts there are of one type.',
  fields: (t) => ({
    type: t.field({ type: ArtifactType, description: 'The type.', resolve: ({ type }) => type }),
    count: t.exposeInt('count', { description: 'How many ACTIVE artifacts are of it.' }),
  }),
})
