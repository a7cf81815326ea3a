import DataLoader from 'dataloader'

/** A loader of one row a key; null where there is none. `read` gets each key once and may answer in any order. */
export function oneEach<Row>(
  read: (keys: readonly string[]) => Promise<readonly Row[]>,
  keyOf: (row: Row) => string,
): DataLoader<string, Row | null> {
  return new DataLoader(async (keys) => {
    const rows = new Map((await read(keys)).map((row) => [keyOf(row), row]))
    return keys.map((key) => rows.get(key) ?? null)
  })
}

/** A loader of all rows of a key, in the order in which `read` answers. */
export function manyEach<Row>(
  read: (keys: readonly string[]) => Promise<readonly Row[]>,
  keyOf: (row: Row) => string,
): DataLoader<string, Row[]> {
  return new DataLoader(async (keys) => {
    const rows = new Map<string, Row[]>(keys.map((key) => [key, []]))
    for (const row of await read(keys)) rows.get(keyOf(row))?.push(row)
    return keys.map((key) => rows.get(key) ?? [])
  })
}
