import { Prisma } from '../../generated/prisma/client.ts'
import { groupColumns } from '../columns.ts'
import type { Listing } from '../listing.ts'
import { newestFirst, positionTerm } from './order.ts'

/** The groups of collections, in their order. */
export const groupsOfCollection: Listing = {
  name: 'collection.groups',
  columns: groupColumns,
  from: Prisma.sql`groups g`,
  where: [],
  parent: Prisma.sql`g.collection_id`,
  order: [positionTerm(Prisma.sql`g.order_key`)],
}

/** The groups that hold an artifact, newest first. */
export const groupsOfArtifact: Listing = {
  name: 'artifact.groups',
  columns: groupColumns,
  from: Prisma.sql`group_memberships m JOIN groups g ON g.id = m.group_id`,
  where: [],
  parent: Prisma.sql`m.artifact_id`,
  order: newestFirst(Prisma.sql`g`),
}
