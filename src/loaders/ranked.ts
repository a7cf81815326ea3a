import { Prisma } from '../generated/prisma/client.ts'
import type { Keys } from './cursor.ts'
import type { PageRequest } from './listing.ts'

/** How many of the newest matches are ranked, and as many again of those that have the words in their names. */
const mostRanked = 500

/** What stands behind everything that was ranked. Ranks are not negative. */
const unranked = -1

/** How a search is ranked. */
export interface Ranking {
  /** The table's name in `from`. */
  readonly alias: Prisma.Sql
  /** The condition for what is called by the words. */
  readonly named: Prisma.Sql
  /** How well a row fits, from 0 on. */
  readonly rank: Prisma.Sql
}

/**
 * The rows of a search, best first, with their `relevance`: what `from` is for a page that is sorted by it and by the id,
 * both downwards. A word can stand in every row, and ranking all of them takes long, so ranked are only the newest of
 * those that are called by the words and the newest of all that match; the others follow, newest first.
 */
export function rankedRows(
  { alias, named, rank }: Ranking,
  from: Prisma.Sql,
  conditions: readonly Prisma.Sql[],
  { size, backward, after, before }: PageRequest,
): Prisma.Sql {
  const direction = backward ? Prisma.sql`ASC` : Prisma.sql`DESC`
  const id = Prisma.sql`${alias}.id`
  const limit = Prisma.raw(String(size + 1))
  const newest = (...more: Prisma.Sql[]) => Prisma.sql`
    SELECT ${id}, ${rank} AS relevance FROM ${from} WHERE ${Prisma.join([...conditions, ...more], ' AND ')}
    ORDER BY ${id} DESC LIMIT ${Prisma.raw(String(mostRanked))}`
  const top = [...placed(after, '<'), ...placed(before, '>')]
  const rest = [...behind(id, after, '<'), ...behind(id, before, '>')]
  return Prisma.sql`(
    WITH named AS MATERIALIZED (${newest(named)}), newest AS MATERIALIZED (${newest()}), page AS (
      (SELECT id, relevance FROM (SELECT * FROM named UNION SELECT * FROM newest) AS best
        WHERE ${Prisma.join([Prisma.sql`true`, ...top], ' AND ')}
        ORDER BY relevance ${direction}, id ${direction} LIMIT ${limit})
      UNION ALL
      (SELECT ${id}, ${Prisma.raw(String(unranked))}::float8 FROM ${from}
        WHERE (SELECT count(*) FROM newest) = ${Prisma.raw(String(mostRanked))}
          AND ${id} < (SELECT id FROM newest ORDER BY id LIMIT 1) AND ${id} NOT IN (SELECT id FROM named)
          AND ${Prisma.join([...conditions, ...rest], ' AND ')}
        ORDER BY ${id} ${direction} LIMIT ${limit}))
    SELECT ${alias}.*, page.relevance FROM page JOIN ${from} USING (id)) AS ${alias}`
}

/** The condition for the ranked rows beyond a cursor; from one of the others on there are none behind it, and all before. */
function placed(cursor: Keys | null, comparison: '<' | '>'): Prisma.Sql[] {
  if (cursor === null) return []
  const [relevance, id] = cursor
  if (isUnranked(cursor)) return comparison === '<' ? [Prisma.sql`false`] : []
  return [Prisma.sql`(relevance, id) ${Prisma.raw(comparison)} (${relevance}::float8, ${id}::uuid)`]
}

/** The condition for the other rows beyond a cursor. */
function behind(id: Prisma.Sql, cursor: Keys | null, comparison: '<' | '>'): Prisma.Sql[] {
  if (cursor === null) return []
  if (!isUnranked(cursor)) return comparison === '<' ? [] : [Prisma.sql`false`]
  return [Prisma.sql`${id} ${Prisma.raw(comparison)} ${cursor[1]}::uuid`]
}

const isUnranked = ([relevance]: Keys): boolean => Number(relevance) < 0
