import { generateNKeysBetween } from 'fractional-indexing'
import { longestKey } from '../rebalance.ts'

/** One of a list of siblings, in their new order: with the key that it keeps, or null when it needs one. */
export interface Sibling {
  readonly id: string
  readonly key: string | null
}

/**
 * The order keys of siblings that need one, so that the list comes into the given order while the others keep theirs.
 * No new key is one that a row of the list has had until now: the unique index is asked row by row.
 * @param siblings the list in its new order
 * @param taken every key that the list has in the database at present, sorted
 */
export function keysFor(siblings: readonly Sibling[], taken: readonly string[]): Map<string, string> {
  const keys = new Map<string, string>()
  let lower: string | null = null
  let run: string[] = []
  const flush = () => {
    if (run.length === 0) return
    const upper = taken.find((key) => lower === null || key > lower) ?? null
    generateNKeysBetween(lower, upper, run.length).forEach((key, index) => keys.set(run[index] ?? '', key))
    run = []
  }
  for (const { id, key } of siblings) {
    if (key === null) {
      run.push(id)
      continue
    }
    flush()
    lower = key
  }
  flush()
  if ([...keys.values()].every((key) => key.length <= longestKey)) return keys
  const anew = generateNKeysBetween(taken.at(-1) ?? null, null, siblings.length)
  return new Map(siblings.map(({ id }, index) => [id, anew[index] ?? '']))
}
