import { encodeCursor } from './ids.ts'

/** A row of a page, with its global id and the keys that place it. */
export interface Row {
  readonly id: string
  readonly keys: readonly unknown[]
}

/** The page that one row too many was read for. */
export function connection(rows: readonly Row[], size: number, backward = false) {
  const more = rows.length > size
  const page = rows.slice(0, size)
  if (backward) page.reverse()
  const edges = page.map((node) => ({ cursor: encodeCursor(node.keys), node }))
  return {
    edges,
    nodes: page,
    pageInfo: {
      hasNextPage: !backward && more,
      hasPreviousPage: backward && more,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  }
}
