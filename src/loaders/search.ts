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
 * What `search_words` (prisma/migrations) is asked: every word has to be there, as the beginning of a word or by its
 * English stem.
 */
export function searchQuery(words: readonly string[]): Prisma.Sql {
  if (words.length === 0) return Prisma.sql`''::tsquery`
  return Prisma.join(
    words.map(
      (word) => Prisma.sql`(to_tsquery('simple', ${`${word}:*`}::text) || plainto_tsquery('english', ${word}::text))`,
    ),
    ' && ',
  )
}
