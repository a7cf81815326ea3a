import { Prisma } from '../../generated/prisma/client.ts'
import { projectColumns } from '../columns.ts'
import type { Listing } from '../listing.ts'
import type { SortKey } from '../sort-order.ts'
import { conditions, isOneOf, tagConditions, type TagsFilter, when } from './conditions.ts'
import type { Order } from './order.ts'
import { byRelevance } from './relevance.ts'
import { keepUnfiltered } from './unfiltered.ts'

/** Which projects a list shows. Fields are ANDed; absent and null ones ask for nothing. */
export interface ProjectFilter {
  readonly statuses?: readonly string[] | null | undefined
  readonly priorities?: readonly string[] | null | undefined
  readonly tags?: TagsFilter | null | undefined
  readonly search?: string | null | undefined
  readonly includeDeleted?: boolean | null | undefined
}

const sortKeys = {
  NAME: { sql: Prisma.sql`(lower(p.name) COLLATE "C")`, type: 'text' },
  CREATED_AT: { sql: Prisma.sql`p.created_at`, type: 'time', column: 'createdAt' },
  UPDATED_AT: { sql: Prisma.sql`p.updated_at`, type: 'time', column: 'updatedAt' },
  STATUS: { sql: Prisma.sql`p.status`, type: 'projectStatus', column: 'status' },
  PRIORITY: { sql: Prisma.sql`p.priority`, type: 'priority', column: 'priority' },
} as const satisfies Record<string, SortKey>

/** What projects can be sorted by. RELEVANCE needs a search. */
export type ProjectOrderField = keyof typeof sortKeys | 'RELEVANCE'

const alias = Prisma.sql`p`

/** All projects, without deleted ones unless the filter includes them. */
export const projectListing = keepUnfiltered(
  (filter: ProjectFilter | null, orders: readonly Order<ProjectOrderField>[]): Listing => {
    return {
      name: 'projects',
      columns: projectColumns,
      from: Prisma.sql`projects p`,
      where: conditions(
        filter?.includeDeleted ? null : Prisma.sql`p.deleted_at IS NULL`,
        when(filter?.statuses, (statuses) => isOneOf(Prisma.sql`p.status`, statuses, 'project_status')),
        when(filter?.priorities, (priorities) => isOneOf(Prisma.sql`p.priority`, priorities, 'priority')),
        ...tagConditions(Prisma.sql`p.tags`, filter?.tags),
      ),
      parent: null,
      ...byRelevance('projects', alias, filter?.search, sortKeys, orders),
    }
  },
)
