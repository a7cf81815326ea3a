import { z } from 'zod'
import { parseInput } from '../input.ts'
import { id, ifVersion } from '../values.ts'
import { assertMay } from '../permissions.ts'
import { tellOfList } from '../placement/changes.ts'
import type { Unit } from '../unit.ts'
import { lockRow } from '../versions.ts'

const input = z.object({ id: id('Collection'), ifVersion })

/** Deletes a collection with its groups and memberships; never an artifact. */
export async function deleteCollection(unit: Unit, raw: z.input<typeof input>) {
  const { id, ifVersion } = parseInput(input, raw)
  await lockRow(unit, id, ifVersion)
  assertMay(unit.actor, 'collection:delete', id)
  await unit.tx.collection.delete({ where: { id: id.id }, select: { id: true } })
  tellOfList(unit, { ...id, collectionId: id.id }, 'DELETED')
  return { deleted: id }
}
