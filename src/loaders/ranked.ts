import { Prisma } from '../generated/prisma/client.ts'
import type { Keys } from './cursor.ts'
import { type PageRequest, rowsToRead } from './listing.ts'

/** How many things that are called by the words are ranked: the newest of them. */
const mostNamed = 200

/** How many of the newest other matches are ranked. */
const mostOthers = 100

/** What stands behind everything that was ranked. Ranks are from 0 to 1. */
const unranked = -1

/** How a search is ranked. */
export interface Ranking {
  /** The table's name in `from`. */
  readonly alias: Prisma.Sql
  /** The condition for what the words are found in. */
  readonly matching: Prisma.Sql
  /** The condition for what is called by the words; they are found in it. */
  readonly named: Prisma.Sql
  /** How well a row fits, from 0 on. */
  readonly rank: Prisma.Sql
}

/**
 * The rows of a search, best first, with their `relevance`: what `from` is for a page that is sorted by it and by the id,
 * both downwards. A word can stand in every row, and ranking all of them takes long. So first come those that are called by
 * the words, then the newest of the others, and each of the two is ranked up to a bounded number; what is left follows,
 * newest first. They are looked for one after the other, and no further than the page goes.
 */
export function rankedRows(
  { alias, matching, named, rank }: Ranking,
  from: Prisma.Sql,
  conditions: readonly Prisma.Sql[],
  request: PageRequest,
): Prisma.Sql {
  const { backward, after, before } = request
  const id = Prisma.sql`${alias}.id`
  const direction = backward ? Prisma.sql`ASC` : Prisma.sql`DESC`
  const limit = rowsToRead(request)
  const newest = (relevance: Prisma.Sql, most: number, ...which: Prisma.Sql[]) => Prisma.sql`MATERIALIZED (
    SELECT ${id}, ${relevance} AS relevance FROM ${from} WHERE ${Prisma.join([...conditions, ...which], ' AND ')}
    ORDER BY ${id} DESC LIMIT ${Prisma.raw(String(most))})`
  const unnamed = Prisma.sql`${id} NOT IN (SELECT id FROM named)`
  const rest = (...more: Prisma.Sql[]) => Prisma.sql`(
    SELECT ${id}, ${Prisma.raw(String(unranked))}::float8 AS relevance FROM ${from}
    WHERE ${Prisma.join([unnamed, ...more, ...behind(id, after, '<'), ...behind(id, before, '>'), ...conditions, matching], ' AND ')}
    ORDER BY ${id} ${direction} LIMIT ${limit})`
  const page = (parts: Prisma.Sql, rows: Prisma.Sql) => Prisma.sql`(
    WITH ${parts}, page AS (${rows})
    SELECT ${alias}.*, page.relevance FROM page JOIN ${from} USING (id)) AS ${alias}`
  // Behind one of the rest is nothing else, and who is called by the words need not be ranked again.
  if (after !== null && isUnranked(after))
    return page(Prisma.sql`named AS ${newest(Prisma.sql`0::float8`, mostNamed, named)}`, rest())

  const ranked = (name: Prisma.Sql) => Prisma.sql`(
    SELECT id, relevance FROM ${name}
    WHERE ${Prisma.join([Prisma.sql`true`, ...placed(after, '<'), ...placed(before, '>')], ' AND ')}
    ORDER BY relevance ${direction}, id ${direction} LIMIT ${limit})`
  const others = rest(
    Prisma.sql`(SELECT count(*) FROM others) = ${Prisma.raw(String(mostOthers))}`,
    Prisma.sql`${id} < (SELECT id FROM others ORDER BY id LIMIT 1)`,
  )
  const tiers = [ranked(Prisma.sql`named`), ranked(Prisma.sql`others`), others]
  return page(
    Prisma.sql`named AS ${newest(Prisma.sql`1 + ${rank}`, mostNamed, named)},
      others AS ${newest(rank, mostOthers, matching, unnamed)}`,
    Prisma.sql`${Prisma.join(backward ? tiers.toReversed() : tiers, ' UNION ALL ')} LIMIT ${limit}`,
  )
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
