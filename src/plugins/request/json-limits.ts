import { refusal } from '../errors/refusal.ts'

/** How deep JSON may be nested. Recursive code below (coercion, database drivers) stays far from the end of the stack. */
export const MOST_JSON_LEVELS = 64

/** How many values the JSON of a request may hold: far more than the order of 5,000 things needs. */
export const MOST_JSON_VALUES = 20_000

const codeOf = (sign: string): number => sign.charCodeAt(0)
const OPENING = new Set(['[', '{'].map(codeOf))
const CLOSING = new Set([']', '}'].map(codeOf))
const COMMA = codeOf(',')
const QUOTE = codeOf('"')
const BACKSLASH = codeOf('\\')

/**
 * Parses JSON from a caller.
 * @throws GraphQLError `INPUT_TOO_DEEP` or `INPUT_TOO_LARGE` beyond the limits, `BAD_REQUEST` for text that is not JSON.
 */
export function parseJson(text: string): unknown {
  checkSize(text)
  try {
    return JSON.parse(text)
  } catch {
    throw refusal({ status: 400, code: 'BAD_REQUEST', message: 'The request holds JSON that is not valid.' })
  }
}

/** Counts in the text, because the parser itself takes long for what is nested deep. Whether it is JSON is not asked. */
function checkSize(text: string): void {
  let values = 0
  let level = 0
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at)
    if (sign === QUOTE) at = endOfString(text, at)
    else if (CLOSING.has(sign)) level -= 1
    else if (sign === COMMA || OPENING.has(sign)) values += 1
    if (OPENING.has(sign)) level += 1
    if (level > MOST_JSON_LEVELS) {
      const message = `Input may be nested ${String(MOST_JSON_LEVELS)} levels deep at most.`
      throw refusal({ status: 400, code: 'INPUT_TOO_DEEP', message })
    }
    if (values > MOST_JSON_VALUES) {
      const message = `Input may hold ${String(MOST_JSON_VALUES)} values at most.`
      throw refusal({ status: 413, code: 'INPUT_TOO_LARGE', message })
    }
  }
}

/** Where a string that begins at a quote ends: at the next quote that is not escaped, or at the end of the text. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let backslashes = 0
    while (text.charCodeAt(end - 1 - backslashes) === BACKSLASH) backslashes += 1
    if (backslashes % 2 === 0) return end
  }
  return text.length
}
