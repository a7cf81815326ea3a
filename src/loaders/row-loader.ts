import DataLoader from 'dataloader'
import { together, type Wanted, wholeRow } from './wanted.ts'

/** Loads rows by their ids: one statement for all that is asked for at once, with the columns that all want together. */
export interface RowLoader<Row> {
  /** The row with what is wanted of it, without a word the whole row; null when there is none. */
  load(id: string, wanted?: Wanted): Promise<Row | null>
}

interface Ask {
  readonly id: string
  readonly wanted: Wanted
}

/** A loader of rows. `read` gets each id once and may answer in any order. */
export function rowLoader<Row extends { id: string }>(
  read: (ids: readonly string[], wanted: Wanted) => Promise<readonly Row[]>,
): RowLoader<Row> {
  const loader = new DataLoader<Ask, Row | null, string>(
    async (asks) => {
      const ids = [...new Set(asks.map(({ id }) => id))]
      const rows = new Map((await read(ids, together(asks.map((ask) => ask.wanted)))).map((row) => [row.id, row]))
      return asks.map(({ id }) => rows.get(id) ?? null)
    },
    { cacheKeyFn: ({ id, wanted }) => `${id} ${wanted.key}` },
  )
  return { load: (id, wanted = wholeRow) => loader.load({ id, wanted }) }
}
