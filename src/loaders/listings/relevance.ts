import { Prisma } from '../../generated/prisma/client.ts'
import type { Ranking } from '../ranked.ts'
import { isFound, queryOf, wordsOf } from '../search.ts'
import type { OrderTerm, SortKey } from '../sort-order.ts'
import { inOrder, type Order } from './order.ts'

/** How a list with a search is sorted: what of a listing depends on the search. */
export interface Relevance {
  readonly matching: Prisma.Sql | null
  readonly order: readonly OrderTerm[]
  readonly ranking: Ranking | null
}

/** The condition for rows in which every word of a search is found; null without a search. */
export function matches(alias: Prisma.Sql, search: string | null | undefined): Prisma.Sql | null {
  const words = wordsOf(search)
  return words && isFound(alias, words)
}

/**
 * The order of a list that can be searched: as asked, else best first with a search, and newest first without. Best first
 * alone is read through a {@link Ranking}, which looks at a bounded number of rows; among other keys, or upwards, every
 * match is ranked.
 */
export function byRelevance<Field extends string>(
  table: string,
  alias: Prisma.Sql,
  search: string | null | undefined,
  keys: Record<Field | 'CREATED_AT', SortKey>,
  orders: readonly Order<Field | 'RELEVANCE'>[],
): Relevance {
  const words = wordsOf(search)
  const sorted = (relevance: Prisma.Sql) =>
    inOrder<Field | 'CREATED_AT' | 'RELEVANCE'>(
      { ...keys, RELEVANCE: { sql: relevance, type: 'float' } },
      alias,
      orders,
      words === null ? 'CREATED_AT' : 'RELEVANCE',
    )
  const matching = words && isFound(alias, words)
  const order = sorted(Prisma.sql`ts_rank(${alias}.search, ${queryOf(words ?? [])})::float8`)
  const isRanked = order.length === 2 && order[0]?.field === 'RELEVANCE' && order[0].descending
  if (!isRanked || words === null) return { matching, order, ranking: null }
  return { matching, order: sorted(Prisma.sql`${alias}.relevance`), ranking: { table, alias, words, common: [] } }
}
