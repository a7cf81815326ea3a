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

/** The first of `NAME (Copy)`, `NAME (Copy 2)`… that no group of the collection has. */
export async function nameOfCopy(unit: Unit, collectionId: string, name: string): Promise<string> {
  const rows = await unit.tx.$queryRaw<{ name: string }[]>`
    SELECT lower(name) AS name FROM groups WHERE collection_id = ${collectionId}::uuid`
  const taken = new Set(rows.map((row) => row.name))
  for (let copy = 1; ; copy++) {
    const suffix = copy === 1 ? ' (Copy)' : ` (Copy ${String(copy)})`
    const candidate =
      [...name]
        .slice(0, longestName - suffix.length)
        .join('')
        .trimEnd() + suffix
    const [folded] = await unit.tx.$queryRaw<{ name: string }[]>`SELECT lower(${candidate}::text) AS name`
    if (folded && !taken.has(folded.name)) return candidate
  }
}
