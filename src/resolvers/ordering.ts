import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing'
import { notAmong } from '../database/among.ts'
import type { OrderedList } from '../database/ordered-lists.ts'
import type { Transaction } from '../database/index.ts'
import { Prisma } from '../generated/prisma/client.ts'
import { ValidationError } from './errors.ts'
import { behind, type Gap, longestKey, makeRoom, type Row, writeKeys } from './rebalance.ts'

export { readOrder } from './rebalance.ts'

/**
 * Where to put something in an ordered list: a 0-based position that counts after the moved things have been taken out,
 * next to a neighbour, or, when nothing is said, at the end.
 */
export type Place = { position: number } | { before: string } | { after: string } | null

/** Where things are to stand in an ordered list. */
export interface Spot {
  /** Their order keys, in a row. */
  readonly keys: readonly string[]
  /** The item that they stand behind; null at the beginning of the list. */
  readonly behind: string | null
}

/**
 * The order keys that put `count` things at `place`, in a row. `moving` are the things that are placed: they count as
 * taken out. The caller holds the lock of the list.
 * @throws {ValidationError} when the neighbour is not in the list.
 */
export async function reckonKeys(
  tx: Transaction,
  list: OrderedList,
  parentId: string,
  place: Place,
  moving: readonly string[],
  count = moving.length,
): Promise<Spot> {
  // A neighbour is asked for even when there is nothing to put beside it.
  if (count === 0 && (place === null || 'position' in place)) return { keys: [], behind: null }
  const gap = await findGap(tx, list, parentId, place, moving)
  const keys = generateNKeysBetween(gap.lower, gap.upper, count)
  if (keys.every((key) => key.length <= longestKey)) return { keys, behind: gap.behind }
  await makeRoom(tx, list, parentId, gap)
  const { lower, upper, behind } = await findGap(tx, list, parentId, place, moving)
  return { keys: generateNKeysBetween(lower, upper, count), behind }
}

/** The order key that puts one thing at a place: `moving`, which is in the list, or a new one. See {@link reckonKeys}. */
export async function reckonKey(
  tx: Transaction,
  list: OrderedList,
  parentId: string,
  place: Place,
  moving: string | null,
): Promise<string> {
  const {
    keys: [key = ''],
  } = await reckonKeys(tx, list, parentId, place, moving === null ? [] : [moving], 1)
  return key
}

/** The order keys of the first members of a list that has none. */
export const firstKeys = (count: number): string[] => generateNKeysBetween(null, null, count)

/**
 * Puts a list into the order of `items`, which are all of it; `before` is {@link readOrder}. One UPDATE, whatever the
 * length. A key goes to between the old keys of its new place and of the one before: so none meets an old one in the
 * unique index, and somebody who reads the list page by page goes on at the same position.
 */
export async function rewriteOrder(
  tx: Transaction,
  list: OrderedList,
  parentId: string,
  before: readonly Row[],
  items: readonly string[],
): Promise<void> {
  const after = items.flatMap((item, index): Row[] => {
    const upper = before[index]
    if (!upper || upper.item === item) return []
    return [{ item, key: generateKeyBetween(before[index - 1]?.key ?? null, upper.key) }]
  })
  if (after.every(({ key }) => key.length <= longestKey)) await writeKeys(tx, list, parentId, after)
  else await writeKeys(tx, list, parentId, behind(before, items))
}

function findGap(tx: Transaction, list: OrderedList, parentId: string, place: Place, moving: readonly string[]) {
  if (place === null) return gapAtEnd(tx, list, parentId, moving)
  if ('position' in place) return gapAtPosition(tx, list, parentId, place.position, moving)
  return 'before' in place
    ? gapBeside(tx, list, parentId, 'before', place.before, moving)
    : gapBeside(tx, list, parentId, 'after', place.after, moving)
}

/** The rows of the list that stay where they are. */
function others(list: OrderedList, parentId: string, moving: readonly string[]): Prisma.Sql {
  return Prisma.sql`${list.table} WHERE ${list.parent} = ${parentId}::uuid AND ${notAmong(list.item, moving)}`
}

async function gapAtEnd(tx: Transaction, list: OrderedList, parentId: string, moving: readonly string[]): Promise<Gap> {
  const [last] = await tx.$queryRaw<Row[]>`
    SELECT ${list.item}::text AS item, order_key AS key FROM ${others(list, parentId, moving)} ORDER BY order_key DESC LIMIT 1`
  return { lower: last?.key ?? null, upper: null, behind: last?.item ?? null }
}

async function gapAtPosition(
  tx: Transaction,
  list: OrderedList,
  parentId: string,
  position: number,
  moving: readonly string[],
): Promise<Gap> {
  const first = position === 0
  const rows = await tx.$queryRaw<Row[]>`
    SELECT ${list.item}::text AS item, order_key AS key FROM ${others(list, parentId, moving)}
    ORDER BY order_key OFFSET ${first ? 0 : position - 1}::int LIMIT ${first ? 1 : 2}::int`
  if (first) return { lower: null, upper: rows[0]?.key ?? null, behind: null }
  if (rows[0]) return { lower: rows[0].key, upper: rows[1]?.key ?? null, behind: rows[0].item }
  return gapAtEnd(tx, list, parentId, moving)
}

async function gapBeside(
  tx: Transaction,
  list: OrderedList,
  parentId: string,
  side: 'before' | 'after',
  anchor: string,
  moving: readonly string[],
): Promise<Gap> {
  const beyond =
    side === 'before'
      ? Prisma.sql`order_key < anchor.key ORDER BY order_key DESC`
      : Prisma.sql`order_key > anchor.key ORDER BY order_key`
  const rows = await tx.$queryRaw<{ key: string; beyond: string | null; item: string | null }[]>`
    SELECT anchor.key, beyond.key AS beyond, beyond.item
    FROM (SELECT order_key AS key FROM ${others(list, parentId, moving)} AND ${list.item} = ${anchor}::uuid) AS anchor
    LEFT JOIN LATERAL (
      SELECT ${list.item}::text AS item, order_key AS key FROM ${others(list, parentId, moving)} AND ${beyond} LIMIT 1
    ) AS beyond ON true`
  const found = rows[0]
  if (!found) {
    throw ValidationError.at(['input', 'at', side], 'NOT_IN_LIST', 'What it is to be placed beside is not in the list.')
  }
  return side === 'before'
    ? { lower: found.beyond, upper: found.key, behind: found.item }
    : { lower: found.key, upper: found.beyond, behind: anchor }
}
