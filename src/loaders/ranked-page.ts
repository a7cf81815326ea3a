import type { Planning, Reader } from '../database/index.ts'
import { commonnessOf, noteMany } from './common-words.ts'
import { readFew } from './few-matches.ts'
import { type Listing, type PageRequest, sizeToRead } from './listing.ts'
import { pageStatement } from './page-statement.ts'
import { mostRanked, type Ranking, rowsOfTier, tiersOf } from './ranked.ts'
import type { Wanted } from './wanted.ts'

/** The best plan depends on how common the words are. */
const planning: Planning = 'each-time'

/**
 * Reads the rows of a page of a search, best first: of few matches all at once, otherwise one tier after the other, and no
 * further than the page goes. Mostly the first one fills it, and planning all of them together takes longer than reading
 * the page.
 */
export async function readRanked<Row extends { readonly parent?: string }>(
  reader: Reader,
  listing: Listing,
  ranking: Ranking,
  request: PageRequest,
  parents: readonly string[],
  wanted: Wanted,
): Promise<Row[]> {
  const { common, isRare } = await commonnessOf(reader, ranking.table, ranking.words)
  const knowing = { ...ranking, common }
  if (isRare && !listing.parent) {
    const few = await readFew<Row>(reader, listing, knowing, request, wanted)
    if (few) return few
    noteMany(reader, ranking.table, ranking.words)
  }
  const rows = new Map<string, Row[]>(parents.map((parent) => [parent, []]))
  const [everything = ''] = parents
  let missing = parents
  let isWhole = false
  for (const tier of tiersOf(request)) {
    // The whole tier was read, so nothing is left of it.
    if (isWhole && !tier.ranked) continue
    const part: Listing = { ...listing, pageFrom: (page, parent) => rowsOfTier(tier, knowing, listing, page, parent) }
    const found = new Map<string, number>()
    for (const row of await reader.read<Row>(pageStatement(part, request, missing, wanted), planning)) {
      const parent = row.parent ?? everything
      rows.get(parent)?.push(row)
      found.set(parent, (found.get(parent) ?? 0) + 1)
    }
    missing = missing.filter((parent) => (rows.get(parent)?.length ?? 0) < sizeToRead(request))
    if (missing.length === 0) break
    isWhole =
      tier.ranked && !request.backward && !request.after && missing.every((id) => (found.get(id) ?? 0) < mostRanked)
  }
  return [...rows.values()].flat()
}
