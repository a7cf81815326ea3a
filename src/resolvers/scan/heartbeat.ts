import type { Database } from '../../database/index.ts'
import { writeEvents } from '../../events/index.ts'
import type { ScanProgress } from '../../scanner/index.ts'
import { scanTopic } from './progress.ts'
import { recordProgress, type RunningScan } from './record.ts'

/** How often progress is told at most, in ms, and after how many turns without any a scan shows that it is alive: 2 s. */
const interval = 200
const mostTurns = 10

/** Who is told of what goes wrong with the beats of a scan. */
export interface HeartbeatListener {
  /** The database does not take a beat; the next one may do better. */
  failed(error: unknown): void
  /** The scan is not this process's any more: it was cancelled, deleted, or taken for dead. */
  lost(): void
}

/** Shows that a scan is alive, and how far it is, until it is stopped. */
export class Heartbeat {
  readonly #timer: NodeJS.Timeout
  #progress: ScanProgress | null = null
  #told: ScanProgress | null = null
  #turns = 0
  #beating: Promise<void> | null = null

  constructor(database: Database, scan: RunningScan, listener: HeartbeatListener) {
    const beat = async () => {
      this.#turns = 0
      const news = this.#told !== this.#progress
      this.#told = this.#progress
      const alive = await database.transaction(async (tx) => {
        const alive = await recordProgress(tx, scan, this.#told)
        if (alive && news)
          await writeEvents(tx, [{ topic: scanTopic(scan.scanId).name, payload: { status: 'RUNNING' } }])
        return alive
      })
      if (!alive) listener.lost()
    }
    // A beat may have to wait while the result is written: one at a time, or they would take up every connection.
    this.#timer = setInterval(() => {
      this.#turns += 1
      if (this.#turns < mostTurns && this.#told === this.#progress) return
      this.#beating ??= beat()
        .catch((error: unknown) => {
          listener.failed(error)
        })
        .finally(() => (this.#beating = null))
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
