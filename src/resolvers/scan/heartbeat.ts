import type { Database } from '../../database/index.ts'
import type { ScanProgress } from '../../scanner/index.ts'
import { recordProgress } from './record.ts'

/** How often a running scan shows that it is alive, in ms. */
const interval = 2_000

/** Shows that a scan is alive, and how far it is, until it is stopped. */
export class Heartbeat {
  readonly #timer: NodeJS.Timeout
  #progress: ScanProgress | null = null
  #beating: Promise<void> | null = null

  /** @param onFailure told when the database does not take a beat; the next one may do better */
  constructor(database: Database, scanId: string, onFailure: (error: unknown) => void) {
    const beat = () =>
      recordProgress(database.prisma, scanId, this.#progress)
        .catch(onFailure)
        .finally(() => (this.#beating = null))
    // A beat may have to wait while the result is written: one at a time, or they would take up every connection.
    this.#timer = setInterval(() => {
      this.#beating ??= beat()
    }, interval)
  }

  /** Tells how far the scan is. */
  readonly note = (progress: ScanProgress): void => {
    this.#progress = progress
  }

  /** Resolves when nothing more is sent. */
  async stop(): Promise<void> {
    clearInterval(this.#timer)
    await this.#beating
  }
}
