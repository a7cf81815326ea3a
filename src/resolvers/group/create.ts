import { z } from 'zod'
import { collectionGroups } from '../../database/ordered-lists.ts'
import { newId } from '../../ids.ts'
import { parseInput } from '../input.ts'
import { description, id, name, placement } from '../values.ts'
import { reckonKey } from '../ordering.ts'
import { assertMay } from '../permissions.ts'
import { lockList } from '../placement/lists.ts'
import type { Unit } from '../unit.ts'
import { assertNameIsFree } from './names.ts'

const input = z.object({ collectionId: id('Collection'), name, description, at: placement('Group') })

/** Makes an empty group at a place among its collection's groups. */
export async function createGroup(unit: Unit, raw: z.input<typeof input>) {
  const { collectionId, name, description = null, at } = parseInput(input, raw)
  const collection = await lockList(unit, collectionId, 'collectionId')
  assertMay(unit.actor, 'group:create', collection)
  await assertNameIsFree(unit, collection.id, name)
  const orderKey = await reckonKey(unit.tx, collectionGroups, collection.id, at, null)
  const data = { id: newId(), collectionId: collection.id, name, description, orderKey }
  return { group: await unit.tx.group.create({ data }) }
}
