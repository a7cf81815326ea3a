import { Prisma } from '../generated/prisma/client.ts'
import type { NodeReference, NodeType } from '../ids.ts'
import { NotFoundError, StaleVersionError } from './errors.ts'
import type { Unit } from './unit.ts'

const tables = {
  Artifact: Prisma.sql`artifacts`,
  Collection: Prisma.sql`collections`,
  Group: Prisma.sql`groups`,
  PatchSet: Prisma.sql`patch_sets`,
  Source: Prisma.sql`sources`,
} as const

/**
 * Locks a row that is about to change.
 * @param ifVersion the version that the caller has seen; null or absent: any
 * @throws {NotFoundError} when it is not there. @throws {StaleVersionError} when it has changed since.
 */
export async function lockRow(
  unit: Unit,
  reference: NodeReference<keyof typeof tables>,
  ifVersion?: number | null,
): Promise<void> {
  const [row] = await unit.tx.$queryRaw<{ version: number }[]>`
    SELECT version FROM ${tables[reference.type]} WHERE id = ${reference.id}::uuid FOR NO KEY UPDATE`
  if (!row) throw new NotFoundError(`There is no ${nameOf(reference.type)} with this id.`, ['input', 'id'])
  if (ifVersion != null && ifVersion !== row.version) throw new StaleVersionError(reference, row.version)
}

/** A type in words: `PatchSet` is a patch set. */
const nameOf = (type: NodeType): string => type.replace(/(?<=[a-z])[A-Z]/g, ' $&').toLowerCase()

/** The fields that were given: what is absent stays as it is, null clears. Null when nothing was. */
export function given<Fields extends object>(
  fields: Fields,
): { [Key in keyof Fields]: Exclude<Fields[Key], undefined> } | null {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined)
  if (entries.length === 0) return null
  return Object.fromEntries(entries) as { [Key in keyof Fields]: Exclude<Fields[Key], undefined> }
}

/** What every update writes besides its fields. */
export const nextVersion = { version: { increment: 1 } } as const
