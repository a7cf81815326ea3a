import DataLoader from 'dataloader'
import { Prisma } from '../generated/prisma/client.ts'
import type { Keys } from './cursor.ts'
import { conditionsOf, type Listing, type PageRequest } from './listing.ts'
import { pageStatement, whereAll } from './page-statement.ts'
import { readRanked } from './ranked-page.ts'
import { keysOf } from './sort-order.ts'
import type { Planning, Reader } from '../database/index.ts'
import { together, type Wanted } from './wanted.ts'

/** A row of a list, with the keys that place it there. */
export interface Item<Row> {
  readonly row: Row
  readonly keys: Keys
}

/** One page of a list. */
export interface Page<Row> {
  readonly items: readonly Item<Row>[]
  readonly hasNextPage: boolean
  readonly hasPreviousPage: boolean
  /** The length of the whole list. Counted when it is asked for. */
  totalCount(): Promise<number>
}

/** The key of the one list of a listing without parents. */
const everything = ''

/** Of whose list a row is, where there are several. */
interface Of {
  readonly parent?: string
}

interface Ask {
  readonly parent: string
  readonly wanted: Wanted
}

/**
 * Loads pages of a listing: one statement for all parents that ask within a request, whatever their number and however
 * deep the page is. Each parent's page is found by its own walk along an index (LATERAL), from the cursor's keys on.
 */
export class PageLoader<Row extends object> {
  readonly #pages: DataLoader<Ask, Page<Row>, string>
  readonly #counts: DataLoader<string, number>

  constructor(reader: Reader, listing: Listing, request: PageRequest) {
    this.#counts = new DataLoader((parents) => readCounts(reader, listing, parents))
    const read = async (asks: readonly Ask[]) => {
      const parents = [...new Set(asks.map((ask) => ask.parent))]
      const all = together(asks.map((ask) => ask.wanted))
      const rows = listing.ranking
        ? await readRanked<Row & Of>(reader, listing, listing.ranking, request, parents, all)
        : await reader.read<Row & Of>(
            pageStatement(listing, request, parents, all),
            listing.planning ?? planningOf(listing),
          )
      const lists = new Map<string, Item<Row>[]>(parents.map((parent) => [parent, []]))
      for (const row of rows) lists.get(row.parent ?? everything)?.push({ row, keys: keysOf(listing.order, row) })
      const pages = new Map(parents.map((parent) => [parent, this.#cut(parent, lists.get(parent) ?? [], request)]))
      return asks.map(({ parent }) => pages.get(parent) ?? new TypeError('A page was not read.'))
    }
    this.#pages = new DataLoader(read, { cacheKeyFn: ({ parent, wanted }) => `${parent} ${wanted.key}` })
  }

  /** The page of a parent's list, of rows with what is wanted of them; without a parent, of the list of everything. */
  load(wanted: Wanted, parent: string = everything): Promise<Page<Row>> {
    return this.#pages.load({ parent, wanted })
  }

  /** One row more than the page was read, to know whether the list goes on. */
  #cut(parent: string, found: Item<Row>[], { size, backward }: PageRequest): Page<Row> {
    const items = found.slice(0, size)
    const more = found.length > size
    return {
      items: backward ? items.reverse() : items,
      hasNextPage: !backward && more,
      hasPreviousPage: backward && more,
      totalCount: () => this.#counts.load(parent),
    }
  }
}

/** Along its index a list is read in one way; what a filter asks for may be half of the rows, or none. */
const planningOf = (listing: Listing): Planning => (conditionsOf(listing).length === 0 ? 'once' : 'each-time')

async function readCounts(reader: Reader, listing: Listing, parents: readonly string[]) {
  const { from, parent } = listing
  const where = conditionsOf(listing)
  const planning = planningOf(listing)
  if (!parent) {
    const statement = Prisma.sql`SELECT count(*)::int FROM ${from} ${whereAll(where)}`
    const [row] = await reader.read<{ count: number }>(statement, planning)
    return parents.map(() => row?.count ?? 0)
  }
  const statement = Prisma.sql`
    SELECT ${parent}::text AS parent, count(*)::int FROM ${from}
    ${whereAll([...where, Prisma.sql`${parent} = ANY (${parents}::uuid[])`])} GROUP BY ${parent}`
  const rows = await reader.read<{ parent: string; count: number }>(statement, planning)
  const counts = new Map(rows.map((row) => [row.parent, row.count]))
  return parents.map((id) => counts.get(id) ?? 0)
}
