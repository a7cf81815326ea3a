import type { Unit } from '../unit.ts'
import { type ListChange, tellOfList } from './changes.ts'
import type { LockedList } from './lists.ts'

interface Row extends LockedList {
  readonly artifactIds: readonly string[]
}

/** Tells those who watch a list with one of the artifacts in it what has become of them. One statement, whatever their number. */
export async function tellItsLists(
  unit: Unit,
  artifactIds: readonly string[],
  kind: Extract<ListChange['kind'], 'UNLINKED' | 'CHANGED'>,
): Promise<void> {
  const lists = await unit.tx.$queryRaw<Row[]>`
    SELECT 'Collection' AS type, collection_id::text AS id, collection_id::text AS "collectionId",
      array_agg(artifact_id::text ORDER BY order_key) AS "artifactIds"
    FROM collection_memberships WHERE artifact_id = ANY (${artifactIds}::uuid[]) GROUP BY collection_id
    UNION ALL
    SELECT 'Group', group_id::text, collection_id::text, array_agg(artifact_id::text ORDER BY order_key)
    FROM group_memberships WHERE artifact_id = ANY (${artifactIds}::uuid[]) GROUP BY group_id, collection_id`
  for (const { artifactIds, ...list } of lists) tellOfList(unit, list, kind, { artifactIds })
}
