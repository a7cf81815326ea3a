import { expect } from 'vitest'
import { decodeId, encodeId } from '../../src/ids.ts'
import type { World } from '../kit/world.ts'
import { readThrough } from '../schema/list/pages.ts'
import { expectTrueCounts } from '../schema/list/shelf.ts'

interface MemberRow {
  readonly id: string
  readonly key: string
}

/** The members of a list as its table has them, in the order of their keys. */
async function rowsOf({ database }: World, listId: string): Promise<MemberRow[]> {
  const { type = '', id = '' } = decodeId(listId) ?? {}
  const table = type === 'Group' ? 'group_memberships' : 'collection_memberships'
  return database.driver.query<MemberRow>(
    `SELECT artifact_id::text AS id, order_key AS key FROM ${table}
      WHERE ${type.toLowerCase()}_id = $1::uuid ORDER BY order_key`,
    [id],
  )
}

/**
 * Reads a list and sees that it is sound: nothing is in it twice, no two have one order key, and pages in either
 * direction show what the table has.
 * @returns the ids of its artifacts in their order
 */
export async function readSoundList(world: World, id: string): Promise<string[]> {
  const rows = await rowsOf(world, id)
  const ids = rows.map((row) => encodeId('Artifact', row.id))
  expect(new Set(ids).size).toBe(rows.length)
  expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length)
  expect(await readThrough(world, { id }, 'forward', 23)).toEqual(ids)
  expect(await readThrough(world, { id }, 'backward', 31)).toEqual(ids)
  return ids
}

/** Sees that every kept count is right, and that what is in a group is in its collection. */
export async function expectSoundCatalogue(world: World): Promise<void> {
  await expectTrueCounts(world)
  const strays = await world.database.driver.query(
    `SELECT FROM group_memberships g WHERE NOT EXISTS
      (SELECT FROM collection_memberships c WHERE c.collection_id = g.collection_id AND c.artifact_id = g.artifact_id)`,
  )
  expect(strays).toEqual([])
}
