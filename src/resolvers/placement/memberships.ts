import { among } from '../../database/among.ts'
import { artifactLists, collectionArtifacts } from '../../database/ordered-lists.ts'
import { Prisma } from '../../generated/prisma/client.ts'
import { ConflictError, NotFoundError } from '../errors.ts'
import { type Place, reckonKeys, type Spot } from '../ordering.ts'
import type { Unit } from '../unit.ts'
import { tellOfList } from './changes.ts'
import type { ListReference, LockedList } from './lists.ts'

/** An artifact's place in a list. */
export interface Membership {
  readonly list: ListReference
  readonly artifactId: string
  readonly orderKey: string
  readonly addedAt: Date
}

/**
 * Which of the artifacts exist, and which of them are in the list. Each is looked for by itself: a join, or EXISTS, may
 * read the whole list instead.
 */
export async function lookUp(unit: Unit, list: ListReference, artifactIds: readonly string[]) {
  const { table, parent, item } = artifactLists[list.type]
  const rows = await unit.tx.$queryRaw<{ id: string; addedAt: Date | null }[]>`
    SELECT a.id::text, (SELECT m.added_at FROM ${table} m WHERE m.${parent} = ${list.id}::uuid AND m.${item} = a.id) AS "addedAt"
    FROM artifacts a WHERE ${among(Prisma.sql`a.id`, artifactIds)}`
  return {
    existing: new Set(rows.map((row) => row.id)),
    /** Since when they are members, by their ids. */
    members: new Map(rows.flatMap(({ id, addedAt }): [string, Date][] => (addedAt ? [[id, addedAt]] : []))),
  }
}

/**
 * Since when the artifact is in the list.
 * @throws {NotFoundError} unless it is
 */
export async function assertMember(unit: Unit, list: ListReference, artifactId: string): Promise<Date> {
  const { existing, members } = await lookUp(unit, list, [artifactId])
  const addedAt = members.get(artifactId)
  if (!addedAt) throw notThere(existing.has(artifactId))
  return addedAt
}

/** @throws {NotFoundError} unless the artifact exists. @throws {ConflictError} when it is in the list already. */
export async function assertNotMember(unit: Unit, list: ListReference, artifactId: string): Promise<void> {
  const { existing, members } = await lookUp(unit, list, [artifactId])
  if (!existing.has(artifactId)) throw notThere(false)
  if (members.has(artifactId)) {
    const message = `The artifact is in the ${list.type.toLowerCase()} already.`
    throw new ConflictError(message, ['input', 'artifactId'], { type: 'Artifact', id: artifactId })
  }
}

function notThere(exists: boolean): NotFoundError {
  const message = exists ? 'The artifact is not in the list.' : 'There is no artifact with this id.'
  return new NotFoundError(message, ['input', 'artifactId'])
}

/**
 * Adds artifacts that are not in the list at a place, in the order given. Joining a group joins its collection, too, at
 * the end, where that is not so yet.
 * @returns the memberships of the list, and those that the group's collection gained
 */
export async function addToList(
  unit: Unit,
  list: LockedList,
  artifactIds: readonly string[],
  place: Place,
): Promise<{ memberships: Membership[]; implied: Membership[] }> {
  const implied = list.type === 'Group' ? await joinCollection(unit, list.collectionId, artifactIds) : []
  const spot = await reckonKeys(unit.tx, artifactLists[list.type], list.id, place, artifactIds)
  return { memberships: await insert(unit, list, artifactIds, spot), implied }
}

async function joinCollection(unit: Unit, collectionId: string, artifactIds: readonly string[]) {
  const collection = { type: 'Collection', id: collectionId, collectionId } as const
  const { members } = await lookUp(unit, collection, artifactIds)
  const missing = artifactIds.filter((id) => !members.has(id))
  const spot = await reckonKeys(unit.tx, collectionArtifacts, collectionId, null, missing)
  return insert(unit, collection, missing, spot)
}

type Written = Omit<Membership, 'list'>

async function insert(unit: Unit, list: LockedList, artifactIds: readonly string[], { keys, behind }: Spot) {
  if (artifactIds.length === 0) return []
  const placed = Prisma.sql`unnest(${artifactIds}::uuid[], ${keys}::text[]) AS placed (artifact_id, order_key)`
  const rows = await unit.tx.$queryRaw<Written[]>(
    list.type === 'Group'
      ? Prisma.sql`INSERT INTO group_memberships (group_id, collection_id, artifact_id, order_key)
          SELECT ${list.id}::uuid, ${list.collectionId}::uuid, artifact_id, order_key FROM ${placed} RETURNING ${returned}`
      : Prisma.sql`INSERT INTO collection_memberships (collection_id, artifact_id, order_key)
          SELECT ${list.id}::uuid, artifact_id, order_key FROM ${placed} RETURNING ${returned}`,
  )
  tellOfList(unit, list, 'LINKED', { artifactIds, behind })
  return inOrderOf(artifactIds, rows, list)
}

/** Gives a member of a list another place. Writes one row, whatever the length of the list, with the commit. */
export function placeInList(unit: Unit, list: LockedList, artifactId: string, { keys: [key], behind }: Spot): void {
  const { table, parent, item } = artifactLists[list.type]
  unit.atLast(
    () => unit.tx.$executeRaw`
      UPDATE ${table} SET order_key = ${key}::text WHERE ${parent} = ${list.id}::uuid AND ${item} = ${artifactId}::uuid`,
  )
  tellOfList(unit, list, 'PLACED', { artifactIds: [artifactId], behind })
}

/**
 * Takes members out of a list. Out of a collection they leave its groups, too: the foreign key sees to it.
 * @returns the ids of the groups that they left with the collection
 */
export async function removeFromList(unit: Unit, list: LockedList, artifactIds: readonly string[]): Promise<string[]> {
  const left =
    list.type === 'Group'
      ? []
      : await unit.tx.$queryRaw<{ id: string; artifactIds: string[] }[]>`
          SELECT g.id::text, array_agg(m.artifact_id::text ORDER BY m.order_key) AS "artifactIds"
          FROM group_memberships m JOIN groups g ON g.id = m.group_id
          WHERE m.collection_id = ${list.id}::uuid AND m.artifact_id = ANY (${artifactIds}::uuid[])
          GROUP BY g.id ORDER BY g.order_key`
  const { table, parent, item } = artifactLists[list.type]
  await unit.tx
    .$executeRaw`DELETE FROM ${table} WHERE ${parent} = ${list.id}::uuid AND ${item} = ANY (${artifactIds}::uuid[])`
  tellOfList(unit, list, 'UNLINKED', { artifactIds })
  for (const { id, artifactIds } of left)
    tellOfList(unit, { type: 'Group', id, collectionId: list.collectionId }, 'UNLINKED', { artifactIds })
  return left.map((row) => row.id)
}

/** A row as it is written. */
const returned = Prisma.sql`artifact_id::text AS "artifactId", order_key AS "orderKey", added_at AS "addedAt"`

function inOrderOf(ids: readonly string[], rows: readonly Written[], { type, id }: ListReference): Membership[] {
  const byId = new Map(
    rows.map(({ artifactId, orderKey, addedAt }) => [
      artifactId,
      { artifactId, orderKey, addedAt, list: { type, id } },
    ]),
  )
  return ids.flatMap((artifactId) => byId.get(artifactId) ?? [])
}
