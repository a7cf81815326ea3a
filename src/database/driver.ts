import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import type { Prisma, PrismaClient } from '../generated/prisma/client.ts'
import type { Planning } from './reads.ts'
import type { Hearer } from './listener.ts'

/** Prisma's client inside a transaction: what operations take. */
export type Transaction = Prisma.TransactionClient

/**
 * Runs work in a transaction: all of it or nothing. The transaction is rolled back when the work rejects.
 * @param last Sends the last statements, whose answers the work does not need: where the engine can, they take one way
 * with the COMMIT, so that locks are held for as short as can be. When one fails, the transaction does, with its error.
 */
export type Transact = <T>(
  work: (tx: Transaction) => Promise<T>,
  last?: (tx: Transaction) => Promise<unknown>,
) => Promise<T>

/** One session of the engine. */
export interface Session {
  /** What Prisma's engines talk through; its statements run in this session. */
  readonly adapter: SqlMigrationAwareDriverAdapterFactory
  /** Runs one statement and returns its rows as objects. */
  query<Row extends object>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>
  /** Runs several statements, all or nothing. */
  script(sql: string): Promise<void>
}

/** How the connections of a pool stand. */
export interface PoolState {
  /** What they are for. */
  readonly pool: 'write' | 'read'
  readonly inUse: number
  readonly idle: number
  /** How many wait for one. */
  readonly waiting: number
}

/** What the two engines have in common. Nothing above src/database uses it; migrations and the test kit do. */
export interface Driver extends Session {
  readonly engine: 'embedded' | 'server'
  /** Runs a statement that only reads and is sent often: the engine may keep its plan. It waits for no one who writes. */
  read<Row extends object>(sql: string, parameters: readonly unknown[], planning: Planning): Promise<Row[]>
  /** The way to run transactions, given the client that its models come from. */
  transactions(prisma: PrismaClient): Transact
  /**
   * Runs `work` while no other caller's work runs on the same database, in this process or another, in a session of
   * its own where the engine has more than one.
   * @throws DatabaseError `busy` when another process holds the database for too long.
   */
  exclusively<T>(work: (session: Session) => Promise<T>): Promise<T>
  /**
   * Sends notifications to all who listen on a channel, in any process, at once and not with a transaction. Nothing is lost
   * with one that a crash takes away, so the disk is not waited for.
   */
  notify(channel: string, payloads: readonly string[]): Promise<void>
  /** Listens to notifications on a channel until the function that it returns is called. Never rejects: see {@link Hearer}. */
  listen(channel: string, hearer: Hearer): Promise<() => Promise<void>>
  /** How the pools of connections stand now; the embedded engine has none. */
  pools(): readonly PoolState[]
  close(): Promise<void>
}

/** The statement of {@link Driver.notify}: its parameters are a channel and a list of payloads. */
export const NOTIFY = `SELECT set_config('synchronous_commit', 'off', true), pg_notify($1::text, payload)::text
  FROM unnest($2::text[]) AS payloads (payload)`
