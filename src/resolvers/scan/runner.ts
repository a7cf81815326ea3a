import type { Database } from '../../database/index.ts'
import type { Source } from '../../generated/prisma/client.ts'
import { RepositoryError, type RepositoryReader } from '../../scanner/index.ts'
import type { ScanStarter } from '../unit.ts'
import type { Changes } from './apply.ts'
import { Heartbeat } from './heartbeat.ts'
import { keepReading } from './keep.ts'
import { recall } from './memory.ts'
import { asksForReading, type Reading, readRepository } from './reading.ts'
import { lockRunning, recordAbandoned, recordBegin, recordFailure } from './record.ts'

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
}

/** After how many seconds without a heartbeat a scan is given up. */
const silence = 30

/** A scan may write for this long, in ms: thousands of artifacts in one transaction. */
const writing = { maxWait: 30_000, timeout: 120_000 }

/** Carries out scans in this process, after the answer to who asked for them. */
export class ScanRunner implements ScanStarter {
  readonly #options: ScanRunnerOptions
  readonly #running = new Map<string, Promise<void>>()
  readonly #stopping = new AbortController()
  readonly #sweeping: NodeJS.Timeout

  constructor(options: ScanRunnerOptions) {
    this.#options = options
    this.#sweeping = setInterval(() => void this.#sweep(silence), (silence * 1000) / 2).unref()
  }

  start(scanId: string): void {
    const done = this.#run(scanId).finally(() => this.#running.delete(scanId))
    this.#running.set(scanId, done)
  }

  /** Gives up the scans of processes that are gone: on the embedded database all that have not ended, for it has one process. */
  async recover(): Promise<void> {
    await this.#sweep(this.#options.database.engine === 'embedded' ? 0 : silence)
  }

  /** Resolves when no scan runs. */
  async idle(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running.values())
  }

  /** Ends running scans as FAILED and waits for them. */
  async close(): Promise<void> {
    clearInterval(this.#sweeping)
    this.#stopping.abort(new RepositoryError('UNAVAILABLE', 'The server was stopped while the scan ran. Scan again.'))
    await this.idle()
  }

  async #run(scanId: string): Promise<void> {
    const { database, log } = this.#options
    try {
      const source = await database.prisma.$transaction((tx) => recordBegin(tx, scanId), writing)
      if (source) await this.#read(scanId, source)
    } catch (error) {
      const planned = error instanceof RepositoryError
      const reason = planned ? error.message : 'Something went wrong in the server. Its log tells more.'
      if (planned) log.warn({ scanId, reason: error.code }, 'scan failed')
      else log.error({ scanId, err: error }, 'scan failed')
      await recordFailure(database.prisma, scanId, reason).catch((err: unknown) => {
        log.error({ scanId, err }, 'the failure of a scan could not be recorded')
      })
    }
  }

  async #read(scanId: string, begun: Source): Promise<void> {
    const { database, log, open } = this.#options
    const heartbeat = new Heartbeat(database, scanId, (err) => {
      log.warn({ scanId, err }, 'the progress of a scan could not be recorded')
    })
    try {
      for (let source: Source | null = begun; source !== null;) {
        const { reader, upstream } = open(source)
        const known = await recall(database.prisma, source)
        const reading = await readRepository(source, reader, known, heartbeat.note, this.#stopping.signal)
        const written = await this.#write(scanId, source, reading, upstream)
        if (written.changes) log.info({ scanId, sourceId: source.id, ...written.changes }, 'scanned')
        source = written.again
      }
    } finally {
      await heartbeat.stop()
    }
  }

  /** Writes what was read, unless the scan is no longer wanted. `again` is the source when it asks for another reading by now. */
  #write(
    scanId: string,
    source: Source,
    reading: Reading,
    upstream: boolean,
  ): Promise<{ changes: Changes | null; again: Source | null }> {
    return this.#options.database.prisma.$transaction(async (tx) => {
      const current = await lockRunning(tx, scanId)
      if (!current) return { changes: null, again: null }
      if (asksForReading(source, current)) return { changes: null, again: current }
      return { changes: await keepReading(tx, scanId, current, reading, upstream), again: null }
    }, writing)
  }

  async #sweep(silentSeconds: number): Promise<void> {
    const { database, log } = this.#options
    try {
      const abandoned = await recordAbandoned(database.prisma, silentSeconds)
      if (abandoned.length > 0) log.warn({ scanIds: abandoned }, 'scans were abandoned')
    } catch (err) {
      log.error({ err }, 'abandoned scans could not be looked for')
    }
  }
}
