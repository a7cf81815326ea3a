import type { OrderTerm, SortKey } from '../listing.ts'

/** An order as it is asked for; without one, by relevance when there is a search and newest first otherwise. */
export interface Order<Field extends string> {
  readonly field: Field
  readonly direction: 'ASC' | 'DESC'
}

/**
 * The terms of an order: as asked, else by one key downwards; the id, in the direction of the last, breaks ties. A field
 * that comes again says nothing new.
 */
export function inOrder<Field extends string>(
  keys: Record<Field, SortKey>,
  id: SortKey,
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
  return [...found, { field: 'ID', key: id, descending: found.at(-1)?.descending ?? false }]
}
