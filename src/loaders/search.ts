import { Prisma } from '../generated/prisma/client.ts'

/** Words of a search that count; more are left out. */
const mostWords = 16

/**
 * The words of a search as people type it: letters and digits in a row; null when nothing at all was typed. Their case is
 * left to PostgreSQL, which folds what it looks through by its own rules.
 */
export function wordsOf(search: string | null | undefined): readonly string[] | null {
  const typed = (search ?? '').normalize('NFC').trim()
  if (typed === '') return null
  return [...typed.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map(([word]) => word.slice(0, 100)).slice(0, mostWords)
}

/**
 * What a column `search` (prisma/migrations) is asked: every word has to be there, as the beginning of a word, by its
 * English stem or, in camelCase, by its parts.
 */
export function searchQuery(words: readonly string[]): Prisma.Sql {
  if (words.length === 0) return Prisma.sql`''::tsquery`
  return Prisma.join(
    words.map((word) => {
      const found = [stemOrBeginning(word)]
      const parts = partsOf(word)
      if (parts.length > 1) found.push(beginnings(parts))
      return Prisma.sql`(${Prisma.join(found, ' || ')})`
    }),
    ' && ',
  )
}

/** What the same column is asked for things that have every word in their names or titles. */
export function nameQuery(words: readonly string[]): Prisma.Sql {
  return words.length === 0 ? Prisma.sql`''::tsquery` : Prisma.sql`search_of_names(${beginnings(words)})`
}

/**
 * Asks for the stem of a word, and for words that begin with it. A word that is its own stem is asked for once: the index
 * would collect everything that has it twice.
 */
function stemOrBeginning(word: string): Prisma.Sql {
  const stem = Prisma.sql`plainto_tsquery('english', ${word}::text)`
  return Prisma.sql`CASE ${stem} WHEN plainto_tsquery('simple', ${word}::text) THEN ${beginnings([word])}
    ELSE ${stem} || ${beginnings([word])} END`
}

/** Asks for words that begin so, all of them. Words have no sign that the language of queries knows. */
function beginnings(words: readonly string[]): Prisma.Sql {
  return Prisma.sql`to_tsquery('simple', ${words.map((word) => `${word}:*`).join(' & ')}::text)`
}

/** The parts of a word in camelCase, as `search_text` cuts them. */
function partsOf(word: string): string[] {
  return word
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .split(' ')
}
