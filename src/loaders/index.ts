import type { Artifact } from '../generated/prisma/client.ts'
import { artifactLists, collectionGroups, taskSiblings } from '../database/ordered-lists.ts'
import { catalogueLoader } from './catalogue.ts'
import { contentLoader } from './content.ts'
import { deploymentLoaders } from './deployments.ts'
import { entityLoaders } from './entities.ts'
import { lazily } from './lazily.ts'
import { pageLoaders } from './page-loaders.ts'
import { membershipLoader } from './memberships.ts'
import { patchSetLoaders } from './patch-set.ts'
import { plannerUseLoader } from './planner.ts'
import { positionLoader } from './positions.ts'
import type { Reader } from '../database/index.ts'
import { sourceLoaders } from './source.ts'
import { taskLoaders } from './task.ts'

export { decodeCursor, encodeCursor, type Keys } from './cursor.ts'
export { type Listing, type PageRequest, signature } from './listing.ts'
export type { Reader } from '../database/index.ts'
export type { Item, Page } from './page.ts'
export { keysFit } from './sort-order.ts'
export type { TreeEntry } from './task.ts'
export { together, type Wanted, wanted, wholeRow } from './wanted.ts'

/** A row of a list of artifacts: the artifact, and its place there. */
export interface Member extends Artifact {
  readonly listType: 'Collection' | 'Group'
  readonly listId: string
  readonly orderKey: string
  readonly addedAt: Date
}

/** Loaders that read from the database or from a transaction. */
export const createLoaders = lazily({
  entities: entityLoaders,
  sources: sourceLoaders,
  deployments: deploymentLoaders,
  tasks: taskLoaders,
  patchSets: patchSetLoaders,
  plannerUse: plannerUseLoader,
  content: contentLoader,
  memberships: lazily({
    Collection: (reader: Reader) => membershipLoader(reader, artifactLists.Collection),
    Group: (reader: Reader) => membershipLoader(reader, artifactLists.Group),
  }),
  catalogue: catalogueLoader,
  positions: lazily({
    Collection: (reader: Reader) => positionLoader(reader, artifactLists.Collection),
    Group: (reader: Reader) => positionLoader(reader, artifactLists.Group),
    groups: (reader: Reader) => positionLoader(reader, collectionGroups),
    tasks: (reader: Reader) => positionLoader(reader, taskSiblings),
  }),
  pages: pageLoaders,
})

/** Everything that is read to answer one request, each thing once. What was loaded is not read again: after a write, make new ones. */
export type Loaders = ReturnType<typeof createLoaders>
