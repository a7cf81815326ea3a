import type { Group } from '../../generated/prisma/client.ts'
import type { NodeReference } from '../../ids.ts'
import { NotFoundError } from '../errors.ts'
import { lockList, type LockedList } from '../placement/lists.ts'
import type { Unit } from '../unit.ts'
import { lockRow } from '../versions.ts'

/** Locks a group's collection and then the group: the order in which every change of a group's place does. */
export async function lockGroup(
  unit: Unit,
  id: NodeReference<'Group'>,
  ifVersion?: number | null,
): Promise<LockedList> {
  const group = await lockList(unit, id, 'id')
  await lockRow(unit, id, ifVersion)
  return group
}

/** Reads a group whose collection is locked. @throws {NotFoundError} when it was deleted while the lock was waited for. */
export async function readGroup(unit: Unit, { id }: NodeReference<'Group'>): Promise<Group> {
  const group = await unit.tx.group.findUnique({ where: { id } })
  if (!group) throw new NotFoundError('There is no group with this id.', ['input', 'id'])
  return group
}
