import pg from 'pg'
import { type DriverAdapterError, isDriverAdapterError } from '@prisma/driver-adapter-utils'
import { Prisma } from '../generated/prisma/client.ts'

/** What a statement ran against. `retry` is a deadlock or a serialization failure: nothing was written, try again. */
export interface Violation {
  kind: 'unique' | 'foreign-key' | 'check' | 'not-null' | 'retry'
  /** The constraint or unique index as the migration names it, the column of a `not-null`; null where none is named. */
  constraint: string | null
}

/** SQLSTATEs, from PostgreSQL's appendix on error codes. */
const KINDS: Readonly<Record<string, Violation['kind']>> = {
  '23505': 'unique',
  '23503': 'foreign-key',
  '23001': 'foreign-key',
  '23514': 'check',
  '23502': 'not-null',
  '40001': 'retry',
  '40P01': 'retry',
}

/**
 * Reads a violated rule out of anything that a statement threw: from a server itself, or from Prisma's client, from its
 * models and from raw SQL alike. Prisma's own
 * codes do not serve: raw SQL always gives P2010, and the two adapters name a unique index in different ways. What both
 * hand down unchanged is the engine's SQLSTATE and message.
 * @returns null when the error is of another kind.
 */
export function violation(error: unknown): Violation | null {
  if (error instanceof pg.DatabaseError) {
    const known = KINDS[error.code ?? '']
    return known === undefined ? null : { kind: known, constraint: error.constraint ?? error.column ?? null }
  }
  const cause = driverCause(error)
  const kind = KINDS[cause?.originalCode ?? '']
  if (cause !== null && kind !== undefined) {
    return { kind, constraint: kind === 'retry' ? null : constraintOf(cause) }
  }
  const conflict = error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2034'
  return conflict ? { kind: 'retry', constraint: null } : null
}

/** The SQLSTATE of what a statement threw, directly or through Prisma's client; null when it has none. */
export function sqlState(error: unknown): string | null {
  if (error instanceof pg.DatabaseError) return error.code ?? null
  return driverCause(error)?.originalCode ?? null
}

type Cause = DriverAdapterError['cause']

function driverCause(error: unknown): Cause | null {
  if (error instanceof Prisma.PrismaClientKnownRequestError) return driverCause(error.meta?.['driverAdapterError'])
  return error instanceof Error && isDriverAdapterError(error) ? error.cause : null
}

/** The adapter for pg gives an index's name apart, in any language; the one for PGlite, which is always English, does not. */
function constraintOf(cause: Cause): string | null {
  const given = 'constraint' in cause ? cause.constraint : undefined
  if (given !== undefined && 'index' in given) return given.index
  return /(?:constraint|column) "([^"]+)"/.exec(cause.originalMessage ?? '')?.[1] ?? null
}
