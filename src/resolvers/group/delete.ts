import { z } from 'zod'
import { parseInput } from '../input.ts'
import { id, ifVersion } from '../values.ts'
import { assertMay } from '../permissions.ts'
import { tellOfList } from '../placement/changes.ts'
import type { Unit } from '../unit.ts'
import { lockGroup } from './lock.ts'

const input = z.object({ id: id('Group'), ifVersion })

/** Deletes a group with its memberships; its artifacts stay in the collection. */
export async function deleteGroup(unit: Unit, raw: z.input<typeof input>) {
  const { id, ifVersion } = parseInput(input, raw)
  const group = await lockGroup(unit, id, ifVersion)
  assertMay(unit.actor, 'group:delete', id)
  await unit.tx.group.delete({ where: { id: id.id }, select: { id: true } })
  tellOfList(unit, group, 'DELETED')
  return { deleted: id, collectionId: group.collectionId }
}
