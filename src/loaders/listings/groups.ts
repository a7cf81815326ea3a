import { Prisma } from '../../generated/prisma/client.ts'
import { groupColumns } from '../columns.ts'
import type { Listing } from '../listing.ts'

/** The groups of collections, in their order. */
export const groupsOfCollection: Listing = {
  name: 'collection.groups',
  columns: groupColumns,
  from: Prisma.sql`groups g`,
  where: [],
  parent: Prisma.sql`g.collection_id`,
  order: [
    { field: 'POSITION', key: { sql: Prisma.sql`g.order_key`, type: 'text', column: 'orderKey' }, descending: false },
  ],
}

/** The groups that hold an artifact, newest first. */
export const groupsOfArtifact: Listing = {
  name: 'artifact.groups',
  columns: groupColumns,
  from: Prisma.sql`group_memberships m JOIN groups g ON g.id = m.group_id`,
  where: [],
  parent: Prisma.sql`m.artifact_id`,
  order: [
    {
      field: 'CREATED_AT',
      key: { sql: Prisma.sql`g.created_at`, type: 'time', column: 'createdAt' },
      descending: true,
    },
    { field: 'ID', key: { sql: Prisma.sql`g.id`, type: 'uuid', column: 'id' }, descending: true },
  ],
}
