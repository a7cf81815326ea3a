import DataLoader from 'dataloader'
import { Prisma } from '../generated/prisma/client.ts'
import type { OrderedList } from '../database/ordered-lists.ts'
import type { Reader } from '../database/index.ts'

/** A place whose position is asked for: what stands where in whose list. */
export interface Place {
  readonly parentId: string
  readonly itemId: string
  readonly orderKey: string
}

/**
 * Loads 0-based positions in whole lists. Of each list the rows before the first place that is asked for are counted,
 * once, along the index; from there on they are numbered. So a page costs one count, whatever its size. What has been
 * moved since it was read is found where it is now, and what has gone counts as if it stood where it was read.
 */
export function positionLoader(reader: Reader, { table, parent, item }: OrderedList) {
  return new DataLoader<Place, number, string>(
    async (places) => {
      const rows = await reader.read<{ parentId: string; itemId: string; position: number }>(Prisma.sql`
        WITH places AS (
          SELECT p.parent_id, p.item_id, coalesce(m.order_key, p.order_key) COLLATE "C" AS order_key
          FROM unnest(${places.map((place) => place.parentId)}::uuid[], ${places.map((place) => place.itemId)}::uuid[],
                      ${places.map((place) => place.orderKey)}::text[]) AS p (parent_id, item_id, order_key)
          LEFT JOIN ${table} m ON m.${parent} = p.parent_id AND m.${item} = p.item_id
        ), spans AS (
          SELECT parent_id, min(order_key) AS first, max(order_key) AS last FROM places GROUP BY parent_id
        ), entries AS (
          SELECT parent_id, item_id, order_key, 0 AS count FROM places
          UNION ALL
          SELECT spans.parent_id, NULL, '', before.count::int FROM spans CROSS JOIN LATERAL (
            SELECT count(*) FROM ${table} m WHERE m.${parent} = spans.parent_id AND m.order_key < spans.first) AS before
          UNION ALL
          SELECT spans.parent_id, NULL, within.order_key, 1 FROM spans CROSS JOIN LATERAL (
            SELECT m.order_key FROM ${table} m WHERE m.${parent} = spans.parent_id
              AND m.order_key >= spans.first AND m.order_key < spans.last ORDER BY m.order_key) AS within
        )
        SELECT parent_id::text AS "parentId", item_id::text AS "itemId", position::int FROM (
          SELECT *, sum(count) OVER (PARTITION BY parent_id ORDER BY order_key, count ROWS UNBOUNDED PRECEDING) AS position
          FROM entries
        ) AS numbered WHERE item_id IS NOT NULL`)
      const found = new Map(rows.map((row) => [keyOf(row), row.position]))
      return places.map((place) => found.get(keyOf(place)) ?? new TypeError('A position was not found.'))
    },
    { cacheKeyFn: keyOf },
  )
}

const keyOf = ({ parentId, itemId }: { parentId: string; itemId: string }): string => `${parentId}/${itemId}`
