import type { Cursors } from './dialect.ts'
import { isObject, type Json } from './shape.ts'

/** A page that is asked for: variables of a connection's arguments. */
export type ReadPage = (
  page: { first: number; after: string | null } | { last: number; before: string | null },
) => Promise<unknown>

const PAGE = 100

/** The cursors behind which one stands after 1 to `most` rows, found by paging from the start. */
export async function cursorsFromStart(read: ReadPage, most: number): Promise<Cursors> {
  const found: string[] = []
  while (found.length < most) {
    const cursors = cursorsOf(await read({ first: PAGE, after: found.at(-1) ?? null }))
    if (cursors.length === 0) break
    found.push(...cursors)
  }
  return new Map(found.map((cursor, index) => [index + 1, cursor]))
}

/** The cursors behind so many rows and the next ones, found by paging from the end of a list of a known length. */
export async function cursorsFromEnd(read: ReadPage, length: number, from: number, count: number): Promise<Cursors> {
  const found = new Map<number, string>()
  let before: string | null = null
  for (let place = length; place > from;) {
    const cursors = cursorsOf(await read({ last: PAGE, before }))
    for (const cursor of cursors.reverse()) {
      if (place >= from && place < from + count) found.set(place, cursor)
      place--
      before = cursor
    }
    if (cursors.length === 0) break
  }
  if (found.get(from) === undefined) {
    // The page ended above the place: one more row.
    const [cursor] = cursorsOf(await read({ last: 1, before }))
    if (cursor !== undefined) found.set(from, cursor)
  }
  return found
}

function cursorsOf(connection: unknown): string[] {
  if (!isObject(connection) || !Array.isArray(connection['edges'])) {
    throw new TypeError(`A connection has edges: ${JSON.stringify(connection)}`)
  }
  return (connection['edges'] as Json[]).map(({ cursor }) => String(cursor))
}
