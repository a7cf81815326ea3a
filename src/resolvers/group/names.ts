import { ConflictError } from '../errors.ts'
import type { Unit } from '../unit.ts'

/**
 * Asks that no two groups of a collection have one name, compared without case. The unique index keeps the rule; this
 * tells which group is in the way.
 * @throws {ConflictError}
 */
export async function assertNameIsFree(unit: Unit, collectionId: string, name: string, except: string | null = null) {
  const [taken] = await unit.tx.$queryRaw<{ id: string }[]>`
    SELECT id::text FROM groups WHERE collection_id = ${collectionId}::uuid
      AND lower(name) COLLATE "C" = lower(${name}::text) COLLATE "C" AND id IS DISTINCT FROM ${except}::uuid`
  if (taken) {
    const message = 'The collection has a group with this name already.'
    throw new ConflictError(message, ['input', 'name'], { type: 'Group', id: taken.id })
  }
}

/** Code points that a group's name may have. */
const longestName = 255

/**
 * The first of `NAME (Copy)`, `NAME (Copy 2)`… that no group of the collection has, cut to 255 characters. One statement:
 * of one name more than there are groups, one is free.
 */
export async function nameOfCopy(unit: Unit, collectionId: string, name: string): Promise<string> {
  const [free] = await unit.tx.$queryRaw<{ name: string }[]>`
    SELECT copies.name FROM (
      SELECT nth, rtrim(left(${name}::text, ${longestName}::int - length(suffix))) || suffix AS name
      FROM generate_series(1, (SELECT group_count + 1 FROM collections WHERE id = ${collectionId}::uuid)) AS nth
      CROSS JOIN LATERAL (SELECT CASE nth WHEN 1 THEN ' (Copy)' ELSE ' (Copy ' || nth || ')' END AS suffix) AS suffixes
    ) AS copies
    WHERE NOT EXISTS (SELECT FROM groups WHERE collection_id = ${collectionId}::uuid
      AND lower(groups.name) COLLATE "C" = lower(copies.name) COLLATE "C")
    ORDER BY nth LIMIT 1`
  if (!free) throw new TypeError('Of more names than there are groups none is free.')
  return free.name
}
