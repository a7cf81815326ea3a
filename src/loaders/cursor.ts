import { z } from 'zod'

/** The values that place a row in an order: one a sort key, the row's id last. */
export type Keys = readonly (string | number)[]

const shape = z.tuple([z.string(), z.array(z.union([z.string().max(2000), z.number()])).max(8)])
/** Longer than any cursor that is given out. */
const longestCursor = 8192

/** An opaque cursor. `order` names the connection and its order: a cursor serves no other. */
export function encodeCursor(order: string, keys: Keys): string {
  return Buffer.from(JSON.stringify([order, keys])).toString('base64url')
}

/** The keys of a cursor of this order; null when it is none. */
export function decodeCursor(order: string, cursor: string): Keys | null {
  if (cursor.length > longestCursor) return null
  const result = shape.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString()))
  return result.success && result.data[0] === order ? result.data[1] : null
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
