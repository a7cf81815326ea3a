import { Prisma } from '../../generated/prisma/client.ts'
import type { OrderTerm, SortKey } from '../sort-order.ts'

/** An order as it is asked for; without one, by relevance when there is a search and newest first otherwise. */
export interface Order<Field extends string> {
  readonly field: Field
  readonly direction: 'ASC' | 'DESC'
}

/**
 * The terms of an order: as asked, else by one key downwards; the id, in the direction of the last, breaks ties. A field
 * that comes again says nothing new.
 * @param alias the table's name in the statement
 */
export function inOrder<Field extends string>(
  keys: Record<Field, SortKey>,
  alias: Prisma.Sql,
  orders: readonly Order<Field>[],
  otherwise: Field,
): OrderTerm[] {
  const given: readonly Order<Field>[] = orders.length > 0 ? orders : [{ field: otherwise, direction: 'DESC' }]
  const asked = given.filter(({ field }, index) => given.findIndex((order) => order.field === field) === index)
  const found = asked.map(({ field, direction }) => ({
    field,
    key: keys[field],
    descending: direction === 'DESC',
  }))
  return [...found, idTerm(Prisma.sql`${alias}.id`, found.at(-1)?.descending ?? false)]
}

/** By id. Ids are made in the order of time, and no two are the same: so this alone is an order, and ends every other. */
export const idTerm = (id: Prisma.Sql, descending: boolean): OrderTerm => ({
  field: 'ID',
  key: { sql: id, type: 'uuid', column: 'id' },
  descending,
})

/** In the order in which somebody has put the members of a list. */
export const positionTerm = (orderKey: Prisma.Sql): OrderTerm => ({
  field: 'POSITION',
  key: { sql: orderKey, type: 'text', column: 'orderKey' },
  descending: false,
})

/** By when rows were made, the latest first. */
export const newestFirst = (alias: Prisma.Sql): readonly OrderTerm[] => [
  {
    field: 'CREATED_AT',
    key: { sql: Prisma.sql`${alias}.created_at`, type: 'time', column: 'createdAt' },
    descending: true,
  },
  idTerm(Prisma.sql`${alias}.id`, true),
]
