import { z } from 'zod'
import { collectionGroups } from '../../database/ordered-lists.ts'
import { parseInput } from '../input.ts'
import { id, placement } from '../values.ts'
import { reckonKey } from '../ordering.ts'
import { assertMay } from '../permissions.ts'
import { lockList } from '../placement/lists.ts'
import type { Unit } from '../unit.ts'
import { readGroup } from './lock.ts'

const input = z.object({ id: id('Group'), at: placement('Group') })

/** Gives a group another place among its collection's groups. Writes one row, whatever their number. */
export async function moveGroup(unit: Unit, raw: z.input<typeof input>) {
  const { id, at } = parseInput(input, raw)
  const { collectionId } = await lockList(unit, id, 'id')
  assertMay(unit.actor, 'group:update', id)
  const orderKey = await reckonKey(unit.tx, collectionGroups, collectionId, at, id.id)
  // Not through the model, which would say that a field was changed.
  await unit.tx.$executeRaw`UPDATE groups SET order_key = ${orderKey}::text WHERE id = ${id.id}::uuid`
  return { group: await readGroup(unit, id) }
}
