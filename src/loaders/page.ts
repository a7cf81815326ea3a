import DataLoader from 'dataloader'
import { Prisma } from '../generated/prisma/client.ts'
import type { Keys } from './cursor.ts'
import { beyond, keysOf, type Listing, orderBy, type PageRequest, selected } from './listing.ts'
import { rankedRows } from './ranked.ts'
import type { Planning, Reader } from '../database/index.ts'

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

/**
 * Loads pages of a listing: one statement for all parents that ask within a request, whatever their number and however
 * deep the page is. Each parent's page is found by its own walk along an index (LATERAL), from the cursor's keys on.
 */
export class PageLoader<Row extends object> {
  readonly #pages: DataLoader<string, Page<Row>>
  readonly #counts: DataLoader<string, number>

  constructor(reader: Reader, listing: Listing, request: PageRequest) {
    this.#counts = new DataLoader((parents) => readCounts(reader, listing, parents))
    this.#pages = new DataLoader(async (parents) => {
      const statement = pageStatement(listing, request, parents)
      const rows = await reader.read<Row & { parent?: string }>(statement, planningOf(listing))
      const lists = new Map<string, Item<Row>[]>(parents.map((parent) => [parent, []]))
      for (const row of rows) lists.get(row.parent ?? everything)?.push({ row, keys: keysOf(listing.order, row) })
      return parents.map((parent) => this.#cut(parent, lists.get(parent) ?? [], request))
    })
  }

  /** The page of a parent's list; without a parent, of the list of everything. */
  load(parent: string = everything): Promise<Page<Row>> {
    return this.#pages.load(parent)
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
const planningOf = ({ where }: Listing): Planning => (where.length === 0 ? 'once' : 'each-time')

function pageStatement(listing: Listing, request: PageRequest, parents: readonly string[]): Prisma.Sql {
  const { from, order, parent, ranking } = listing
  const { size, backward, after, before } = request
  const members = [...listing.where, ...(parent ? [Prisma.sql`${parent} = parents.id`] : [])]
  const conditions = [
    ...members,
    ...(after ? [beyond(order, after, 'after')] : []),
    ...(before ? [beyond(order, before, 'before')] : []),
  ]
  const sorted = orderBy(order, backward)
  // The size is part of the text: of a limit that it does not know the planner expects a tenth of the table.
  const limit = Prisma.sql`ORDER BY ${sorted} LIMIT ${Prisma.raw(String(size + 1))}`
  const rows = ranking
    ? Prisma.sql`FROM ${rankedRows(ranking, from, members, request)} ${limit}`
    : Prisma.sql`FROM ${from} ${whereAll(conditions)} ${limit}`
  if (!parent) return Prisma.sql`SELECT ${selected(listing)} ${rows}`
  // What refers to the outer row and has a LIMIT can only be joined by running it for each outer row, and that hands its
  // rows on as they come. Numbering and sorting them again would be a third of PostgreSQL's time.
  return Prisma.sql`
    SELECT parents.id::text AS parent, items.* FROM unnest(${parents}::uuid[]) AS parents (id)
    CROSS JOIN LATERAL (SELECT ${selected(listing)} ${rows}) AS items`
}

async function readCounts(reader: Reader, listing: Listing, parents: readonly string[]) {
  const { from, where, parent } = listing
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

/** WHERE with every condition, or nothing. */
export function whereAll(conditions: readonly Prisma.Sql[]): Prisma.Sql {
  return conditions.length === 0 ? Prisma.empty : Prisma.sql`WHERE ${Prisma.join([...conditions], ' AND ')}`
}
