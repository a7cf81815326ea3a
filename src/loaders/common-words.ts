import { Prisma } from '../generated/prisma/client.ts'
import type { Reader } from '../database/index.ts'

/** How many times as often as the rarest word of a search another one has to be there to be common. */
const muchCommoner = 10

/** Letters of a beginning from which on few words begin so, and of a word from which on others may be made of it. */
const fewestLetters = 3

/** After how long the statistics are read again, in milliseconds. PostgreSQL makes them anew every now and then. */
const keptFor = 10 * 60 * 1000

/** The words that stand in most rows of a table, and in which part of them: from 0 to 1. */
interface Shares {
  readonly known: readonly (readonly [word: string, share: number])[]
  /** What is not among them is rarer than all of them. 1 when none is known. */
  readonly fewest: number
}

interface Statistics {
  readonly since: number
  /** By table. */
  readonly shares: Promise<ReadonlyMap<string, Shares>>
  /** Searches that were taken for rare, and had many matches. */
  readonly mistaken: Set<string>
}

/** How many mistakes are remembered. */
const mostMistaken = 1_000

/**
 * What a process knows of each database; a rehearsal reads for itself. It decides how rows are looked for and never which are
 * found, so it may be old, and every process may know something else.
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
  /**
   * Whether one is not among the commonest words of the table, nor related to one: so it is likely to be found in few rows.
   * In a large table there can be many all the same.
   */
  readonly isRare: boolean
}

/** How common the words of a search are, as far as that is known. */
export async function commonnessOf(reader: Reader, table: string, words: readonly string[]): Promise<Commonness> {
  const { shares, mistaken } = statisticsOf(reader)
  const { known, fewest } = (await shares).get(table) ?? { known: [], fewest: 1 }
  const expected = words.map((word) => {
    const beginnings = [word, ...partsOf(word)].map((part) => part.toLowerCase())
    const found = known.filter(([other]) => beginnings.some((beginning) => isRelated(beginning, other)))
    // What is no word to PostgreSQL, as some signs are, finds nothing: somebody has to be left to be asked for.
    const isWord = /[a-z0-9]/i.test(word)
    const isRare = isWord && word.length >= fewestLetters && known.length > 0 && found.length === 0
    return { word, isWord, isRare, share: Math.max(fewest, ...found.map(([, share]) => share)) }
  })
  const least = muchCommoner * Math.min(...expected.map(({ share }) => share))
  const isSure = expected.some(({ isWord, share }) => isWord && share < least)
  return {
    common: isSure ? expected.flatMap(({ word, share }) => (share >= least ? [word] : [])) : [],
    isRare: expected.some(({ isRare }) => isRare) && !mistaken.has(keyOf(table, words)),
  }
}

/** Remembers that a search has many matches although a word of it seemed to be rare, until the statistics are read again. */
export function noteMany(reader: Reader, table: string, words: readonly string[]): void {
  const { mistaken } = statisticsOf(reader)
  if (mistaken.size < mostMistaken) mistaken.add(keyOf(table, words))
}

const keyOf = (table: string, words: readonly string[]): string => [table, ...words].join(' ')

/** The parts of a name in camelCase, each of which is looked for as well (`search_query` in prisma/migrations). */
const partsOf = (word: string): readonly string[] => word.split(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/)

/**
 * Whether what is looked for may be found in rows with another word: when that begins so, or may have the same stem. PostgreSQL
 * alone knows stems; most are the word without its end, and their last letter may be another one.
 */
function isRelated(beginning: string, other: string): boolean {
  if (other.startsWith(beginning)) return true
  return (
    other.length >= fewestLetters && beginning.startsWith(other.length > fewestLetters ? other.slice(0, -1) : other)
  )
}

/** What is known; when it is old, it is read again for those who ask next. */
function statisticsOf(reader: Reader): Statistics {
  const known = statistics.get(reader)
  if (known && Date.now() - known.since < keptFor) return known
  // Without it the rows are found all the same.
  const shares = readShares(reader).catch(() => known?.shares ?? new Map<string, Shares>())
  const next = { since: Date.now(), shares, mistaken: new Set<string>() }
  statistics.set(reader, next)
  return known ?? next
}

async function readShares(reader: Reader): Promise<ReadonlyMap<string, Shares>> {
  const rows = await reader.read<{ table: string; shares: Readonly<Record<string, number>> }>(Prisma.sql`
    SELECT tablename::text AS "table", (
      SELECT coalesce(jsonb_object_agg(word, share), '{}')
      FROM unnest(most_common_elems::text::text[], most_common_elem_freqs) AS common (word, share)
      -- Behind the words' shares stand the least and the greatest of them. Signs are in front of what is no word of a text.
      WHERE word !~ '^[=#]') AS shares
    FROM pg_stats WHERE schemaname = current_schema() AND attname = 'search'`)
  return new Map(
    rows.map(({ table, shares }) => {
      const known = Object.entries(shares)
      return [table, { known, fewest: Math.min(1, ...known.map(([, share]) => share)) }]
    }),
  )
}
