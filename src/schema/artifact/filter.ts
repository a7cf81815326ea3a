import type { ArtifactFilter as Filter } from '../../loaders/listings/artifacts.ts'
import { builder } from '../builder.ts'
import { idInFilter, TagsFilter, tagsInFilter } from '../filter.ts'
import { TrustLevel } from '../source/enums.ts'
import { ArtifactState, ArtifactType } from './enums.ts'

/** Which artifacts a list shows. */
export const ArtifactFilter = builder.inputType('ArtifactFilter', {
  description: 'Which artifacts to show. Fields are ANDed; one that is absent or null asks for nothing.',
  fields: (t) => ({
    types: t.field({ type: [ArtifactType], description: 'Artifacts of these types.' }),
    tags: t.field({ type: TagsFilter, description: 'Artifacts by their tags.' }),
    trustLevels: t.field({ type: [TrustLevel], description: 'Artifacts of sources with these trust levels.' }),
    sourceId: t.id({ description: 'Artifacts of this source.' }),
    states: t.field({
      type: [ArtifactState],
      description:
        'Artifacts in these states. Without it, lists and groups show all and other connections ACTIVE ones.',
    }),
    search: t.string({
      description:
        'Artifacts with all of these words in their names, titles, tags or descriptions; beginnings of words will do.',
    }),
    inCollection: t.id({ description: 'Artifacts that are in this collection.' }),
    notInCollection: t.id({ description: 'Artifacts that are not in this collection.' }),
  }),
})

/** The filter as loaders take it. @throws {GraphQLError} when an id is malformed or of another type, or there are too many tags */
export function readArtifactFilter(filter: typeof ArtifactFilter.$inferInput | null | undefined): Filter | null {
  if (!filter) return null
  return {
    ...filter,
    tags: tagsInFilter(filter.tags),
    sourceId: idInFilter('Source', filter.sourceId),
    inCollection: idInFilter('Collection', filter.inCollection),
    notInCollection: idInFilter('Collection', filter.notInCollection),
  }
}
