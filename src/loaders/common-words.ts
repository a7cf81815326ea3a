import { Prisma } from '../generated/prisma/client.ts'
import type { Reader } from '../database/index.ts'

/** How many times as often as the rarest word of a search another one has to be there to be common. */
const muchCommoner = 10

/** Letters of a beginning from which on few words begin so. */
const fewestLetters = 3

/** After how long the statistics are read again, in milliseconds. PostgreSQL makes them anew every now and then. */
const keptFor = 10 * 60 * 1000

/** The words that stand in most rows of a table, and in which part of them: from 0 to 1. */
type Shares = Readonly<Record<string, number>>

interface Statistics {
  readonly since: number
  /** By table. */
  readonly shares: Promise<ReadonlyMap<string, Shares>>
}

/**
 * What a process knows of each database. It decides how rows are looked for and never which are found, so it may be old, and
 * every process may know something else.
 */
const statistics = new WeakMap<Reader, Statistics>()

/** What PostgreSQL's statistics of a table say of the words of a search. */
export interface Commonness {
  /**
   * Those that are much commoner than another one. To find rows with all of the words the index collects every row with a
   * word that begins like one of them, and then compares; so it is better asked for the rare words alone, and the common
   * ones are looked for in what it finds.
   */
  readonly common: readonly string[]
  /** Whether one is not among the commonest words of the table, nor the beginning of one: so it is found in few rows. */
  readonly isRare: boolean
}

/** How common the words of a search are, as far as that is known. */
export async function commonnessOf(reader: Reader, table: string, words: readonly string[]): Promise<Commonness> {
  const shares = (await statisticsOf(reader).shares).get(table) ?? {}
  const known = Object.entries(shares)
  // What is not among the commonest words is rarer than all of them.
  const fewest = Math.min(1, ...known.map(([, share]) => share))
  const expected = words.map((word) => {
    const beginning = word.toLowerCase()
    const found = known.filter(([other]) => other.startsWith(beginning))
    // What is no word to PostgreSQL, as some signs are, finds nothing: somebody has to be left to be asked for.
    const isWord = /[a-z0-9]/i.test(word)
    const isRare = isWord && word.length >= fewestLetters && known.length > 0 && found.length === 0
    return { word, isWord, isRare, share: Math.max(fewest, ...found.map(([, share]) => share)) }
  })
  const least = muchCommoner * Math.min(...expected.map(({ share }) => share))
  const isSure = expected.some(({ isWord, share }) => isWord && share < least)
  return {
    common: isSure ? expected.flatMap(({ word, share }) => (share >= least ? [word] : [])) : [],
    isRare: expected.some(({ isRare }) => isRare),
  }
}

/** What is known; when it is old, it is read again for those who ask next. */
function statisticsOf(reader: Reader): Statistics {
  const known = statistics.get(reader)
  if (known && Date.now() - known.since < keptFor) return known
  // Without it the rows are found all the same.
  const shares = readShares(reader).catch(() => known?.shares ?? new Map<string, Shares>())
  const next = { since: Date.now(), shares }
  statistics.set(reader, next)
  return known ?? next
}

async function readShares(reader: Reader): Promise<ReadonlyMap<string, Shares>> {
  const rows = await reader.read<{ table: string; shares: Shares }>(Prisma.sql`
    SELECT tablename::text AS "table", (
      SELECT coalesce(jsonb_object_agg(word, share), '{}')
      FROM unnest(most_common_elems::text::text[], most_common_elem_freqs) AS common (word, share)
      -- Behind the words' shares stand the least and the greatest of them. Signs are in front of what is no word of a text.
      WHERE word !~ '^[=#]') AS shares
    FROM pg_stats WHERE schemaname = current_schema() AND attname = 'search'`)
  return new Map(rows.map(({ table, shares }) => [table, shares]))
}
