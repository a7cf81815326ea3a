import { Prisma } from '../generated/prisma/client.ts'

/** Words of a search that count; more are left out. */
const mostWords = 16

/** Characters of a word for which every beginning stands in the index of names (prisma/migrations). */
const mostLetters = 32

/**
 * The words of a search as people type it: letters and digits in a row; null when nothing at all was typed. Their case is
 * left to PostgreSQL, which folds what it looks through by its own rules.
 */
export function wordsOf(search: string | null | undefined): readonly string[] | null {
  const typed = (search ?? '').normalize('NFC').trim()
  if (typed === '') return null
  const words = [...typed.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map(([word]) => word.slice(0, 100))
  return [...new Set(words)].slice(0, mostWords)
}

/**
 * What a column `search` (prisma/migrations) is asked for words: each has to be there, as the function `search_query` says.
 * NULL, and nothing is found, when PostgreSQL takes none of them for a word.
 */
export const queryOf = (words: readonly string[]): Prisma.Sql => Prisma.sql`search_query(${words}::text[])`

/** When PostgreSQL makes the query of a search out of its words. */
export type Made = (query: Prisma.Sql) => Prisma.Sql

/** Whenever it plans a statement: so it knows how many rows to expect. */
export const madeInPlans: Made = (query) => query

/** When the statement runs, and once for all rows: so the plan is the same for all words. */
export const madeInRuns: Made = (query) => Prisma.sql`(SELECT ${query})`

/** The condition for rows in which all of the words are found. */
export function isFound(alias: Prisma.Sql, words: readonly string[], made: Made = madeInPlans): Prisma.Sql {
  return Prisma.sql`${alias}.search @@ ${made(queryOf(words))}`
}

/** The condition for rows that have all of the words in their names or titles, as beginnings of words. */
export function isNamed(alias: Prisma.Sql, words: readonly string[], made: Made = madeInPlans): Prisma.Sql {
  const named = Prisma.sql`${alias}.search @@ ${made(Prisma.sql`search_of_names(${words}::text[])`)}`
  // Lower case can have more characters than what was typed.
  if (words.every((word) => word.length <= mostLetters / 2)) return named
  // How a longer word goes on is not looked for in names, but it has to be found.
  return Prisma.sql`(${named} AND ${isFound(alias, words, made)})`
}
