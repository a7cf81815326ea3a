import { ConflictError } from '../errors.ts'
import type { Unit } from '../unit.ts'

/**
 * Asks that nobody's two collections have one name, compared without case. The unique index keeps the rule; this tells
 * which collection is in the way.
 * @throws {ConflictError}
 */
export async function assertNameIsFree(unit: Unit, owner: string, name: string, except: string | null = null) {
  const [taken] = await unit.tx.$queryRaw<{ id: string }[]>`
    SELECT id::text FROM collections WHERE created_by = ${owner}::text
      AND lower(name) COLLATE "C" = lower(${name}::text) COLLATE "C" AND id IS DISTINCT FROM ${except}::uuid`
  if (taken) {
    const message = 'There is a collection with this name already.'
    throw new ConflictError(message, ['input', 'name'], { type: 'Collection', id: taken.id })
  }
}
