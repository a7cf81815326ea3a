import pg from 'pg'
import { PrismaPg } from '@prisma/adapter-pg'
import { completeAdapter, type StatementListener } from './adapter.ts'
import { type Driver, NOTIFY, type PoolState, type Session } from './driver.ts'
import { codeOf, DatabaseError } from './errors.ts'
import { openShadow } from './embedded.ts'
import { GatheringSocket } from './gathering-socket.ts'
import { LendingPool } from './lending-pool.ts'
import { readsThrough } from './reads.ts'
import { Listener } from './listener.ts'
import { connectionFailure, readUrl } from './server-failures.ts'
import { nameStatements } from './statement-names.ts'
import { transactionsThrough } from './transactions.ts'

/** Options of a PostgreSQL server. */
export interface ServerOptions {
  /** A `postgresql://` connection string. */
  url: string
  /** The same server without a pooler in between, for what needs a session of its own: listening, and migrations. */
  directUrl?: string | undefined
  onStatement: StatementListener
  /** How long to wait while another process changes the schema, in milliseconds. */
  patience?: number
}

/** "LARD" in ASCII: the key of the advisory lock that migrations hold. */
const LOCK_KEY = 0x4c415244

const SECOND = 1_000

/** Connections that one process opens at most, for transactions and for reading beside them. */
const MOST_WRITERS = 10
const MOST_READERS = 10

/**
 * Opens a pool of connections to a PostgreSQL server and sees that the server answers.
 * @throws DatabaseError `wrong-url`, `unreachable`, `refused` or `unsuitable`.
 */
export async function openServer({
  url,
  directUrl = url,
  onStatement,
  patience = 60 * SECOND,
}: ServerOptions): Promise<Driver> {
  const address = readUrl(url)
  const config: pg.PoolConfig = {
    connectionString: address.connectionString,
    // Reaching the server, and waiting for one of the connections while others have them all.
    connectionTimeoutMillis: 15 * SECOND,
    application_name: 'larder',
  }
  const serving = { ...config, statement_timeout: 30 * SECOND, idle_in_transaction_session_timeout: 60 * SECOND }
  const pool = new LendingPool({ ...serving, max: MOST_WRITERS, pipeline: true, stream: () => new GatheringSocket() })
  // Apart from those who write: they may all be waiting for one lock, and who reads waits for no lock.
  const readers = new pg.Pool({ ...serving, max: MOST_READERS, idleTimeoutMillis: 0, pipeline: true })
  outlive(readers)
  const send = readsThrough(readers, nameStatements())
  const direct = { ...config, connectionString: readUrl(directUrl).connectionString }
  const session = openSession(pool, onStatement)
  try {
    await assertSuitable(session).catch((error: unknown) => {
      throw error instanceof DatabaseError ? error : connectionFailure(error, address)
    })
  } catch (error) {
    await pool.end()
    throw error
  }

  return {
    ...session,
    engine: 'server',
    transactions: (prisma) => transactionsThrough({ pool, prisma, nameOf: nameStatements(), onStatement }),
    read: (sql, parameters, planning) => {
      onStatement({ sql, parameters })
      return send({ sql, parameters }, planning)
    },
    exclusively: async (work) => {
      // A pool of one connection is one session: it keeps the lock, and loses it when the process dies.
      const single = new pg.Pool({ ...direct, max: 1, idleTimeoutMillis: 0 })
      const own = openSession(single, onStatement)
      try {
        await lock(own, patience)
        return await work(own)
      } finally {
        await single.end()
      }
    },
    notify: async (channel, payloads) => {
      await session.query(NOTIFY, [channel, payloads])
    },
    pools: () => [stateOf('write', pool), stateOf('read', readers)],
    close: async () => {
      await Promise.all([pool.end(), readers.end()])
    },
    listen: async (channel, hearer) => {
      const listener = new Listener(direct, channel, hearer)
      await listener.start()
      return () => listener.stop()
    },
  }
}

function stateOf(name: PoolState['pool'], { totalCount, idleCount, waitingCount }: pg.Pool): PoolState {
  return { pool: name, inUse: totalCount - idleCount, idle: idleCount, waiting: waitingCount }
}

/**
 * A connection that breaks while it is idle is replaced when it is next needed, and one that breaks under a statement rejects
 * it: either event, unheard, would end the process.
 */
function outlive(pool: pg.Pool): void {
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
}

function openSession(pool: pg.Pool, onStatement: StatementListener): Session {
  outlive(pool)
  const script = async (sql: string): Promise<void> => {
    await pool.query(sql)
  }
  return {
    adapter: completeAdapter({
      factory: new PrismaPg(pool, { statementNameGenerator: nameStatements(), disposeExternalPool: false }),
      script,
      shadow: openShadow,
      onStatement,
    }),
    query: async <Row extends object>(sql: string, parameters: readonly unknown[] = []) => {
      onStatement({ sql, parameters })
      return (await pool.query<Row>(sql, [...parameters])).rows
    },
    script: (sql) => {
      onStatement({ sql, parameters: [] })
      return script(sql)
    },
  }
}

/** Names compare without case, also beyond ASCII; a database whose LC_CTYPE is C would not know that Ä and ä are one letter. */
async function assertSuitable(session: Session): Promise<void> {
  const [found] = await session.query<{ utf8: boolean; folds: boolean }>(
    `SELECT current_setting('server_encoding') = 'UTF8' AS utf8, lower(U&'\\00C4') = U&'\\00E4' AS folds`,
  )
  if (found?.utf8 && found.folds) return
  const message =
    'The database has to have the encoding UTF8 and an LC_CTYPE that knows letters beyond ASCII, such as C.UTF-8 or ' +
    'en_US.UTF-8. Make another with CREATE DATABASE … TEMPLATE template0 ENCODING … LC_CTYPE ….'
  throw new DatabaseError('unsuitable', message)
}

async function lock(session: Session, patience: number): Promise<void> {
  await session.query(`SET lock_timeout = ${String(patience)}`)
  try {
    await session.query('SELECT pg_advisory_lock($1)', [LOCK_KEY])
  } catch (cause) {
    if (codeOf(cause) !== '55P03') throw cause
    const message = 'Another process is changing this database and does not finish. Try again later.'
    throw new DatabaseError('busy', message, { cause })
  }
  await session.query('SET lock_timeout = 0')
}
