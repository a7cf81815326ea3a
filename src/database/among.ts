import { Prisma } from '../generated/prisma/client.ts'

/**
 * Whether a column is one of some ids. One id is compared as such: PostgreSQL takes a list that it does not know for ten
 * ids, finds its plan for the one that it sees cheaper, and plans anew each time, which takes several times as long as the
 * statement.
 */
export const among = (column: Prisma.Sql, ids: readonly string[]): Prisma.Sql =>
  ids.length === 1 ? Prisma.sql`${column} = ${ids[0]}::uuid` : Prisma.sql`${column} = ANY (${ids}::uuid[])`

/** Whether a column is none of some ids; as {@link among}. */
export const notAmong = (column: Prisma.Sql, ids: readonly string[]): Prisma.Sql =>
  ids.length === 1 ? Prisma.sql`${column} <> ${ids[0]}::uuid` : Prisma.sql`${column} <> ALL (${ids}::uuid[])`
