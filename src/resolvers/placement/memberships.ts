import { artifactLists, collectionArtifacts } from '../../database/ordered-lists.ts'
import { Prisma } from '../../generated/prisma/client.ts'
import { ConflictError, NotFoundError } from '../errors.ts'
import { type Place, reckonKeys } from '../ordering.ts'
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
export async function look(unit: Unit, list: ListReference, artifactIds: readonly string[]) {
  const { table, parent, item } = artifactLists[list.type]
  const rows = await unit.tx.$queryRaw<{ id: string; member: boolean }[]>`
    SELECT a.id::text, (SELECT true FROM ${table} m WHERE m.${parent} = ${list.id}::uuid AND m.${item} = a.id) IS NOT NULL AS member
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

/** A membership that was just written, and what it stands behind. */
type Written = Omit<Membership, 'list'> & { readonly behind: string | null }

async function insert(unit: Unit, list: LockedList, artifactIds: readonly string[], keys: readonly string[]) {
  if (artifactIds.length === 0) return []
  const placed = Prisma.sql`unnest(${artifactIds}::uuid[], ${keys}::text[]) AS placed (artifact_id, order_key)`
  const rows = await unit.tx.$queryRaw<Written[]>(
    list.type === 'Group'
      ? Prisma.sql`INSERT INTO group_memberships AS written (group_id, collection_id, artifact_id, order_key)
          SELECT ${list.id}::uuid, ${list.collectionId}::uuid, artifact_id, order_key FROM ${placed} RETURNING ${returned(list)}`
      : Prisma.sql`INSERT INTO collection_memberships AS written (collection_id, artifact_id, order_key)
          SELECT ${list.id}::uuid, artifact_id, order_key FROM ${placed} RETURNING ${returned(list)}`,
  )
  // What was written together stands in a row, so each of them sees the same before it.
  tellOfList(unit, list, 'LINKED', { artifactIds, behind: rows[0]?.behind ?? null })
  return inOrderOf(artifactIds, rows, list)
}

/** Gives a member of a list another order key. Writes one row, whatever the length of the list. */
export async function replace(unit: Unit, list: LockedList, artifactId: string, key: string): Promise<Membership> {
  const ordered = artifactLists[list.type]
  const rows = await unit.tx.$queryRaw<Written[]>`
    UPDATE ${ordered.table} AS written SET order_key = ${key}::text
    WHERE ${ordered.parent} = ${list.id}::uuid AND ${ordered.item} = ${artifactId}::uuid RETURNING ${returned(list)}`
  const [membership] = inOrderOf([artifactId], rows, list)
  if (!membership) throw notThere(true)
  tellOfList(unit, list, 'PLACED', { artifactIds: [artifactId], behind: rows[0]?.behind ?? null })
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

/** A row as it is written. The statement itself sees the list without what it writes, and so what stands before it. */
function returned(list: ListReference): Prisma.Sql {
  const { table, parent } = artifactLists[list.type]
  return Prisma.sql`written.artifact_id::text AS "artifactId", written.order_key AS "orderKey", written.added_at AS "addedAt",
    (SELECT before.artifact_id::text FROM ${table} before WHERE before.${parent} = ${list.id}::uuid
      AND before.order_key < written.order_key AND before.artifact_id <> written.artifact_id
      ORDER BY before.order_key DESC LIMIT 1) AS behind`
}

function inOrderOf(ids: readonly string[], rows: readonly Written[], { type, id }: ListReference): Membership[] {
  const byId = new Map(
    rows.map(({ artifactId, orderKey, addedAt }) => [
      artifactId,
      { artifactId, orderKey, addedAt, list: { type, id } },
    ]),
  )
  return ids.flatMap((artifactId) => byId.get(artifactId) ?? [])
}
