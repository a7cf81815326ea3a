import { z } from 'zod'
import { collectionGroups } from '../../database/ordered-lists.ts'
import { id, parseInput, placement } from '../input.ts'
import { reckonKeys } from '../ordering.ts'
import { assertMay } from '../permissions.ts'
import type { Unit } from '../unit.ts'
import { lockGroup } from './lock.ts'

const input = z.object({ id: id('Group'), at: placement('Group') })

/** Gives a group another place among its collection's groups. Writes one row, whatever their number. */
export async function moveGroup(unit: Unit, raw: z.input<typeof input>) {
  const { id, at } = parseInput(input, raw)
  const { collectionId } = await lockGroup(unit, id)
  assertMay(unit.actor, 'group:update', id)
  const [orderKey = ''] = await reckonKeys(unit.tx, collectionGroups, collectionId, at, [id.id])
  return { group: await unit.tx.group.update({ where: { id: id.id }, data: { orderKey } }) }
}
