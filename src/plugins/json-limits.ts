import { refusal } from './refusal.ts'

/** How deep input may be nested. Recursive code below (coercion, database drivers) stays far from the end of the stack. */
export const MOST_JSON_LEVELS = 64

/** How many values the variables of a request may hold: far more than a bulk mutation with 500 rows needs. */
export const MOST_JSON_VALUES = 50_000

const invalidJson = () =>
  refusal({ status: 400, code: 'BAD_REQUEST', message: 'The request holds JSON that is not valid.' })

/**
 * Parses JSON from a caller.
 * @throws GraphQLError `BAD_REQUEST` for text that is not JSON, `INPUT_TOO_DEEP` and `INPUT_TOO_LARGE` beyond the limits.
 */
export function parseJson(text: string): unknown {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw invalidJson()
  }
  checkSize(value)
  return value
}

/** Walks level by level instead of by recursion, which deep input would let fail. */
function checkSize(value: unknown): void {
  let values = 0
  let level = [value]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MOST_JSON_LEVELS) {
      const message = `Input may be nested ${String(MOST_JSON_LEVELS)} levels deep at most.`
      throw refusal({ status: 400, code: 'INPUT_TOO_DEEP', message })
    }
    const next: unknown[] = []
    for (const item of level) {
      if (typeof item !== 'object' || item === null) continue
      const children: unknown[] = Array.isArray(item) ? item : Object.values(item)
      values += children.length
      if (values > MOST_JSON_VALUES) {
        const message = `Input may hold ${String(MOST_JSON_VALUES)} values at most.`
        throw refusal({ status: 413, code: 'INPUT_TOO_LARGE', message })
      }
      for (const child of children) next.push(child)
    }
    level = next
  }
}
