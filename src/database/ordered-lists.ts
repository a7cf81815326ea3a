import { Prisma } from '../generated/prisma/client.ts'

/**
 * A relation whose rows stand in an order below a parent: its table and the columns that say whose row it is, what it
 * places and where. Order keys are fractional indices, compared byte by byte (COLLATE "C" on the column).
 */
export interface OrderedList {
  readonly table: Prisma.Sql
  readonly parent: Prisma.Sql
  readonly item: Prisma.Sql
}

/** The artifacts of collections. */
export const collectionArtifacts: OrderedList = {
  table: Prisma.sql`collection_memberships`,
  parent: Prisma.sql`collection_id`,
  item: Prisma.sql`artifact_id`,
}

/** The artifacts of groups. */
const groupArtifacts: OrderedList = {
  table: Prisma.sql`group_memberships`,
  parent: Prisma.sql`group_id`,
  item: Prisma.sql`artifact_id`,
}

/** The groups of collections. */
export const collectionGroups: OrderedList = {
  table: Prisma.sql`groups`,
  parent: Prisma.sql`collection_id`,
  item: Prisma.sql`id`,
}

/** Tasks among their siblings: the parent of a list is a task or, at the top level, the project. */
export const taskSiblings: OrderedList = {
  table: Prisma.sql`tasks`,
  parent: Prisma.sql`list_id`,
  item: Prisma.sql`id`,
}

/** The lists of artifacts by the type of thing that they belong to. */
export const artifactLists = { Collection: collectionArtifacts, Group: groupArtifacts } as const
