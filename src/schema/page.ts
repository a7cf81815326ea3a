import type { ArgBuilder } from '@pothos/core'
import type { GraphQLResolveInfo } from 'graphql'
import {
  decodeCursor,
  type Keys,
  keysFit,
  type Listing,
  type Loaders,
  type PageRequest,
  signature,
} from '../loaders/index.ts'
import type { SchemaTypes } from './builder.ts'
import type { ConnectionOf } from './connection.ts'
import { refuse } from './refusal.ts'
import { wantedBelow } from './selection.ts'

/** Rows of a page when neither `first` nor `last` is given, and the most that can be asked for. */
const defaultSize = 20
const largestSize = 100

/** The arguments that every connection takes. */
export interface PageArguments {
  readonly first?: number | null | undefined
  readonly after?: string | null | undefined
  readonly last?: number | null | undefined
  readonly before?: string | null | undefined
}

/** The arguments of a connection, for its field's `args`. */
export const pageArguments = (t: ArgBuilder<SchemaTypes>) => ({
  first: t.int({ description: 'How many to show from the start: 0 to 100, by default 20. Not together with `last`.' }),
  after: t.string({ description: 'Shows what stands behind this cursor, even if its row is gone.' }),
  last: t.int({ description: 'How many to show from the end: 0 to 100. Not together with `first`.' }),
  before: t.string({ description: 'Shows what stands before this cursor, even if its row is gone.' }),
})

/** What a connection costs: once for every row that it may show. Throws what makes the request be refused before it runs. */
export function pageCost(listing: Listing, args: PageArguments): { field: number; multiplier: number } {
  return { field: 1, multiplier: Math.max(1, readPageArguments(listing, args).size) }
}

/** Loads a page of a listing, with what the answer takes of its rows; with a parent, of that parent's list. */
export async function loadPage<Row extends object>(
  loaders: Loaders,
  listing: Listing,
  args: PageArguments,
  info: GraphQLResolveInfo,
  parent?: string,
): Promise<ConnectionOf<Row>> {
  const page = await loaders.pages<Row>(listing, readPageArguments(listing, args)).load(wantedBelow(info), parent)
  return { ...page, listing }
}

/** Checks the arguments of a page. @throws {GraphQLError} BAD_USER_INPUT */
function readPageArguments(listing: Listing, { first, last, after, before }: PageArguments): PageRequest {
  if (first != null && last != null) throw refuse('BAD_USER_INPUT', 'Give first or last, not both.')
  const size = first ?? last ?? defaultSize
  if (size < 0 || size > largestSize)
    throw refuse('BAD_USER_INPUT', `${last == null ? 'first' : 'last'} is 0 to ${String(largestSize)}.`)
  return { size, backward: last != null, after: readCursor(listing, after), before: readCursor(listing, before) }
}

function readCursor(listing: Listing, cursor: string | null | undefined): Keys | null {
  if (cursor == null) return null
  const keys = decodeCursor(signature(listing), cursor)
  if (!keys || !keysFit(listing.order, keys))
    throw refuse('BAD_USER_INPUT', 'The cursor is not one of this connection in this order.')
  return keys
}
