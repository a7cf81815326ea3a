import type { ArgBuilder, OutputType } from '@pothos/core'
import type { GraphQLResolveInfo } from 'graphql'
import {
  decodeCursor,
  encodeCursor,
  type Item,
  type Keys,
  keysFit,
  type Listing,
  type Loaders,
  type Page,
  type PageRequest,
  signature,
} from '../loaders/index.ts'
import { builder, type SchemaTypes } from './builder.ts'
import { refuse } from './refusal.ts'
import { passesRow, reads, wantedBelow } from './selection.ts'

/** Rows of a page when neither `first` nor `last` is given, and the most that can be asked for. */
const defaultSize = 20
const largestSize = 100

/** What connection fields are resolved from. */
export interface ConnectionOf<Row> extends Page<Row> {
  readonly listing: Listing
}

/** What edges are resolved from. */
export interface EdgeOf<Row> extends Item<Row> {
  readonly listing: Listing
}

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

interface PageFlags {
  readonly hasNextPage: boolean
  readonly hasPreviousPage: boolean
  readonly startCursor: string | null
  readonly endCursor: string | null
}

const PageInfo = builder.objectRef<PageFlags>('PageInfo').implement({
  description: 'Where a page stands in its list, as Relay defines it.',
  fields: (t) => ({
    hasNextPage: t.exposeBoolean('hasNextPage', {
      description: 'Whether the list goes on behind the page. Only known when paging with `first`.',
    }),
    hasPreviousPage: t.exposeBoolean('hasPreviousPage', {
      description: 'Whether the list goes on before the page. Only known when paging with `last`.',
    }),
    startCursor: t.exposeString('startCursor', {
      nullable: true,
      description: 'The cursor of the first edge; null on an empty page.',
    }),
    endCursor: t.exposeString('endCursor', {
      nullable: true,
      description: 'The cursor of the last edge; null on an empty page.',
    }),
  }),
})

const cursorOf = ({ listing, keys }: { listing: Listing; keys: Keys }) => encodeCursor(signature(listing), keys)

/** Declares a connection type and its edge type: the only way in which lists that can be long are shown. */
export function connectionType<Row extends object>(prefix: string, node: OutputType<SchemaTypes>, items: string) {
  const Edge = builder.objectRef<EdgeOf<Row>>(`${prefix}Edge`)
  Edge.implement({
    description: `One of the ${items} of a page, with its place in the list.`,
    fields: (t) => ({
      cursor: t.string({
        description: 'Marks the place in the list, for `after` and `before`.',
        resolve: cursorOf,
        ...reads(),
      }),
      node: t.field({
        type: node,
        description: 'The thing itself.',
        resolve: (edge) => edge.row as never,
        ...passesRow,
      }),
    }),
  })
  const Connection = builder.objectRef<ConnectionOf<Row>>(`${prefix}Connection`)
  Connection.implement({
    description: `A page of ${items}.`,
    fields: (t) => ({
      edges: t.field({
        type: [Edge],
        description: 'The page with the places in the list.',
        resolve: ({ items, listing }) => items.map((item) => ({ ...item, listing })),
        ...passesRow,
      }),
      nodes: t.field({
        type: [node],
        description: 'The page without the places.',
        resolve: ({ items }) => items.map(({ row }) => row) as never,
        ...passesRow,
      }),
      pageInfo: t.field({
        type: PageInfo,
        description: 'Where the page stands in its list.',
        resolve: flagsOf,
        ...reads(),
      }),
      totalCount: t.int({
        description: 'How many there are in the whole list under the filter. Counted only when it is asked for.',
        resolve: (page) => page.totalCount(),
        ...reads(),
      }),
    }),
  })
  return { Connection, Edge }
}

function flagsOf<Row>({ items, listing, hasNextPage, hasPreviousPage }: ConnectionOf<Row>): PageFlags {
  const [first, last] = [items[0], items.at(-1)]
  return {
    hasNextPage,
    hasPreviousPage,
    startCursor: first ? cursorOf({ ...first, listing }) : null,
    endCursor: last ? cursorOf({ ...last, listing }) : null,
  }
}
