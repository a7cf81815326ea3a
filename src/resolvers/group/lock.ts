import type { NodeReference } from '../../ids.ts'
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
