import { z } from 'zod'
import { parseInput } from '../input.ts'
import { description, id, ifVersion, name, unclearable } from '../values.ts'
import { assertMay } from '../permissions.ts'
import { tellOfList } from '../placement/changes.ts'
import type { Unit } from '../unit.ts'
import { given, lockRow, nextVersion } from '../versions.ts'
import { assertNameIsFree } from './names.ts'

const input = z.object({ id: id('Collection'), name: unclearable(name), description, ifVersion })

/** Changes a collection's name or description. */
export async function updateCollection(unit: Unit, raw: z.input<typeof input>) {
  const { id, ifVersion, ...fields } = parseInput(input, raw)
  await lockRow(unit, id, ifVersion)
  assertMay(unit.actor, 'collection:update', id)
  const before = await unit.tx.collection.findUniqueOrThrow({ where: { id: id.id } })
  const changes = given(fields)
  if (!changes) return { collection: before }
  if (fields.name !== undefined) await assertNameIsFree(unit, before.createdBy, fields.name, id.id)
  tellOfList(unit, { ...id, collectionId: id.id }, 'UPDATED')
  return {
    collection: await unit.tx.collection.update({ where: { id: id.id }, data: { ...changes, ...nextVersion } }),
  }
}
