import type { Database } from '../../database/index.ts'
import { writeEvents } from '../../events/index.ts'
import type { Source } from '../../generated/prisma/client.ts'
import { RepositoryError, type RepositoryReader } from '../../scanner/index.ts'
import { type Observe, unobserved } from '../../telemetry/index.ts'
import { newsOfMembers } from '../placement/containing.ts'
import type { Changes } from './apply.ts'
import { Heartbeat } from './heartbeat.ts'
import { keepReading } from './keep.ts'
import { recall } from './memory.ts'
import { type ScanNews, scanTopic } from './progress.ts'
import { scanQueue } from './queue.ts'
import { asksForReading, type Reading, readRepository } from './reading.ts'
import { lockRunning, recordFailure, recordPutBack, type RunningScan } from './record.ts'

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

/** What a scan is carried out with. */
export interface CarryOutOptions {
  readonly database: Database
  readonly log: ScanLog
  readonly open: (source: Pick<Source, 'owner' | 'repository' | 'ref'>) => OpenedRepository
  /** Tells of each scan; by default nobody. */
  readonly observe?: Observe
  /** Told when a scan has ended, and how. */
  readonly onEnd?: (status: 'SUCCEEDED' | 'PARTIAL' | 'FAILED') => void
}

/** A scan that has begun in this process, with the source as it was then. */
export type BegunScan = RunningScan & { readonly source: Source }

/** Why a scan ends before its end. */
export const end = {
  /** The process is asked to stop; somebody else carries the scan out. */
  stopping: new RepositoryError('UNAVAILABLE', 'The server was stopped while the scan ran.'),
  /** Somebody has cancelled it, deleted its source, or taken this process for dead. */
  lost: new RepositoryError('UNAVAILABLE', 'The scan is no longer wanted.'),
}

/** The event that tells the followers of a scan how it stands. */
export const news = (scanId: string, status: ScanNews['status']) => ({
  topic: scanTopic(scanId).name,
  payload: { status } satisfies ScanNews,
})

const statusOf = ({ result }: Reading) => (result?.incomplete == null ? 'SUCCEEDED' : 'PARTIAL')

/**
 * Carries out a scan that has begun: reads the repository, writes what was found, and records how it ended. Never
 * rejects: what goes wrong is recorded with the scan or, when that cannot be, logged.
 * @param stopping Aborted with {@link end}.stopping when the process is asked to stop: the scan goes back to the queue.
 */
export async function carryOut(options: CarryOutOptions, scan: BegunScan, stopping: AbortSignal): Promise<void> {
  const { log, observe = unobserved } = options
  const { scanId, source } = scan
  const facts = { scanId, sourceId: source.id, tags: source.tags, attempt: scan.attempt }
  try {
    const told = (changes: Changes | null) => ({ ...changes })
    await observe('scan', facts, () => read(options, scan, stopping), told)
  } catch (error) {
    if (error === end.lost) return
    await giveUp(options, scan, error).catch((err: unknown) => {
      log.error({ scanId, err }, 'the end of a scan could not be recorded')
    })
  }
}

async function read(options: CarryOutOptions, scan: BegunScan, stopping: AbortSignal): Promise<Changes | null> {
  const { database, log, open } = options
  const { scanId } = scan
  const lost = new AbortController()
  const signal = AbortSignal.any([stopping, lost.signal])
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
      const written = await write(options, scan, source, reading, upstream)
      if (written.changes) options.onEnd?.(statusOf(reading))
      changes = written.changes
      source = written.again
    }
    return changes
  } finally {
    await heartbeat.stop()
  }
}

/** Writes what was read, unless the scan is no longer wanted. `again` is the source when it asks for another reading by now. */
function write(
  { database }: CarryOutOptions,
  scan: BegunScan,
  source: Source,
  reading: Reading,
  upstream: boolean,
): Promise<{ changes: Changes | null; again: Source | null }> {
  return database.transaction(async (tx) => {
    const current = await lockRunning(tx, scan)
    if (!current) return { changes: null, again: null }
    if (asksForReading(source, current)) return { changes: null, again: current }
    const { changes, touched } = await keepReading(tx, scan.scanId, current, reading, upstream)
    await writeEvents(tx, [...(await newsOfMembers(tx, touched)), news(scan.scanId, statusOf(reading))])
    return { changes, again: null }
  })
}

/** Puts a scan back that can be carried out by another process, or later; any other has failed. */
async function giveUp({ database, log, onEnd }: CarryOutOptions, scan: BegunScan, error: unknown): Promise<void> {
  const { scanId } = scan
  const planned = error instanceof RepositoryError
  const later = planned ? error.retryAt : null
  const back = error === end.stopping || later !== null
  if (back) log.info({ scanId, notBefore: later }, 'scan put back')
  else if (planned) log.warn({ scanId, reason: error.code }, 'scan failed')
  else log.error({ scanId, err: error }, 'scan failed')
  const reason = planned ? error.message : 'Something went wrong in the server. Its log tells more.'
  await database.transaction(async (tx) => {
    const changed = await (back ? recordPutBack(tx, scan, later) : recordFailure(tx, scanId, reason, scan))
    if (!changed) return
    if (back) await scanQueue.send(tx, [{ scanId }], later)
    await writeEvents(tx, [news(scanId, back ? 'PENDING' : 'FAILED')])
  })
  if (!back) onEnd?.('FAILED')
}
