import type { Transaction } from '../../database/index.ts'
import type { Unit } from '../unit.ts'
import { type ListChange, listsTopic, tellOfList } from './changes.ts'
import type { LockedList } from './lists.ts'

interface Row extends LockedList {
  readonly artifactIds: readonly string[]
}

/** The lists with one of the artifacts in them, each with those that it has. One statement, whatever their number. */
function listsWith(tx: Transaction, artifactIds: readonly string[]): Promise<Row[]> {
  return tx.$queryRaw<Row[]>`
    SELECT 'Collection' AS type, collection_id::text AS id, collection_id::text AS "collectionId",
      array_agg(artifact_id::text ORDER BY order_key) AS "artifactIds"
    FROM collection_memberships WHERE artifact_id = ANY (${artifactIds}::uuid[]) GROUP BY collection_id
    UNION ALL
    SELECT 'Group', group_id::text, collection_id::text, array_agg(artifact_id::text ORDER BY order_key)
    FROM group_memberships WHERE artifact_id = ANY (${artifactIds}::uuid[]) GROUP BY group_id, collection_id`
}

/** Tells those who watch a list with one of the artifacts in it what has become of them. */
export async function tellItsLists(
  unit: Unit,
  artifactIds: readonly string[],
  kind: Extract<ListChange['kind'], 'UNLINKED' | 'CHANGED'>,
): Promise<void> {
  if (artifactIds.length === 0) return
  for (const { artifactIds: held, ...list } of await listsWith(unit.tx, artifactIds))
    tellOfList(unit, list, kind, { artifactIds: held })
}

/** What is to be told of the lists with one of the artifacts in them, which have changed, by who is no operation. */
export async function newsOfMembers(tx: Transaction, changedIds: readonly string[]) {
  if (changedIds.length === 0) return []
  const lists = await listsWith(tx, changedIds)
  return lists.map(({ type, id, collectionId, artifactIds }) => {
    const payload: ListChange = { kind: 'CHANGED', list: { type, id }, artifactIds, behind: null }
    return { topic: listsTopic(collectionId).name, payload }
  })
}
