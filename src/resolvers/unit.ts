import type { Transaction } from '../database/index.ts'
import type { Topic } from '../events/index.ts'
import type { Actor } from './permissions.ts'

/** Starts what goes on after the answer; see resolvers/scan. */
export interface ScanStarter {
  /** A scan is in the queue: whoever has room looks at once. Never throws. */
  start(scanId: string): void
}

/**
 * What an operation works in: the transaction that it shares with whatever else is to succeed or fail with it, and the
 * actor. Operations begin no transaction of their own.
 */
export interface Unit {
  readonly tx: Transaction
  readonly actor: Actor
  readonly scans: ScanStarter
  /**
   * Has a statement sent with the commit, behind everything else: one whose answer nobody needs. When it fails, the
   * operation does.
   */
  atLast(statement: () => PromiseLike<unknown>): void
  /** Tells those who watch a topic, when the transaction is committed; never when it is rolled back or was only a rehearsal. */
  publish<Payload>(topic: Topic<Payload>, payload: Payload): void
  /** Has something done once the transaction is committed; never when it is rolled back or was only a rehearsal. */
  afterCommit(action: () => void): void
}

/** A change to the catalogue: checks its input, asks for permission, writes. It throws a CallerError and writes nothing. */
export type Operation<Input, Result> = (unit: Unit, input: Input) => Promise<Result>
