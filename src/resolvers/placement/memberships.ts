import { artifactLists, collectionArtifacts } from '../../database/ordered-lists.ts'
import { Prisma } from '../../generated/prisma/client.ts'
import { ConflictError, NotFoundError } from '../errors.ts'
import { type Place, reckonKeys } from '../ordering.ts'
import type { Unit } from '../unit.ts'
import type { ListReference, LockedList } from './lists.ts'

/** An artifact's place in a list. */
export interface Membership {
  readonly list: ListReference
  readonly artifactId: string
  readonly orderKey: string
  readonly addedAt: Date
}

/** Which of the artifacts exist, and which of them are in the list. */
export async function look(unit: Unit, list: ListReference, artifactIds: readonly string[]) {
  const { table, parent, item } = artifactLists[list.type]
  const rows = await unit.tx.$queryRaw<{ id: string; member: boolean }[]>`
    SELECT a.id::text, EXISTS (SELECT FROM ${table} WHERE ${parent} = ${list.id}::uuid AND ${item} = a.id) AS member
    FROM artifacts a WHERE a.id = ANY (${artifactIds}::uuid[])`
  return {
    existing: new Set(rows.map((row) => row.id)),
    members: new Set(rows.flatMap((row) => (row.member ? [row.id] : []))),
  }
}

/** @throws {NotFoundError} unless the artifact is in the list */
export async function assertMember(unit: Unit, list: ListReference, artifactId: string): Promise<void> {
  const { existing, members } = await look(unit, list, [artifactId])
  if (!members.has(artifactId)) throw notThere(existing.has(artifactId))
}

/** @throws {NotFoundError} unless the artifact exists. @throws {ConflictError} when it is in the list already. */
export async function assertNotMember(unit: Unit, list: ListReference, artifactId: string): Promise<void> {
  const { existing, members } = await look(unit, list, [artifactId])
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
export async function join(
  unit: Unit,
  list: LockedList,
  artifactIds: readonly string[],
  place: Place,
): Promise<{ memberships: Membership[]; implied: Membership[] }> {
  const implied = list.type === 'Group' ? await joinCollection(unit, list.collectionId, artifactIds) : []
  const keys = await reckonKeys(unit.tx, artifactLists[list.type], list.id, place, artifactIds)
  return { memberships: await insert(unit, list, artifactIds, keys), implied }
}

async function joinCollection(unit: Unit, collectionId: string, artifactIds: readonly string[]) {
  const collection = { type: 'Collection', id: collectionId, collectionId } as const
  const { members } = await look(unit, collection, artifactIds)
  const missing = artifactIds.filter((id) => !members.has(id))
  const keys = await reckonKeys(unit.tx, collectionArtifacts, collectionId, null, missing)
  return insert(unit, collection, missing, keys)
}

async function insert(unit: Unit, list: LockedList, artifactIds: readonly string[], keys: readonly string[]) {
  if (artifactIds.length === 0) return []
  const placed = Prisma.sql`unnest(${artifactIds}::uuid[], ${keys}::text[]) AS placed (artifact_id, order_key)`
  const rows = await unit.tx.$queryRaw<Omit<Membership, 'list'>[]>(
    list.type === 'Group'
      ? Prisma.sql`INSERT INTO group_memberships (group_id, collection_id, artifact_id, order_key)
          SELECT ${list.id}::uuid, ${list.collectionId}::uuid, artifact_id, order_key FROM ${placed} RETURNING ${returned}`
      : Prisma.sql`INSERT INTO collection_memberships (collection_id, artifact_id, order_key)
          SELECT ${list.id}::uuid, artifact_id, order_key FROM ${placed} RETURNING ${returned}`,
  )
  return inOrderOf(artifactIds, rows, list)
}

/** Puts a member at another place of its list. Writes one row, whatever the length of the list. */
export async function replace(unit: Unit, list: LockedList, artifactId: string, place: Place): Promise<Membership> {
  const ordered = artifactLists[list.type]
  const [key] = await reckonKeys(unit.tx, ordered, list.id, place, [artifactId])
  const rows = await unit.tx.$queryRaw<Omit<Membership, 'list'>[]>`
    UPDATE ${ordered.table} SET order_key = ${key}::text
    WHERE ${ordered.parent} = ${list.id}::uuid AND ${ordered.item} = ${artifactId}::uuid RETURNING ${returned}`
  const [membership] = inOrderOf([artifactId], rows, list)
  if (!membership) throw notThere(true)
  return membership
}

/**
 * Takes members out of a list. Out of a collection they leave its groups, too: the foreign key sees to it.
 * @returns the ids of the groups that they left with the collection
 */
export async function leave(unit: Unit, list: LockedList, artifactIds: readonly string[]): Promise<string[]> {
  const left =
    list.type === 'Group'
      ? []
      : await unit.tx.$queryRaw<{ id: string }[]>`
          SELECT id::text FROM groups WHERE id IN (SELECT group_id FROM group_memberships
            WHERE collection_id = ${list.id}::uuid AND artifact_id = ANY (${artifactIds}::uuid[])) ORDER BY order_key`
  const { table, parent, item } = artifactLists[list.type]
  await unit.tx
    .$executeRaw`DELETE FROM ${table} WHERE ${parent} = ${list.id}::uuid AND ${item} = ANY (${artifactIds}::uuid[])`
  return left.map((row) => row.id)
}

const returned = Prisma.sql`artifact_id::text AS "artifactId", order_key AS "orderKey", added_at AS "addedAt"`

function inOrderOf(ids: readonly string[], rows: Omit<Membership, 'list'>[], { type, id }: ListReference) {
  const byId = new Map(rows.map((row) => [row.artifactId, { ...row, list: { type, id } }]))
  return ids.flatMap((artifactId) => byId.get(artifactId) ?? [])
}
