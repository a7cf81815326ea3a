import { writeEvents } from '../../events/index.ts'
import { installQueues } from '../../jobs/queue.ts'
import type { ScanStarter } from '../unit.ts'
import { type BegunScan, carryOut, type CarryOutOptions, end, news } from './carry-out.ts'
import { recordLost } from './lost.ts'
import { scanQueue, scanQueueName } from './queue.ts'
import { recordBegin } from './record.ts'

/** Options of {@link ScanRunner}. */
export interface ScanRunnerOptions extends CarryOutOptions {
  /** How many scans run in this process at once; with 0 it leaves them to others. */
  readonly atOnce: number
}

/** After how many seconds without a heartbeat a scan's process is taken for dead. */
const silence = 30

/** How often the queue is looked at for what others have added, or what had to wait, in ms: the embedded engine has no others. */
const lookingEvery = { server: 2_000, embedded: 15_000 }

/** Carries out the scans of the queue in this process, a few at once, after the answers to who asked for them. */
export class ScanRunner implements ScanStarter {
  readonly #options: ScanRunnerOptions
  readonly #running = new Set<Promise<void>>()
  readonly #stopping = new AbortController()
  readonly #timers: NodeJS.Timeout[] = []
  #taking: Promise<void> = Promise.resolve()

  constructor(options: ScanRunnerOptions) {
    this.#options = options
    this.#timers.push(setInterval(() => void this.#sweep(silence), (silence * 1000) / 2).unref())
  }

  start(): void {
    this.#taking = this.#taking.then(() => this.#take())
  }

  /**
   * Makes the queue, and has the scans of processes that are gone carried out again: on the embedded database all that
   * have not ended, for it has one process. From now on the queue is looked at from time to time.
   */
  async recover(): Promise<void> {
    const { database } = this.#options
    await installQueues(database, [scanQueueName])
    await this.#sweep(database.engine === 'embedded' ? 0 : silence)
    this.#timers.push(
      setInterval(() => {
        this.start()
      }, lookingEvery[database.engine]).unref(),
    )
    this.start()
  }

  /** Resolves when no scan runs, and none can be begun. */
  async idle(): Promise<void> {
    for (let taking = null; taking !== this.#taking || this.#running.size > 0;) {
      taking = this.#taking
      await taking
      await Promise.all(this.#running)
    }
  }

  /** Gives running scans back to the queue and waits for that; begins no more. */
  async close(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer)
    this.#stopping.abort(end.stopping)
    await this.idle()
  }

  /** Begins scans as long as there are some, and room. */
  async #take(): Promise<void> {
    const { atOnce, log } = this.#options
    try {
      while (this.#running.size < atOnce && !this.#stopping.signal.aborted) {
        const scan = await this.#begin()
        if (!scan) return
        const done = carryOut(this.#options, scan, this.#stopping.signal).finally(() => {
          this.#running.delete(done)
          this.start()
        })
        this.#running.add(done)
      }
    } catch (err) {
      log.error({ err }, 'the queue of scans could not be looked at')
    }
  }

  /** A job of the queue goes and its scan begins in one transaction, so that neither is without the other. */
  #begin(): Promise<BegunScan | null> {
    return this.#options.database.transaction(async (tx) => {
      for (let job = await scanQueue.take(tx); job !== null; job = await scanQueue.take(tx)) {
        const begun = await recordBegin(tx, job.scanId)
        if (!begun) continue
        await writeEvents(tx, [news(job.scanId, 'RUNNING')])
        return begun
      }
      return null
    })
  }

  /** Has the scans of dead processes carried out again. */
  async #sweep(silentSeconds: number): Promise<void> {
    const { database, log } = this.#options
    try {
      const { waiting, failed } = await database.transaction(async (tx) => {
        const lost = await recordLost(tx, silentSeconds)
        const { waiting, failed } = lost
        await scanQueue.send(
          tx,
          waiting.map((scanId) => ({ scanId })),
        )
        const told = [...waiting.map((id) => news(id, 'PENDING')), ...failed.map((id) => news(id, 'FAILED'))]
        await writeEvents(tx, told)
        return lost
      })
      if (waiting.length + failed.length === 0) return
      log.warn({ waiting, failed }, 'scans had lost their process')
      this.start()
    } catch (err) {
      log.error({ err }, 'lost scans could not be looked for')
    }
  }
}
