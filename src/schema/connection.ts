import type { OutputType } from '@pothos/core'
import { encodeCursor, type Item, type Keys, type Listing, type Page, signature } from '../loaders/index.ts'
import { builder, type SchemaTypes } from './builder.ts'
import { passesRow, reads } from './selection.ts'

/** What connection fields are resolved from. */
export interface ConnectionOf<Row> extends Page<Row> {
  readonly listing: Listing
}

/** What edges are resolved from. */
export interface EdgeOf<Row> extends Item<Row> {
  readonly listing: Listing
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
