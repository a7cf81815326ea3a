import { Prisma } from '../../generated/prisma/client.ts'
import { patchSetColumns } from '../columns.ts'
import type { Listing } from '../listing.ts'
import { conditions, isOneOf, when } from './conditions.ts'
import { newestFirst } from './order.ts'
import { keepUnfiltered } from './unfiltered.ts'

/** Which patch sets a list shows. Fields are ANDed; absent and null ones ask for nothing. */
export interface PatchSetFilter {
  readonly projectId?: string | null | undefined
  readonly withoutProject?: boolean | null | undefined
  readonly statuses?: readonly string[] | null | undefined
}

const patchSets = {
  columns: patchSetColumns,
  from: Prisma.sql`patch_sets x`,
  order: newestFirst(Prisma.sql`x`),
}

/** The patch sets of projects, newest first. */
export const patchSetsOfProject: Listing = {
  name: 'project.patchSets',
  where: [],
  parent: Prisma.sql`x.project_id`,
  ...patchSets,
}

/** All patch sets but those of projects that are deleted, newest first. */
export const patchSetListing = keepUnfiltered((filter: PatchSetFilter | null): Listing => {
  return {
    name: 'patchSets',
    where: conditions(
      Prisma.sql`NOT EXISTS (SELECT FROM projects p WHERE p.id = x.project_id AND p.deleted_at IS NOT NULL)`,
      when(filter?.projectId, (projectId) => Prisma.sql`x.project_id = ${projectId}::uuid`),
      when(filter?.withoutProject, (without) =>
        without ? Prisma.sql`x.project_id IS NULL` : Prisma.sql`x.project_id IS NOT NULL`,
      ),
      when(filter?.statuses, (statuses) => isOneOf(Prisma.sql`x.status`, statuses, 'patch_set_status')),
    ),
    parent: null,
    ...patchSets,
  }
})
