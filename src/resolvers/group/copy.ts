import { z } from 'zod'
import { collectionGroups } from '../../database/ordered-lists.ts'
import { newId } from '../../ids.ts'
import { parseInput } from '../input.ts'
import { id, name, placement } from '../values.ts'
import { reckonKey } from '../ordering.ts'
import { assertMay } from '../permissions.ts'
import { lockLists } from '../placement/lists.ts'
import { addToList } from '../placement/memberships.ts'
import type { Unit } from '../unit.ts'
import { readGroup } from './lock.ts'
import { assertNameIsFree, nameOfCopy } from './names.ts'

const input = z.object({
  id: id('Group'),
  toCollectionId: id('Collection').nullish(),
  name: name.nullish(),
  at: placement('Group'),
})

/** Copies a group with its artifacts, in their order, into a collection: its own when none is named. */
export async function copyGroup(unit: Unit, raw: z.input<typeof input>) {
  const { id, toCollectionId, name, at } = parseInput(input, raw)
  const [from, to] = await lockLists(
    unit,
    { list: id, field: 'id' },
    ...(toCollectionId ? [{ list: toCollectionId, field: 'toCollectionId' }] : []),
  )
  if (!from) throw new TypeError('Asked for a list, got none.')
  const collectionId = to?.id ?? from.collectionId
  const collection = { type: 'Collection', id: collectionId } as const
  assertMay(unit.actor, 'list:arrange', collection)
  assertMay(unit.actor, 'group:create', collection)
  const original = await readGroup(unit, id)
  if (name) await assertNameIsFree(unit, collectionId, name)
  const orderKey = await reckonKey(unit.tx, collectionGroups, collectionId, at, null)
  const group = await unit.tx.group.create({
    data: {
      id: newId(),
      collectionId,
      name: name ?? (await nameOfCopy(unit, collectionId, original.name)),
      description: original.description,
      orderKey,
    },
  })
  await copyMembers(unit, original.id, group.id, collectionId)
  // Read again: a trigger has counted the artifacts.
  return { group: await unit.tx.group.findUniqueOrThrow({ where: { id: group.id } }) }
}

async function copyMembers(unit: Unit, fromId: string, toId: string, collectionId: string): Promise<void> {
  const members = await unit.tx.groupMembership.findMany({
    where: { groupId: fromId },
    orderBy: { orderKey: 'asc' },
    select: { artifactId: true },
  })
  const target = { type: 'Group', id: toId, collectionId } as const
  await addToList(
    unit,
    target,
    members.map((member) => member.artifactId),
    null,
  )
}
