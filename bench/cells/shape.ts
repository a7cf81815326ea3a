/** A JSON object. */
export type Json = Record<string, unknown>

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/

/** What a cursor or a type's name says is each server's own affair. */
const OWN = new Set(['__typename', 'cursor', 'endCursor'])

/**
 * Takes from an answer what is a matter of taste: global ids become the ids of rows, times become numbers, connections
 * become lists (with what they say about the next page), and a thing that stands alone in a wrapping loses it.
 */
export function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain)
  if (!isObject(value)) return value
  const entries = Object.entries(value).filter(([key]) => !OWN.has(key))
  const [only] = entries
  if (entries.length === 1 && only !== undefined && WRAPPINGS.has(only[0])) return plain(only[1])
  if (Array.isArray(value['edges'])) {
    return {
      items: value['edges'].map(plain),
      hasNextPage: isObject(value['pageInfo']) && value['pageInfo']['hasNextPage'],
    }
  }
  return Object.fromEntries(entries.map(([key, inner]) => [key, plainField(key, inner)]))
}

const WRAPPINGS = new Set(['nodes', 'node', 'artifact', 'result'])

function plainField(key: string, value: unknown): unknown {
  if (key === 'id' && typeof value === 'string') return rowId(value)
  if (key === 'createdAt' && typeof value === 'string') return Date.parse(value)
  return plain(value)
}

/** The id of the row in a global id. */
function rowId(id: string): string {
  const found = UUID.exec(id) ?? UUID.exec(Buffer.from(id, 'base64url').toString())
  if (found === null) throw new TypeError(`${id} holds no id of a row.`)
  return found[0]
}

/** The one field of an answer's `data`. @throws Error when there are errors beside it. */
export function rootOf(answer: unknown): unknown {
  if (!isObject(answer) || answer['errors'] !== undefined || !isObject(answer['data'])) {
    throw new Error(`An answer with errors: ${JSON.stringify(answer).slice(0, 2000)}`)
  }
  return Object.values(answer['data'])[0]
}
