import { access, constants, mkdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { PrismaPGlite } from 'pglite-prisma-adapter'
import type { SqlDriverAdapter } from '@prisma/driver-adapter-utils'
import { completeAdapter, type StatementListener } from './adapter.ts'
import { type Driver, NOTIFY, type Session } from './driver.ts'
import { codeOf, DatabaseError } from './errors.ts'

/** Options of the embedded engine. */
export interface EmbeddedOptions {
  /** The folder that holds the data; null for a database in memory. */
  folder: string | null
  onStatement: StatementListener
  /** What {@link EmbeddedDriver.dump} gave, to begin with instead of an empty database. */
  template?: Blob
}

/** Waiting for a transaction's turn, which there is one at a time of, and running it, in milliseconds: a scan writes thousands of artifacts. */
const TRANSACTION_LIMITS = { maxWait: 30_000, timeout: 120_000 }

/** The embedded engine, which can copy itself. */
export interface EmbeddedDriver extends Driver {
  /** The data folder as an archive, for {@link EmbeddedOptions.template}. */
  dump(): Promise<Blob>
}

/**
 * Opens PostgreSQL in WebAssembly. It has one connection: an open transaction makes everybody else wait.
 * @throws DatabaseError `unwritable` or `unreadable`.
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<EmbeddedDriver> {
  if (options.folder !== null) await makeWritable(options.folder)
  const client = await start(options)
  let last: Promise<unknown> = Promise.resolve()

  const script = async (sql: string): Promise<void> => {
    await client.exec(sql)
  }
  const query = async <Row extends object>(sql: string, parameters: readonly unknown[] = []) => {
    options.onStatement({ sql, parameters })
    return (await client.query<Row>(sql, [...parameters])).rows
  }
  const session: Session = {
    adapter: completeAdapter({
      factory: new PrismaPGlite(client),
      script,
      shadow: openShadow,
      onStatement: options.onStatement,
    }),
    query,
    script: (sql) => {
      options.onStatement({ sql, parameters: [] })
      return script(sql)
    },
  }

  return {
    ...session,
    engine: 'embedded',
    read: query,
    transactions: (prisma) => (work, last) =>
      prisma.$transaction(async (tx) => {
        const result = await work(tx)
        await last?.(tx)
        return result
      }, TRANSACTION_LIMITS),
    exclusively: (work) => {
      // One process has the folder, so a queue is all the lock that is needed.
      const turn = last.then(() => work(session))
      last = turn.catch(() => undefined)
      return turn
    },
    notify: async (channel, payloads) => {
      await query(NOTIFY, [channel, payloads])
    },
    listen: async (channel, hearer) => {
      const stop = await client.listen(channel, (payload) => {
        hearer.heard(payload)
      })
      return () => stop()
    },
    pools: () => [],
    dump: () => client.dumpDataDir('none'),
    close: () => client.close(),
  }
}

async function start({ folder, template }: EmbeddedOptions): Promise<PGlite> {
  try {
    return await PGlite.create({
      ...(folder === null ? {} : { dataDir: resolve(folder) }),
      ...(template === undefined ? {} : { loadDataDir: template }),
    })
  } catch (cause) {
    const where = folder === null ? 'in memory' : `in ${folder}`
    const message =
      `The embedded database ${where} cannot be opened: it is damaged or was made by another version. ` +
      'Bring back a copy of it, or remove it to begin anew.'
    throw new DatabaseError('unreadable', message, { cause })
  }
}

async function makeWritable(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true })
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (cause) {
    const reason = codeOf(cause) ?? 'unknown reason'
    throw new DatabaseError('unwritable', `The folder ${folder} cannot be written to (${reason}).`, { cause })
  }
}

/** An empty database in memory that is closed when its adapter is disposed of. */
export async function openShadow(): Promise<SqlDriverAdapter> {
  const shadow = await openEmbedded({ folder: null, onStatement: () => undefined })
  const adapter = await shadow.adapter.connect()
  adapter.dispose = () => shadow.close()
  return adapter
}
