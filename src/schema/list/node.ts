import type { Collection, Group } from '../../loaders/rows.ts'
import type { Member } from '../../loaders/index.ts'
import { memberListing } from '../../loaders/listings/artifacts.ts'
import { ArtifactFilter, readArtifactFilter } from '../artifact/filter.ts'
import { builder } from '../builder.ts'
import { loadPage, pageArguments, pageCost } from '../page.ts'
import { NodeInterface } from '../node.ts'
import { reads } from '../selection.ts'
import { ArtifactListConnection } from './edge.ts'

/** The row of a collection or of a group. */
export type ListRow = Collection | Group

/** Which of the two a row is of. */
export const typeOf = (list: ListRow) => ('collectionId' in list ? 'Group' : 'Collection')

/** A collection or a group, where either will do. */
export const ArtifactList = builder.interfaceRef<ListRow>('ArtifactList')

ArtifactList.implement({
  description: 'An ordered list of artifacts: a collection or a group. Link, move, copy and reorder take either.',
  interfaces: [NodeInterface],
  resolveType: typeOf,
  fields: (t) => ({
    name: t.exposeString('name', { description: 'The name, 1 to 255 characters.' }),
    artifactCount: t.exposeInt('artifactCount', { description: 'How many artifacts are in the list, in every state.' }),
    artifacts: t.field({
      type: ArtifactListConnection,
      description: 'The artifacts in the order of the list, in every state.',
      args: { ...pageArguments(t.arg), filter: t.arg({ type: ArtifactFilter, description: 'Which of them to show.' }) },
      complexity: ({ filter, ...page }) => pageCost(memberListing('Collection', readArtifactFilter(filter)), page),
      resolve: (list, { filter, ...page }, { larder }, info) =>
        loadPage<Member>(larder.loaders, memberListing(typeOf(list), readArtifactFilter(filter)), page, info, list.id),
      ...reads<ListRow>('id'),
    }),
  }),
})
