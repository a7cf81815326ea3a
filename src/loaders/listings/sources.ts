import { Prisma } from '../../generated/prisma/client.ts'
import { scanColumns, sourceColumns } from '../columns.ts'
import type { Listing } from '../listing.ts'
import type { SortKey } from '../sort-order.ts'
import { conditions, isOneOf, tagConditions, type TagsFilter, when } from './conditions.ts'
import { idTerm, type Order } from './order.ts'
import { byRelevance } from './relevance.ts'
import { keepUnfiltered } from './unfiltered.ts'

/** Which sources a list shows. Fields are ANDed; absent and null ones ask for nothing. */
export interface SourceFilter {
  readonly artifactTypes?: readonly string[] | null | undefined
  readonly tags?: TagsFilter | null | undefined
  readonly trustLevels?: readonly string[] | null | undefined
  readonly scanStatuses?: readonly string[] | null | undefined
  readonly search?: string | null | undefined
}

const sortKeys = {
  NAME: { sql: Prisma.sql`(lower(s.owner || '/' || s.repository) COLLATE "C")`, type: 'text' },
  CREATED_AT: { sql: Prisma.sql`s.created_at`, type: 'time', column: 'createdAt' },
  UPDATED_AT: { sql: Prisma.sql`s.updated_at`, type: 'time', column: 'updatedAt' },
  ARTIFACT_COUNT: { sql: Prisma.sql`s.artifact_count`, type: 'integer', column: 'artifactCount' },
  // Never scanned sorts before everything that was.
  LAST_SCANNED_AT: { sql: Prisma.sql`coalesce(s.last_scanned_at, '-infinity'::timestamptz)`, type: 'time' },
} as const satisfies Record<string, SortKey>

/** What sources can be sorted by. RELEVANCE needs a search. */
export type SourceOrderField = keyof typeof sortKeys | 'RELEVANCE'

const alias = Prisma.sql`s`

/** All sources. */
export const sourceListing = keepUnfiltered(
  (filter: SourceFilter | null, orders: readonly Order<SourceOrderField>[]): Listing => {
    return {
      name: 'sources',
      columns: sourceColumns,
      from: Prisma.sql`sources s`,
      where: conditions(
        when(
          filter?.artifactTypes,
          (types) => Prisma.sql`EXISTS (SELECT FROM artifacts a
          WHERE a.source_id = s.id AND ${isOneOf(Prisma.sql`a.type`, types, 'artifact_type')} AND a.state = 'ACTIVE')`,
        ),
        ...tagConditions(Prisma.sql`s.tags`, filter?.tags),
        when(filter?.trustLevels, (levels) => isOneOf(Prisma.sql`s.trust_level`, levels, 'trust_level')),
        when(filter?.scanStatuses, (statuses) => isOneOf(Prisma.sql`s.scan_status`, statuses, 'scan_status')),
      ),
      parent: null,
      ...byRelevance('sources', alias, filter?.search, sortKeys, orders),
    }
  },
)

/** The scans of sources, newest first. */
export const scansOfSource: Listing = {
  name: 'source.scans',
  columns: scanColumns,
  from: Prisma.sql`scans n`,
  where: [],
  parent: Prisma.sql`n.source_id`,
  order: [idTerm(Prisma.sql`n.id`, true)],
}
