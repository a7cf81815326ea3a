import { Prisma } from '../generated/prisma/client.ts'
import type { Keys } from './cursor.ts'
import { type Listing, type PageRequest, rowsToRead, within } from './listing.ts'
import { whereAll } from './page-statement.ts'
import { isFound, isNamed, type Made, madeInPlans, queryOf } from './search.ts'

/** How many of those called by the words are ranked, and how many of the others: the newest of each. */
export const mostRanked = 40

/** How a search is ranked. */
export interface Ranking {
  readonly table: string
  /** The table's name in `from`. */
  readonly alias: Prisma.Sql
  readonly words: readonly string[]
  /** Those of the words that the index is not asked for: they are looked for in what the others find. */
  readonly common: readonly string[]
}

/** A part of a ranked list: all of it stands in front of the next one. */
export interface Tier {
  /** Whether it holds what is called by the words, or what else they are found in. */
  readonly named: boolean
  /** Whether it holds the newest, in the order of their ranks, or what is left, newest first. */
  readonly ranked: boolean
  /** The relevance of its rows, to which the rank of ranked ones is added: from 0 to 1. */
  readonly relevance: number
}

/**
 * The tiers of a search, best first. A word can stand in every row, and ranking all of them takes long: so of each kind the
 * newest are ranked, and the others follow them.
 */
export const tiers: readonly Tier[] = [
  { named: true, ranked: true, relevance: 2 },
  { named: true, ranked: false, relevance: 1.5 },
  { named: false, ranked: true, relevance: 0 },
  { named: false, ranked: false, relevance: -1 },
]

/** The tiers that have rows within a page's cursors, in the order in which the page is read. */
export function tiersOf({ after, before, backward }: PageRequest): readonly Tier[] {
  const within = tiers.slice(after ? tierAt(after) : 0, before ? tierAt(before) + 1 : tiers.length)
  return backward ? within.toReversed() : within
}

/** The place of the tier that a cursor stands in, which anybody can have made up. */
function tierAt([relevance]: Keys): number {
  const found = tiers.findIndex((tier) => Number(relevance) >= tier.relevance)
  return found === -1 ? tiers.length - 1 : found
}

/** The rows of a tier within a page's cursors, with their `relevance`: what `from` is for a page sorted by it and the id. */
export function rowsOfTier(
  tier: Tier,
  ranking: Ranking,
  listing: Listing,
  request: PageRequest,
  parent: Prisma.Sql,
): Prisma.Sql {
  const { alias } = ranking
  const conditions = [
    ...listing.where,
    ...(listing.parent ? [Prisma.sql`${listing.parent} = ${parent}`] : []),
    ...conditionsOf(tier, ranking),
  ]
  const newest = Prisma.sql`
    SELECT ${alias}.* FROM ${listing.from} ${whereAll(conditions)}
    ORDER BY ${alias}.id DESC LIMIT ${Prisma.raw(String(mostRanked))}`
  const relevance = Prisma.sql`${Prisma.raw(String(tier.relevance))}::float8`
  if (tier.ranked) return newestRanked(newest, relevance, ranking, listing, request)

  const { backward } = request
  const left = whereAll([...conditions, ...behind(newest, tier, ranking, request)])
  return Prisma.sql`
    (SELECT ${alias}.*, ${relevance} AS relevance FROM ${listing.from} ${left}
     ORDER BY ${alias}.id ${backward ? Prisma.sql`ASC` : Prisma.sql`DESC`} LIMIT ${rowsToRead(request)}) AS ${alias}`
}

/** The newest rows, each with its rank, within a page's cursors. */
function newestRanked(
  newest: Prisma.Sql,
  relevance: Prisma.Sql,
  { alias, words }: Ranking,
  { order }: Listing,
  request: PageRequest,
): Prisma.Sql {
  const rank = Prisma.sql`ts_rank(${alias}.search, ${queryOf(words)})`
  return Prisma.sql`
    (SELECT ${alias}.*, ${relevance} + ${rank} AS relevance FROM (${newest}) AS ${alias}) AS ${alias} ${whereAll(within(order, request))}`
}

/** The conditions for what stands behind the newest, within a page's cursors. */
function behind(newest: Prisma.Sql, tier: Tier, { alias }: Ranking, { after, before }: PageRequest): Prisma.Sql[] {
  const isHere = (cursor: Keys) => tiers[tierAt(cursor)] === tier
  const from =
    after && isHere(after)
      ? Prisma.sql`${after[1]}::uuid`
      : Prisma.sql`(SELECT id FROM (${newest}) AS ranked ORDER BY id LIMIT 1)`
  return [
    Prisma.sql`${alias}.id < ${from}`,
    ...(before && isHere(before) ? [Prisma.sql`${alias}.id > ${before[1]}::uuid`] : []),
  ]
}

/** The conditions for the rows of a tier and of that which it goes on in. */
function conditionsOf({ named }: Tier, ranking: Ranking): Prisma.Sql[] {
  const isCalled = isNamed(ranking.alias, ranking.words)
  return named ? [isCalled] : [...foundBy(ranking, madeInPlans), Prisma.sql`(${isCalled}) IS NOT TRUE`]
}

/** The conditions for rows in which all of the words are found. */
export function foundBy({ alias, words, common }: Ranking, made: Made): Prisma.Sql[] {
  if (common.length === 0) return [isFound(alias, words, made)]
  const rare = words.filter((word) => !common.includes(word))
  // Of a condition upon a condition the index is not asked.
  return [isFound(alias, rare, made), Prisma.sql`(${isFound(alias, common, made)}) IS NOT FALSE`]
}
