import { Prisma } from '../../generated/prisma/client.ts'
import { patchSetColumns } from '../columns.ts'
import type { Listing } from '../listing.ts'

/** The patch sets of projects, newest first. */
export const patchSetsOfProject: Listing = {
  name: 'project.patchSets',
  columns: patchSetColumns,
  from: Prisma.sql`patch_sets x`,
  where: [],
  parent: Prisma.sql`x.project_id`,
  order: [
    {
      field: 'CREATED_AT',
      key: { sql: Prisma.sql`x.created_at`, type: 'time', column: 'createdAt' },
      descending: true,
    },
    { field: 'ID', key: { sql: Prisma.sql`x.id`, type: 'uuid', column: 'id' }, descending: true },
  ],
}
