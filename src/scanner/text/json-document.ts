import { isRecord } from './json-safe.ts'

/** Deeper JSON is refused: what walks it would run out of stack. */
const DEEPEST = 100

/** A JSON file: its value, or why it has none. The line is not always known: the engine tells it of some mistakes only. */
export type JsonDocument = { ok: true; value: unknown } | { ok: false; reason: string; line: number | null }

/** Reads JSON. Never throws. */
export function readJson(text: string): JsonDocument {
  const source = text.replace(/^\uFEFF/, '')
  if (nesting(source) > DEEPEST)
    return { ok: false, reason: `is nested more than ${String(DEEPEST)} levels deep`, line: null }
  try {
    return { ok: true, value: JSON.parse(source) as unknown }
  } catch (error) {
    const at = /at position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1]
    const line = at === undefined ? null : source.slice(0, Number(at)).split('\n').length
    return { ok: false, reason: 'is no valid JSON', line }
  }
}

/** How many brackets are open at once at most, strings left out. */
function nesting(source: string): number {
  let depth = 0
  let deepest = 0
  let inString = false
  for (let at = 0; at < source.length; at++) {
    const character = source[at]
    if (inString && character === '\\') at += 1
    else if (character === '"') inString = !inString
    else if (inString) continue
    else if (character === '[' || character === '{') deepest = Math.max(deepest, ++depth)
    else if (character === ']' || character === '}') depth -= 1
  }
  return deepest
}

/** JSON without blanks whose keys are in the order of their code units, so that equal values have equal text (as in RFC 8785). */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (!isRecord(value)) return JSON.stringify(value)
  const keys = Object.keys(value).sort()
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key])}`).join(',')}}`
}
