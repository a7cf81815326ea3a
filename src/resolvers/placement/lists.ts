import { Prisma } from '../../generated/prisma/client.ts'
import type { NodeReference } from '../../ids.ts'
import { NotFoundError } from '../errors.ts'
import { assertMay } from '../permissions.ts'
import type { Unit } from '../unit.ts'

/** A collection or a group, as a list of artifacts. */
export type ListReference = NodeReference<'Collection' | 'Group'>

/** A list whose collection is locked: until the transaction ends nobody else changes its order or its members. */
export interface LockedList extends ListReference {
  /** The collection that the list is or belongs to. */
  readonly collectionId: string
}

/**
 * Locks lists for a change of their members. What is locked is always the collections, in the order of their ids: so
 * two changes that touch the same lists wait for each other and never deadlock.
 * @param lists each with the field of the input that names it
 * @throws {NotFoundError} when one is not there. @throws {ForbiddenError} when the actor may not arrange each of them.
 */
export async function lockLists(
  unit: Unit,
  ...lists: readonly { list: ListReference; field: string }[]
): Promise<LockedList[]> {
  // Without arrays, whose length the planner does not know: see {@link among}.
  const ids = lists.map(({ list }) => Prisma.sql`${list.id}::uuid`)
  const collections = lists.map(({ list }) =>
    list.type === 'Collection'
      ? Prisma.sql`${list.id}::uuid`
      : Prisma.sql`(SELECT collection_id FROM groups WHERE id = ${list.id}::uuid)`,
  )
  const rows = await unit.tx.$queryRaw<{ collectionId: string; groupId: string | null }[]>`
    SELECT c.id::text AS "collectionId", g.id::text AS "groupId"
    FROM collections c LEFT JOIN groups g ON g.collection_id = c.id AND g.id IN (${Prisma.join(ids)})
    WHERE c.id IN (${Prisma.join(collections)}) ORDER BY c.id FOR NO KEY UPDATE OF c`
  return lists.map(({ list, field }) => {
    const found = rows.find((row) => (list.type === 'Group' ? row.groupId : row.collectionId) === list.id)
    if (!found) throw new NotFoundError(`There is no ${list.type.toLowerCase()} with this id.`, ['input', field])
    assertMay(unit.actor, 'list:arrange', list)
    return { ...list, collectionId: found.collectionId }
  })
}

/** The one list of {@link lockLists}. */
export async function lockList(unit: Unit, list: ListReference, field = 'listId'): Promise<LockedList> {
  const [locked] = await lockLists(unit, { list, field })
  if (!locked) throw new TypeError('Asked for one list, got none.')
  return locked
}
