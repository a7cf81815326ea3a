import { Prisma } from '../../generated/prisma/client.ts'
import { collectionColumns } from '../columns.ts'
import type { Listing } from '../listing.ts'
import type { SortKey } from '../sort-order.ts'
import { comparable, conditions, when } from './conditions.ts'
import { inOrder, type Order } from './order.ts'
import { matches } from './relevance.ts'
import { keepUnfiltered } from './unfiltered.ts'

/** Which collections a list shows. Fields are ANDed; absent and null ones ask for nothing. */
export interface CollectionFilter {
  readonly search?: string | null | undefined
  readonly createdBy?: string | null | undefined
  readonly containsArtifact?: string | null | undefined
}

const sortKeys = {
  NAME: { sql: Prisma.sql`(lower(c.name) COLLATE "C")`, type: 'text' },
  CREATED_AT: { sql: Prisma.sql`c.created_at`, type: 'time', column: 'createdAt' },
  UPDATED_AT: { sql: Prisma.sql`c.updated_at`, type: 'time', column: 'updatedAt' },
  ARTIFACT_COUNT: { sql: Prisma.sql`c.artifact_count`, type: 'integer', column: 'artifactCount' },
} as const satisfies Record<string, SortKey>

/** What collections can be sorted by. */
export type CollectionOrderField = keyof typeof sortKeys

const alias = Prisma.sql`c`

/** All collections, or those that hold an artifact. */
export const collectionListing = keepUnfiltered(
  (
    filter: CollectionFilter | null,
    orders: readonly Order<CollectionOrderField>[],
    parent: 'all' | 'artifact',
  ): Listing => {
    return {
      name: parent === 'all' ? 'collections' : 'artifact.collections',
      columns: collectionColumns,
      from:
        parent === 'all'
          ? Prisma.sql`collections c`
          : Prisma.sql`collection_memberships m JOIN collections c ON c.id = m.collection_id`,
      where: conditions(
        matches(alias, filter?.search),
        when(filter?.createdBy, (actor) => Prisma.sql`c.created_by = ${comparable(actor)}::text`),
        when(
          filter?.containsArtifact,
          (artifact) =>
            Prisma.sql`c.id IN (SELECT collection_id FROM collection_memberships WHERE artifact_id = ${artifact}::uuid)`,
        ),
      ),
      parent: parent === 'all' ? null : Prisma.sql`m.artifact_id`,
      order: inOrder(sortKeys, alias, orders, 'CREATED_AT'),
    }
  },
)
