import { z } from 'zod'
import { parseInput } from '../input.ts'
import { description, id, ifVersion, name, unclearable } from '../values.ts'
import { assertMay } from '../permissions.ts'
import { tellOfList } from '../placement/changes.ts'
import type { Unit } from '../unit.ts'
import { given, lockRow, nextVersion } from '../versions.ts'
import { assertNameIsFree } from './names.ts'

const input = z.object({ id: id('Group'), name: unclearable(name), description, ifVersion })

/** Changes a group's name or description. */
export async function updateGroup(unit: Unit, raw: z.input<typeof input>) {
  const { id, ifVersion, ...fields } = parseInput(input, raw)
  await lockRow(unit, id, ifVersion)
  assertMay(unit.actor, 'group:update', id)
  const before = await unit.tx.group.findUniqueOrThrow({ where: { id: id.id } })
  const changes = given(fields)
  if (!changes) return { group: before }
  if (fields.name !== undefined) await assertNameIsFree(unit, before.collectionId, fields.name, id.id)
  tellOfList(unit, { ...id, collectionId: before.collectionId }, 'UPDATED')
  return { group: await unit.tx.group.update({ where: { id: id.id }, data: { ...changes, ...nextVersion } }) }
}
