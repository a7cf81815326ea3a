import { generateNKeysBetween } from 'fractional-indexing'
import type { OrderedList } from '../database/ordered-lists.ts'
import type { Transaction } from '../database/index.ts'

/** Keys grow by a character for about every five insertions at one spot. Where one would be longer, keys are given anew. */
export const longestKey = 64
/** What a rebalance leaves at most, so that it pays. */
const roomyKey = 32
/** Neighbours on each side of a spot that a rebalance looks at. */
const farthest = 512

/** A row of an ordered list. */
export interface Row {
  readonly item: string
  readonly key: string
}

/** Two order keys without a row in between that stays; null where the list ends. */
export interface Gap {
  readonly lower: string | null
  readonly upper: string | null
  /** The item of the lower key. */
  readonly behind: string | null
}

/** All rows of a list, in its order. */
export function readOrder(tx: Transaction, list: OrderedList, parentId: string): Promise<Row[]> {
  return tx.$queryRaw<Row[]>`
    SELECT ${list.item}::text AS item, order_key AS key FROM ${list.table}
    WHERE ${list.parent} = ${parentId}::uuid ORDER BY order_key`
}

/**
 * Gives rows of a list new keys, in one statement. The unique index is asked row by row: no new key may be one that
 * another row has before.
 */
export async function writeKeys(
  tx: Transaction,
  list: OrderedList,
  parentId: string,
  rows: readonly Row[],
): Promise<void> {
  if (rows.length === 0) return
  await tx.$executeRaw`
    UPDATE ${list.table} SET order_key = placed.key
    FROM unnest(${rows.map((row) => row.item)}::uuid[], ${rows.map((row) => row.key)}::text[]) AS placed (item, key)
    WHERE ${list.parent} = ${parentId}::uuid AND ${list.item} = placed.item`
}

/**
 * Gives the rows around a crowded gap new, short keys. As few of them as will do: somebody who reads the list page by
 * page goes on from a key, and only among these rows it means another place afterwards. Two statements.
 */
export async function makeRoom(tx: Transaction, list: OrderedList, parentId: string, gap: Gap): Promise<void> {
  const near = await readNear(tx, list, parentId, gap.lower ?? '')
  const middle = near.filter((row) => row.key <= (gap.lower ?? '')).length
  for (let span = 8; span <= farthest; span *= 2) {
    const from = Math.max(0, middle - span)
    const crowded = near.slice(from, middle + span)
    const rows = spread(crowded, near[from - 1]?.key ?? null, near[from + crowded.length]?.key ?? null)
    if (rows.every((row) => row.key.length <= roomyKey)) return writeKeys(tx, list, parentId, rows)
  }
  const all = await readOrder(tx, list, parentId)
  const items = all.map((row) => row.item)
  return writeKeys(tx, list, parentId, behind(all, items))
}

/** Items of a list with new, short keys, all of them behind its last row. */
export function behind(rows: readonly Row[], items: readonly string[]): Row[] {
  const keys = generateNKeysBetween(rows.at(-1)?.key ?? null, null, items.length)
  return items.map((item, index) => ({ item, key: keys[index] ?? '' }))
}

/** The rows around a key, one more on each side than are ever given new keys. */
function readNear(tx: Transaction, list: OrderedList, parentId: string, key: string): Promise<Row[]> {
  return tx.$queryRaw<Row[]>`
    SELECT item, key FROM (
      (SELECT ${list.item}::text AS item, order_key AS key FROM ${list.table}
        WHERE ${list.parent} = ${parentId}::uuid AND order_key <= ${key}::text
        ORDER BY order_key DESC LIMIT ${farthest + 1}::int)
      UNION ALL
      (SELECT ${list.item}::text, order_key FROM ${list.table}
        WHERE ${list.parent} = ${parentId}::uuid AND order_key > ${key}::text
        ORDER BY order_key LIMIT ${farthest + 1}::int)
    ) AS near ORDER BY key`
}

/** The same rows with keys spread between two others, none of which one of the rows has now. */
function spread(rows: readonly Row[], lower: string | null, upper: string | null): Row[] {
  const taken = new Set(rows.map((row) => row.key))
  const free = generateNKeysBetween(lower, upper, 2 * rows.length).filter((key) => !taken.has(key))
  const step = free.length / rows.length
  return rows.map(({ item }, index) => ({ item, key: free[Math.floor(index * step)] ?? '' }))
}
