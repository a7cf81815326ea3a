import type { Reader } from '../database/index.ts'
import { Prisma } from '../generated/prisma/client.ts'
import { joinedWith } from './columns.ts'
import { type Listing, type PageRequest, rowsToRead, within } from './listing.ts'
import { pageStatement, whereAll } from './page-statement.ts'
import { foundBy, mostRanked, type Ranking, tiers } from './ranked.ts'
import { isNamed, madeInRuns, queryOf } from './search.ts'
import { orderBy } from './sort-order.ts'
import type { Wanted } from './wanted.ts'

/** How many matches are few: they are read one and all, whatever the size of the page. */
const mostMatches = 200

/** A row with the number of all matches, which is counted no further than one more than are few. */
interface Counted {
  readonly matches: number
}

/**
 * Reads the rows of a page of a search that has few matches. They are found in one way, so the plan is kept, unless the
 * listing says otherwise: with that and with one statement instead of two it takes half as long as to read tiers.
 * @returns null when there are more
 */
export async function readFew<Row extends object>(
  reader: Reader,
  listing: Listing,
  ranking: Ranking,
  request: PageRequest,
  wanted: Wanted,
): Promise<Row[] | null> {
  const { sql, always } = joinedWith(listing.columns, { matches: Prisma.sql`${ranking.alias}.matches` })
  const part: Listing = {
    ...listing,
    columns: { sql, always: new Set([...always, 'matches']) },
    pageFrom: (page) => pageOf(listing, ranking, page),
  }
  const rows = await reader.read<Row & Counted>(pageStatement(part, request, [], wanted), listing.planning ?? 'once')
  return rows.some(({ matches }) => matches > mostMatches) ? null : rows
}

/** The rows of a page with their `relevance` and the number of `matches`. When these are too many, any rows will do. */
function pageOf({ from, where, order }: Listing, ranking: Ranking, request: PageRequest): Prisma.Sql {
  const { alias, words } = ranking
  const few = Prisma.raw(String(mostMatches))
  const cursors = within(order, request)
  const matches = Prisma.sql`
    SELECT ${alias}.id, ${alias}.search, (${isNamed(alias, words, madeInRuns)}) IS TRUE AS named
    FROM ${from} ${whereAll([...where, ...foundBy(ranking, madeInRuns)])} LIMIT ${few} + 1`
  // The places that they have in the list by their names and their age. Whole rows are wide, and only those of the page are read.
  return Prisma.sql`(
    SELECT ${alias}.*, page.relevance, page.matches FROM (
      SELECT ${alias}.* FROM (
        SELECT id, matches, ${relevanceOf(ranking)} AS relevance FROM (
          SELECT *, count(*) OVER ()::int AS matches, row_number() OVER (PARTITION BY named ORDER BY id DESC) AS place
          FROM (${matches}) AS found) AS placed) AS ${alias}
      ${whereAll(cursors.length === 0 ? [] : [Prisma.sql`(matches > ${few} OR ${Prisma.join([...cursors], ' AND ')})`])}
      ORDER BY ${orderBy(order, request.backward)} LIMIT ${rowsToRead(request)}) AS page
    JOIN ${from} ON ${alias}.id = page.id) AS ${alias}`
}

/** The relevance of a match that is `named` or not, in its `place` among those. */
function relevanceOf({ words }: Ranking): Prisma.Sql {
  const most = Prisma.raw(String(mostRanked))
  const rank = Prisma.sql`ts_rank(search, ${madeInRuns(queryOf(words))})`
  const cases = tiers.map(({ named, ranked, relevance }) => {
    const base = Prisma.raw(`${String(relevance)}::float8`)
    const isHere = Prisma.sql`${Prisma.raw(named ? 'named' : 'NOT named')} AND place ${Prisma.raw(ranked ? '<=' : '>')} ${most}`
    return Prisma.sql`WHEN ${isHere} THEN ${base}${ranked ? Prisma.sql` + ${rank}` : Prisma.empty}`
  })
  return Prisma.sql`CASE ${Prisma.join(cases, ' ')} END`
}
