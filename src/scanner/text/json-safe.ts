import { storable } from './clean.ts'

const MOST_VALUES = 10_000
const MOST_CHARACTERS = 65_536
const DEEPEST = 32

/** A value that would take too much room as JSON, or that contains itself. */
export class OversizedValue extends Error {}

/** A value as JSON can keep it. */
export interface JsonSafe {
  value: unknown
  /** Whether characters were replaced or a key was left out. */
  altered: boolean
}

/**
 * Copies a parsed value into plain objects, arrays, strings, finite numbers, booleans and null. Maps become objects; a key
 * `__proto__` is left out, since it would change the object that somebody assigns it to. Throws OversizedValue
 * beyond 10,000 values, 65,536 characters or a depth of 32: aliases can make a small document large.
 */
export function jsonSafe(input: unknown): JsonSafe {
  let values = 0
  let characters = 0
  let altered = false

  const text = (raw: string): string => {
    characters += raw.length
    if (characters > MOST_CHARACTERS) throw new OversizedValue()
    const kept = storable(raw)
    if (kept !== raw) altered = true
    return kept
  }

  const copy = (value: unknown, depth: number): unknown => {
    values += 1
    if (values > MOST_VALUES || depth > DEEPEST) throw new OversizedValue()
    if (value === null || value === undefined || typeof value === 'boolean') return value ?? null
    if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : String(value)
    if (typeof value === 'string') return text(value)
    // Parsers of YAML and JSON make nothing else.
    if (typeof value !== 'object') return null
    if (Array.isArray(value)) return value.map((item: unknown) => copy(item, depth + 1))
    const entries = value instanceof Map ? [...(value as Map<unknown, unknown>)] : Object.entries(value)
    const kept = entries.filter(([key]) => key !== '__proto__')
    if (kept.length < entries.length) altered = true
    return Object.fromEntries(kept.map(([key, item]) => [text(String(key)), copy(item, depth + 1)]))
  }

  const value = copy(input, 0)
  return { value, altered }
}

/** Whether a value is an object with keys, neither null nor a list. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
