import { Prisma } from '../../generated/prisma/client.ts'
import type { Planning } from '../../database/index.ts'
import { conditionsOf, type Listing, type PageRequest, rowsToRead, within } from '../listing.ts'
import { orderBy, type OrderTerm } from '../sort-order.ts'

/**
 * How many artifacts a collection has at most whose list is found by reading them all and sorting them. Of a larger one some
 * are likely to be among the first of all artifacts.
 */
const mostSorted = 2_000

/** The condition for artifacts `a` that a collection has. */
export const isInCollection = (collectionId: string): Prisma.Sql => Prisma.sql`EXISTS (
  SELECT FROM collection_memberships f WHERE f.artifact_id = a.id AND f.collection_id = ${collectionId}::uuid)`

/**
 * Those rows of a list of artifacts `a` that a collection has. By creation its members stand in an index. In another order
 * PostgreSQL takes them for evenly spread over it, and walks it until the page is full: through the whole catalogue when
 * they stand at its end. So the collection's size decides whether its members are looked up or the order is walked, and
 * only one of the two is run.
 * @param planning `once`, if nothing else is asked for: then there is one good way, or the size has decided between two
 */
export function inCollection(listing: Listing, collectionId: string, planning: Planning): Listing {
  const order = asMembers(listing.order)
  if (order) {
    const from = Prisma.sql`collection_memberships m JOIN ${listing.from} ON a.id = m.artifact_id`
    return {
      ...listing,
      from,
      where: [...listing.where, Prisma.sql`m.collection_id = ${collectionId}::uuid`],
      order,
      planning,
    }
  }
  const where = [...listing.where, isInCollection(collectionId)]
  return { ...listing, where, planning, pageFrom: (request) => pageOf(listing, collectionId, request) }
}

/** The order by creation, as memberships `m` know it; null for any other. */
function asMembers(order: readonly OrderTerm[]): readonly OrderTerm[] | null {
  const columns: Readonly<Record<string, Prisma.Sql>> = {
    CREATED_AT: Prisma.sql`m.artifact_created_at`,
    ID: Prisma.sql`m.artifact_id`,
  }
  const terms = order.flatMap((term) => {
    const sql = columns[term.field]
    return sql ? [{ ...term, key: { ...term.key, sql } }] : []
  })
  return terms.length === order.length ? terms : null
}

function pageOf(listing: Listing, collectionId: string, request: PageRequest): Prisma.Sql {
  const { from, order } = listing
  const conditions = [...conditionsOf(listing), ...within(order, request)]
  const bound = Prisma.raw(String(mostSorted))
  // Whole rows are wide: sorting their ids takes half the time.
  const rows = (comparison: '<=' | '>', member: Prisma.Sql) => Prisma.sql`(
    SELECT a.id FROM ${from}
    WHERE (SELECT artifact_count FROM collections WHERE id = ${collectionId}::uuid) ${Prisma.raw(comparison)} ${bound}
      AND ${Prisma.join([member, ...conditions], ' AND ')}
    ORDER BY ${orderBy(order, request.backward)} LIMIT ${rowsToRead(request)})`
  const members = Prisma.sql`SELECT artifact_id FROM collection_memberships WHERE collection_id = ${collectionId}::uuid
    ORDER BY artifact_id LIMIT ${bound}`
  return Prisma.sql`(
    WITH page AS (
      ${rows('<=', Prisma.sql`a.id = ANY (ARRAY (${members}))`)} UNION ALL ${rows('>', isInCollection(collectionId))})
    SELECT a.* FROM page JOIN ${from} USING (id)) AS a`
}
