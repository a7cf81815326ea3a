import { Prisma } from '../generated/prisma/client.ts'
import { conditionsOf, type Listing, type PageRequest, rowsToRead, selectedOf, within } from './listing.ts'
import { orderBy } from './sort-order.ts'
import type { Wanted } from './wanted.ts'

/** The parts of a listing's statements that are the same in every request, by how they are read. */
interface Parts {
  readonly selected: Prisma.Sql
  readonly end: Prisma.Sql
}

const made = new WeakMap<Listing, Map<string, Parts>>()

/** The statement that reads a page of each parent's list, in their order. */
export function pageStatement(
  listing: Listing,
  request: PageRequest,
  parents: readonly string[],
  wanted: Wanted,
): Prisma.Sql {
  const { selected, end } = partsOf(listing, request, wanted)
  const rows = Prisma.sql`SELECT ${selected} FROM ${candidates(listing, request)} ${end}`
  if (!listing.parent) return rows
  // What refers to the outer row and has a LIMIT can only be joined by running it for each outer row, and that hands its
  // rows on as they come. Numbering and sorting them again would be a third of PostgreSQL's time.
  return Prisma.sql`
    SELECT parents.id::text AS parent, items.* FROM unnest(${parents}::uuid[]) AS parents (id)
    CROSS JOIN LATERAL (${rows}) AS items`
}

/** The rows among which those of a page are: what stands behind FROM. */
function candidates(listing: Listing, request: PageRequest): Prisma.Sql {
  const { from, order, parent, pageFrom } = listing
  if (pageFrom) return pageFrom(request, Prisma.sql`parents.id`)
  const conditions = [
    ...conditionsOf(listing),
    ...(parent ? [Prisma.sql`${parent} = parents.id`] : []),
    ...within(order, request),
  ]
  return Prisma.sql`${from} ${whereAll(conditions)}`
}

/** Listings without a filter are the same in every request, and so are these parts of their statements. */
function partsOf(listing: Listing, request: PageRequest, wanted: Wanted): Parts {
  const known = made.get(listing) ?? new Map<string, Parts>()
  made.set(listing, known)
  const { size, backward } = request
  const key = `${String(size)} ${String(backward)} ${wanted.key}`
  const parts = known.get(key) ?? {
    selected: selectedOf(listing, wanted),
    end: Prisma.sql`ORDER BY ${orderBy(listing.order, backward)} LIMIT ${rowsToRead(request)}`,
  }
  if (known.size < MOST_PARTS) known.set(key, parts)
  return parts
}

/** What is kept for a listing: callers choose sizes and fields. */
const MOST_PARTS = 200

/** WHERE with every condition, or nothing. */
export function whereAll(conditions: readonly Prisma.Sql[]): Prisma.Sql {
  return conditions.length === 0 ? Prisma.empty : Prisma.sql`WHERE ${Prisma.join([...conditions], ' AND ')}`
}
