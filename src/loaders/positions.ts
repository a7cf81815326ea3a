import DataLoader from 'dataloader'
import type { OrderedList } from '../database/ordered-lists.ts'
import type { Reader } from './reader.ts'

/** A place whose position is asked for: what stands where in whose list. */
export interface Place {
  readonly parentId: string
  readonly itemId: string
  readonly orderKey: string
}

/**
 * Loads 0-based positions in whole lists. Of each list the rows before the first place that is asked for are counted,
 * once, along the index; from there on they are numbered. So a page costs one count, whatever its size.
 * Null for what is no longer there.
 */
export function positionLoader(reader: Reader, { table, parent, item }: OrderedList) {
  return new DataLoader<Place, number | null, string>(
    async (places) => {
      const spans = spansOf(places)
      const rows = await reader.$queryRaw<{ parentId: string; itemId: string; position: number }[]>`
        SELECT parent_id::text AS "parentId", item_id::text AS "itemId", position FROM (
          SELECT spans.parent_id, m.${item} AS item_id,
                 (before.count + row_number() OVER (PARTITION BY spans.parent_id ORDER BY m.order_key) - 1)::int AS position
          FROM unnest(${spans.map((span) => span.parentId)}::uuid[], ${spans.map((span) => span.first)}::text[],
                      ${spans.map((span) => span.last)}::text[]) AS spans (parent_id, first, last)
          CROSS JOIN LATERAL (SELECT count(*) FROM ${table} WHERE ${parent} = spans.parent_id AND order_key < spans.first) AS before
          JOIN ${table} m ON m.${parent} = spans.parent_id AND m.order_key BETWEEN spans.first AND spans.last
        ) AS numbered WHERE item_id = ANY (${places.map((place) => place.itemId)}::uuid[])`
      const found = new Map(rows.map((row) => [keyOf(row), row.position]))
      return places.map((place) => found.get(keyOf(place)) ?? null)
    },
    { cacheKeyFn: keyOf },
  )
}

const keyOf = ({ parentId, itemId }: { parentId: string; itemId: string }): string => `${parentId}/${itemId}`

/** The first and the last order key that is asked for in each list. Keys compare byte by byte, as JavaScript does here. */
function spansOf(places: readonly Place[]) {
  const spans = new Map<string, { parentId: string; first: string; last: string }>()
  for (const { parentId, orderKey } of places) {
    const span = spans.get(parentId) ?? { parentId, first: orderKey, last: orderKey }
    if (orderKey < span.first) span.first = orderKey
    if (orderKey > span.last) span.last = orderKey
    spans.set(parentId, span)
  }
  return [...spans.values()]
}
