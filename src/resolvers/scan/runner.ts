import type { Database } from '../../database/index.ts'
import { writeEvents } from '../../events/index.ts'
import type { Source } from '../../generated/prisma/client.ts'
import { installQueues } from '../../jobs/queue.ts'
import { RepositoryError, type RepositoryReader } from '../../scanner/index.ts'
import { type Observe, unobserved } from '../../telemetry/index.ts'
import type { ScanStarter } from '../unit.ts'
import type { Changes } from './apply.ts'
import { Heartbeat } from './heartbeat.ts'
import { keepReading } from './keep.ts'
import { recall } from './memory.ts'
import { type ScanNews, scanTopic } from './progress.ts'
import { scanQueue, scanQueueName } from './queue.ts'
import { asksForReading, type Reading, readRepository } from './reading.ts'
import { lockRunning, recordBegin, recordFailure, recordLost, recordPutBack, type RunningScan } from './record.ts'

/** How a source's repository is read, and whether it can be looked at upstream. */
export interface OpenedRepository {
  readonly reader: RepositoryReader
  readonly upstream: boolean
}

/** What scans tell the log. */
export interface ScanLog {
  info(facts: object, message: string): void
  warn(facts: object, message: string): void
  error(facts: object, message: string): void
}

/** Options of {@link ScanRunner}. */
export interface ScanRunnerOptions {
  readonly database: Database
  readonly log: ScanLog
  readonly open: (source: Pick<Source, 'owner' | 'repository' | 'ref'>) => OpenedRepository
  /** How many scans run in this process at once; with 0 it leaves them to others. */
  readonly atOnce: number
  /** Tells of each scan; by default nobody. */
  readonly observe?: Observe
  /** Told when a scan has ended, and how. */
  readonly onEnd?: (status: 'SUCCEEDED' | 'PARTIAL' | 'FAILED') => void
}

/** After how many seconds without a heartbeat a scan's process is taken for dead. */
const silence = 30

/** How often the queue is looked at for what others have added, or what had to wait, in ms: the embedded engine has no others. */
const lookingEvery = { server: 2_000, embedded: 15_000 }

/** A scan may write for this long, in ms: thousands of artifacts in one transaction. */
const writing = { maxWait: 30_000, timeout: 120_000 }

type Begun = RunningScan & { readonly source: Source }

const end = {
  /** The process is asked to stop; somebody else carries the scan out. */
  stopping: new RepositoryError('UNAVAILABLE', 'The server was stopped while the scan ran.'),
  /** Somebody has cancelled it, deleted its source, or taken this process for dead. */
  lost: new RepositoryError('UNAVAILABLE', 'The scan is no longer wanted.'),
}

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
        const done = this.#run(scan).finally(() => {
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
  #begin(): Promise<Begun | null> {
    return this.#options.database.prisma.$transaction(async (tx) => {
      for (let job = await scanQueue.take(tx); job !== null; job = await scanQueue.take(tx)) {
        const begun = await recordBegin(tx, job.scanId)
        if (!begun) continue
        await writeEvents(tx, [news(job.scanId, 'RUNNING')])
        return begun
      }
      return null
    }, writing)
  }

  async #run(scan: Begun): Promise<void> {
    const { log, observe = unobserved } = this.#options
    const { scanId, source } = scan
    const facts = { scanId, sourceId: source.id, tags: source.tags, attempt: scan.attempt }
    try {
      const told = (changes: Changes | null) => ({ ...changes })
      await observe('scan', facts, () => this.#read(scan), told)
    } catch (error) {
      if (error === end.lost) return
      await this.#giveUp(scan, error).catch((err: unknown) => {
        log.error({ scanId, err }, 'the end of a scan could not be recorded')
      })
    }
  }

  async #read(scan: Begun): Promise<Changes | null> {
    const { database, log, open } = this.#options
    const { scanId } = scan
    const lost = new AbortController()
    const signal = AbortSignal.any([this.#stopping.signal, lost.signal])
    const heartbeat = new Heartbeat(database, scan, {
      failed: (err) => {
        log.warn({ scanId, err }, 'the progress of a scan could not be recorded')
      },
      lost: () => {
        lost.abort(end.lost)
      },
    })
    try {
      let changes: Changes | null = null
      for (let source: Source | null = scan.source; source !== null;) {
        signal.throwIfAborted()
        const { reader, upstream } = open(source)
        const known = await recall(database.prisma, source)
        const reading = await readRepository(source, reader, known, heartbeat.note, signal)
        const written = await this.#write(scan, source, reading, upstream)
        if (written.changes) this.#options.onEnd?.(statusOf(reading))
        changes = written.changes
        source = written.again
      }
      return changes
    } finally {
      await heartbeat.stop()
    }
  }

  /** Writes what was read, unless the scan is no longer wanted. `again` is the source when it asks for another reading by now. */
  #write(
    scan: Begun,
    source: Source,
    reading: Reading,
    upstream: boolean,
  ): Promise<{ changes: Changes | null; again: Source | null }> {
    const { scanId } = scan
    return this.#options.database.prisma.$transaction(async (tx) => {
      const current = await lockRunning(tx, scan)
      if (!current) return { changes: null, again: null }
      if (asksForReading(source, current)) return { changes: null, again: current }
      const changes = await keepReading(tx, scanId, current, reading, upstream)
      await writeEvents(tx, [news(scanId, statusOf(reading))])
      return { changes, again: null }
    }, writing)
  }

  /** Puts a scan back that can be carried out by another process, or later; any other has failed. */
  async #giveUp(scan: Begun, error: unknown): Promise<void> {
    const { database, log } = this.#options
    const { scanId } = scan
    const later = error instanceof RepositoryError ? error.retryAt : null
    const back = error === end.stopping || later !== null
    const planned = error instanceof RepositoryError
    if (back) log.info({ scanId, notBefore: later }, 'scan put back')
    else if (planned) log.warn({ scanId, reason: error.code }, 'scan failed')
    else log.error({ scanId, err: error }, 'scan failed')
    const reason = planned ? error.message : 'Something went wrong in the server. Its log tells more.'
    await database.prisma.$transaction(async (tx) => {
      const changed = await (back ? recordPutBack(tx, scan, later) : recordFailure(tx, scanId, reason, scan))
      if (!changed) return
      if (back) await scanQueue.send(tx, [{ scanId }], later)
      await writeEvents(tx, [news(scanId, back ? 'PENDING' : 'FAILED')])
    }, writing)
    if (!back) this.#options.onEnd?.('FAILED')
  }

  /** Has the scans of dead processes carried out again. */
  async #sweep(silentSeconds: number): Promise<void> {
    const { database, log } = this.#options
    try {
      const { waiting, failed } = await database.prisma.$transaction(async (tx) => {
        const lost = await recordLost(tx, silentSeconds)
        const { waiting, failed } = lost
        await scanQueue.send(
          tx,
          waiting.map((scanId) => ({ scanId })),
        )
        const told = [...waiting.map((id) => news(id, 'PENDING')), ...failed.map((id) => news(id, 'FAILED'))]
        await writeEvents(tx, told)
        return lost
      }, writing)
      if (waiting.length + failed.length === 0) return
      log.warn({ waiting, failed }, 'scans had lost their process')
      this.start()
    } catch (err) {
      log.error({ err }, 'lost scans could not be looked for')
    }
  }
}

const statusOf = ({ result }: Reading) => (result?.incomplete == null ? 'SUCCEEDED' : 'PARTIAL')

const news = (scanId: string, status: ScanNews['status']) => ({
  topic: scanTopic(scanId).name,
  payload: { status } satisfies ScanNews,
})
