/**
 * Which columns of a row somebody wants; null: every one. A row is typed as if it were whole, but holds what was wanted:
 * src/schema/selection.ts says for every field what it takes.
 */
export interface Wanted {
  readonly names: ReadonlySet<string> | null
  /** The same for the same columns. */
  readonly key: string
}

/** The whole row. */
export const wholeRow: Wanted = { names: null, key: '*' }

/** The columns of these names. */
export function wanted(names: Iterable<string>): Wanted {
  const sorted = [...new Set(names)].sort()
  return { names: new Set(sorted), key: sorted.join(' ') }
}

/** What several want together. */
export function together(all: readonly Wanted[]): Wanted {
  const [first = wholeRow] = all
  if (all.every(({ key }) => key === first.key)) return first
  const names: string[] = []
  for (const each of all) {
    if (each.names === null) return wholeRow
    names.push(...each.names)
  }
  return wanted(names)
}
