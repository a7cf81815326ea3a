import { Prisma } from '../generated/prisma/client.ts'
import { sqlState } from './violations.ts'

/**
 * The database did not come to it in time: every connection is in use, or somebody else changes the same thing for long.
 * Nothing was changed.
 */
export class DatabaseBusy extends Error {
  override readonly name = 'DatabaseBusy'
  /** GraphQL takes the code over, so that the caller is told. */
  readonly extensions = { code: 'BUSY' } as const

  constructor(cause: unknown) {
    super('The server has more to do than it can. Nothing was changed; try again in a moment.', { cause })
  }
}

/** SQLSTATEs: a lock or the whole statement took longer than it may (lock_timeout, statement_timeout). */
const SLOW = ['55P03', '57014']

/** Prisma's codes: no connection was free in time; a transaction could not begin in time, or lasted too long. */
const LATE = ['P2024', 'P2028']

/** What node-postgres' pool says when no connection was free in time. It has no code. */
const NO_CONNECTION = 'timeout exceeded when trying to connect'

const isBusy = (error: unknown): boolean =>
  SLOW.includes(sqlState(error) ?? '') ||
  (error instanceof Prisma.PrismaClientKnownRequestError && LATE.includes(error.code)) ||
  (error instanceof Error && error.message === NO_CONNECTION)

/**
 * Does what the database is asked for.
 * @throws {DatabaseBusy} when it does not come to it in time, and whatever else the work throws
 */
export async function unlessBusy<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw isBusy(error) ? new DatabaseBusy(error) : error
  }
}
