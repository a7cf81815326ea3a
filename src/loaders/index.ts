import { type Artifact, Prisma } from '../generated/prisma/client.ts'
import { artifactLists, collectionGroups, taskSiblings } from '../database/ordered-lists.ts'
import { oneEach } from './batch.ts'
import { deploymentLoaders } from './deployments.ts'
import { entityLoaders } from './entities.ts'
import type { Content as Catalogue } from '../manifest/content.ts'
import { conditionsOf, type Listing, type PageRequest, signature } from './listing.ts'
import { lazily } from './lazily.ts'
import { readContent } from './manifest.ts'
import { PageLoader } from './page.ts'
import { membershipLoader } from './memberships.ts'
import { patchSetLoaders } from './patch-set.ts'
import { plannerUseLoader } from './planner.ts'
import { positionLoader } from './positions.ts'
import type { Reader } from '../database/index.ts'
import { sourceLoaders } from './source.ts'
import { taskLoaders } from './task.ts'

export { decodeCursor, encodeCursor, type Keys } from './cursor.ts'
export { keysFit, type Listing, type PageRequest, signature } from './listing.ts'
export type { Reader } from '../database/index.ts'
export type { Item, Page } from './page.ts'
export type { TreeEntry } from './task.ts'
export { together, type Wanted, wanted, wholeRow } from './wanted.ts'

/** A row of a list of artifacts: the artifact, and its place there. */
export interface Member extends Artifact {
  readonly listType: 'Collection' | 'Group'
  readonly listId: string
  readonly orderKey: string
  readonly addedAt: Date
}

/** The text of an artifact's main file. Where a scan has found it and it is not kept, where to fetch it from. */
export interface Content {
  readonly id: string
  readonly text: string | null
  readonly missing: { hash: string; owner: string; repository: string; ref: string } | null
}

const names = new WeakMap<Listing, string>()

/** Tells listings apart: those that read the same from the same have the same name. */
function nameOf(listing: Listing): string {
  const { from, parent } = listing
  const known = names.get(listing) ?? JSON.stringify([signature(listing), from, conditionsOf(listing), parent])
  names.set(listing, known)
  return known
}

/** The loader of one page of a listing: the same for all parents that ask for the same page. */
function pageLoaders(reader: Reader) {
  const pages = new Map<string, PageLoader<object>>()
  return <Row extends object>(listing: Listing, request: PageRequest): PageLoader<Row> => {
    // Collections and groups share a name, so that a cursor need not tell which of them a list is; their tables differ.
    const key = `${nameOf(listing)} ${JSON.stringify(request)}`
    const known = pages.get(key) ?? new PageLoader<Row>(reader, listing, request)
    pages.set(key, known)
    return known as PageLoader<Row>
  }
}

/** The whole catalogue, as its manifest says it. */
function catalogueLoader(reader: Reader): () => Promise<Catalogue> {
  let catalogue: Promise<Catalogue> | null = null
  return () => (catalogue ??= readContent(reader))
}

/** Texts of artifacts, by the artifact's id. */
const contentLoader = (reader: Reader) =>
  oneEach(
    (ids) =>
      reader.read<Content>(Prisma.sql`
          SELECT a.id::text AS id, coalesce(c.text, b.text) AS text,
            CASE WHEN b.hash IS NULL AND s.id IS NOT NULL THEN jsonb_build_object(
              'hash', a.content_blob, 'owner', s.owner, 'repository', s.repository, 'ref', s.ref) END AS missing
          FROM artifacts a LEFT JOIN artifact_contents c ON c.artifact_id = a.id
            LEFT JOIN blobs b ON b.hash = a.content_blob
            LEFT JOIN sources s ON s.id = a.source_id AND a.content_blob IS NOT NULL
          WHERE a.id = ANY (${ids}::uuid[])`),
    (row) => row.id,
  )

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
