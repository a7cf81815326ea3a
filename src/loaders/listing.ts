import { Prisma } from '../generated/prisma/client.ts'
import type { Planning } from '../database/index.ts'
import { type Columns, selected } from './columns.ts'
import type { Keys } from './cursor.ts'
import type { Ranking } from './ranked.ts'
import { beyond, computedKeys, type OrderTerm } from './sort-order.ts'
import { type Wanted, wanted, wholeRow } from './wanted.ts'

/** One page of a list, as the arguments of a connection ask for it. */
export interface PageRequest {
  /** Rows on the page, at most. */
  readonly size: number
  /** Read from the end: `last` rather than `first`. */
  readonly backward: boolean
  readonly after: Keys | null
  readonly before: Keys | null
}

/** What is listed: where rows come from, which of them, and in which order. */
export interface Listing {
  /** Names the connection in its cursors. */
  readonly name: string
  readonly columns: Columns
  readonly from: Prisma.Sql
  readonly where: readonly Prisma.Sql[]
  /** The condition of a search, apart from the others: what is called by its words need not be asked for it. */
  readonly matching?: Prisma.Sql | null
  /** The column that says whose list a row is in; null for a list of everything. */
  readonly parent: Prisma.Sql | null
  /** The last term is unique, so that the order is total. */
  readonly order: readonly OrderTerm[]
  /** How rows are ranked whose order is by `relevance` and by id, both downwards; null in every other order. */
  readonly ranking?: Ranking | null
  /**
   * For a list that no index has in its order: fewer rows than {@link from} has, among which those of the page are. They
   * are the parent's, within the cursors, and meet all conditions. Ranked lists have one for each of their parts.
   */
  readonly pageFrom?: (request: PageRequest, parent: Prisma.Sql) => Prisma.Sql
  /**
   * When its pages are planned, if that does not hang on whether there are conditions. `each-time` for what is a list of its
   * own, such as a collection: of one that it does not know the planner expects as much as of the others.
   */
  readonly planning?: Planning
}

/** All conditions that rows of a list meet. */
export const conditionsOf = ({ where, matching }: Listing): readonly Prisma.Sql[] =>
  matching ? [...where, matching] : where

/** The conditions for rows within a page's cursors. */
export const within = (order: readonly OrderTerm[], { after, before }: PageRequest): readonly Prisma.Sql[] => [
  ...(after ? [beyond(order, after, 'after')] : []),
  ...(before ? [beyond(order, before, 'before')] : []),
]

/** How many rows are read of a list: one more than the page has, to know whether the list goes on. */
export const sizeToRead = ({ size }: PageRequest): number => size + 1

/** The same as a part of a statement's text: of a limit that it does not know the planner expects a tenth of the table. */
export const rowsToRead = (request: PageRequest): Prisma.Sql => Prisma.raw(String(sizeToRead(request)))

/** Names a listing and its order in cursors, so that none is taken for another. */
export function signature(listing: Listing): string {
  const { name, order } = listing
  const known =
    signatures.get(listing) ??
    [name, ...order.map(({ field, descending }) => `${field} ${descending ? 'DESC' : 'ASC'}`)].join(', ')
  signatures.set(listing, known)
  return known
}

/** Each edge of a page has a cursor. */
const signatures = new WeakMap<Listing, string>()

/** What is read of a row: the columns that are wanted or sorted by, and the sort keys that are none, as `key0`, `key1`… */
export function selectedOf({ columns, order }: Listing, { names }: Wanted): Prisma.Sql {
  if (names === null) return selected(columns, wholeRow, computedKeys(order))
  const sorted = order.flatMap(({ key }) => key.column ?? [])
  return selected(columns, wanted([...names, ...sorted]), computedKeys(order))
}
