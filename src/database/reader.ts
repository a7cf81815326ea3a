import type { Prisma } from '../generated/prisma/client.ts'
import type { Planning } from './reads.ts'

/** What loaders read from: the database itself, or a transaction whose writes nobody else sees yet. */
export interface Reader {
  /**
   * Runs a query and returns its rows. Cast what a row holds to int, text, uuid, float8, timestamptz, jsonb or text[].
   * @param planning `once`, unless the best plan depends on the values of the query
   */
  read<Row extends object>(query: Prisma.Sql, planning?: Planning): Promise<Row[]>
}

/** Reads inside a transaction. */
export function readerOf(tx: Prisma.TransactionClient): Reader {
  return { read: (query) => tx.$queryRaw(query) }
}
