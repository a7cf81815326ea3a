import type { Database, Transaction } from '../database/index.ts'
import { sweepEvents } from '../events/index.ts'
import { sweepPlanner } from './planner/sweep.ts'

/** What is swept away from time to time, by whichever process comes first, and how often, in ms. */
const sweeps = [
  { every: 10 * 60_000, what: 'old events', sweep: sweepEvents },
  { every: 60_000, what: 'calls of the planner that are lost, and drafts that nobody writes', sweep: sweepPlanner },
] as const

/** What sweeping tells the log. */
export interface SweepLog {
  warn(facts: object, message: string): void
}

/** Sweeps away what has no use any more, from `start` to `close`. */
export class Sweeper {
  readonly #database: Database
  readonly #log: SweepLog
  #timers: readonly NodeJS.Timeout[] = []

  constructor(database: Database, log: SweepLog) {
    this.#database = database
    this.#log = log
  }

  start(): void {
    this.#timers = sweeps.map(({ every, what, sweep }) =>
      setInterval(() => void this.#once(what, sweep), every).unref(),
    )
  }

  close(): void {
    for (const timer of this.#timers) clearInterval(timer)
  }

  async #once(what: string, sweep: (tx: Transaction) => Promise<void>): Promise<void> {
    await this.#database
      .transaction((tx) => sweep(tx))
      .catch((err: unknown) => {
        this.#log.warn({ err }, `could not sweep away ${what}`)
      })
  }
}
