import { generateNKeysBetween } from 'fractional-indexing'
import { type ArtifactReference, sourceIdentity } from '../../manifest/reference.ts'
import type { Unit } from '../unit.ts'
import { rowsOf } from './entry.ts'

/** A list of the manifest that is in the catalogue by now, and whom it is to hold. */
export interface Filled {
  readonly id: string
  readonly collectionId: string
  readonly artifactIds: readonly string[]
}

/**
 * Finds the artifacts that lists name: those of sources by what they are, the others by their keys.
 * @returns what finds the id of one; null when there is none
 */
export async function resolver(
  unit: Unit,
  references: readonly ArtifactReference[],
  sources: ReadonlyMap<string, string>,
  keys: ReadonlyMap<string, string>,
): Promise<(reference: ArtifactReference) => string | null> {
  const naturalKey = (sourceId: string, type: string, path: string) => `${sourceId} ${type} ${path}`
  const wanted = references.flatMap((reference) => {
    if ('key' in reference) return []
    const sourceId = sources.get(sourceIdentity(reference.source))
    return sourceId === undefined ? [] : [{ sourceId, type: reference.type, path: reference.path }]
  })
  const rows = await unit.tx.$queryRaw<{ id: string; sourceId: string; type: string; path: string }[]>`
    SELECT a.id::text, a.source_id::text AS "sourceId", a.type::text, a.path
    FROM (SELECT DISTINCT "sourceId", type, path FROM jsonb_to_recordset(${rowsOf(wanted)}::jsonb)
            AS given ("sourceId" uuid, type text, path text)) AS given
    JOIN artifacts a ON a.source_id = given."sourceId" AND a.type::text = given.type AND a.path = given.path`
  const found = new Map(rows.map(({ id, sourceId, type, path }) => [naturalKey(sourceId, type, path), id]))
  return (reference) => {
    if ('key' in reference) return keys.get(reference.key) ?? null
    const sourceId = sources.get(sourceIdentity(reference.source)) ?? ''
    return found.get(naturalKey(sourceId, reference.type, reference.path)) ?? null
  }
}

/**
 * Adds artifacts to collections and groups, behind those that are there, in the order of the file. What joins a group
 * joins its collection. The collections are locked. Four statements, whatever the number of lists and of artifacts.
 * @returns who is new in each list, by its id, and behind whom
 */
export async function addMembers(unit: Unit, collections: readonly Filled[], groups: readonly Filled[]) {
  const inCollections = await readMembers(unit, collections, 'collection')
  const joined = new Map(collections.map(({ id, artifactIds }) => [id, [...artifactIds]]))
  for (const { collectionId, artifactIds } of groups) joined.get(collectionId)?.push(...artifactIds)
  const toCollections = collections.flatMap(({ id }) =>
    newIn(inCollections.get(id), joined.get(id) ?? [], { id, collectionId: id }),
  )
  await unit.tx.$executeRaw`
    INSERT INTO collection_memberships (collection_id, artifact_id, order_key)
    SELECT id, "artifactId", key FROM jsonb_to_recordset(${rowsOf(toCollections)}::jsonb) AS given (id uuid, "artifactId" uuid, key text)`
  const inGroups = await readMembers(unit, groups, 'group')
  const toGroups = groups.flatMap(({ id, collectionId, artifactIds }) =>
    newIn(inGroups.get(id), artifactIds, { id, collectionId }),
  )
  await unit.tx.$executeRaw`
    INSERT INTO group_memberships (group_id, collection_id, artifact_id, order_key)
    SELECT id, "collectionId", "artifactId", key FROM jsonb_to_recordset(${rowsOf(toGroups)}::jsonb)
      AS given (id uuid, "collectionId" uuid, "artifactId" uuid, key text)`
  const added = new Map<string, Joined>()
  const note = (rows: typeof toGroups, before: ReadonlyMap<string, Members>) => {
    for (const { id, artifactId } of rows) {
      const joined = added.get(id) ?? { artifactIds: [], behind: before.get(id)?.lastId ?? null }
      added.set(id, joined)
      joined.artifactIds.push(artifactId)
    }
  }
  note(toCollections, inCollections)
  note(toGroups, inGroups)
  return added
}

/** Who has joined a list, in their order. */
export interface Joined {
  readonly artifactIds: string[]
  /** Who was its last before; null when it was empty. */
  readonly behind: string | null
}

/** Who is in a list, and where it ends. */
interface Members {
  readonly ids: Set<string>
  readonly last: string | null
  readonly lastId: string | null
}

async function readMembers(
  unit: Unit,
  lists: readonly Filled[],
  kind: 'collection' | 'group',
): Promise<Map<string, Members>> {
  const ids = lists.map(({ id }) => id)
  const rows =
    kind === 'group'
      ? await unit.tx.$queryRaw<{ id: string; artifactIds: string[]; last: string }[]>`
          SELECT group_id::text AS id, array_agg(artifact_id::text ORDER BY order_key) AS "artifactIds", max(order_key) AS last
          FROM group_memberships WHERE group_id = ANY (${ids}::uuid[]) GROUP BY group_id`
      : await unit.tx.$queryRaw<{ id: string; artifactIds: string[]; last: string }[]>`
          SELECT collection_id::text AS id, array_agg(artifact_id::text ORDER BY order_key) AS "artifactIds", max(order_key) AS last
          FROM collection_memberships WHERE collection_id = ANY (${ids}::uuid[]) GROUP BY collection_id`
  return new Map(
    rows.map(({ id, artifactIds, last }) => [
      id,
      { ids: new Set(artifactIds), last, lastId: artifactIds.at(-1) ?? null },
    ]),
  )
}

function newIn(
  members: Members | undefined,
  artifactIds: readonly string[],
  list: { id: string; collectionId: string },
) {
  const missing = [...new Set(artifactIds)].filter((id) => !members?.ids.has(id))
  const keys = generateNKeysBetween(members?.last ?? null, null, missing.length)
  return missing.map((artifactId, index) => ({ ...list, artifactId, key: keys[index] }))
}
