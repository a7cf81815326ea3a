import { PrismaClient } from '../generated/prisma/client.ts'
import type { StatementListener } from './adapter.ts'
import { unlessBusy } from './busy.ts'
import type { Driver, Transact } from './driver.ts'
import { openEmbedded } from './embedded.ts'
import type { DatabaseLocation } from '../settings/database-location.ts'
import type { Reader } from './reader.ts'
import { openServer } from './server.ts'

/** An open database. */
export interface Database extends Reader {
  readonly prisma: PrismaClient
  readonly transaction: Transact
  readonly engine: 'embedded' | 'server'
  /** Sends notifications to all who listen on a channel. */
  readonly notify: Driver['notify']
  /** Listens to notifications on a channel until the function that it returns is called. */
  readonly listen: Driver['listen']
  /** How the pools of connections to a server stand now. */
  readonly pools: Driver['pools']
  /** The engine below Prisma, for migrations and the test kit. */
  readonly driver: Driver
  /** Resolves when the database answers, and rejects when it does not. */
  ping(): Promise<void>
  close(): Promise<void>
}

/** Options of {@link openDatabase}. */
export interface OpenOptions {
  location: DatabaseLocation
  /** Called before every SQL statement that is sent, BEGIN and COMMIT included. */
  onStatement?: StatementListener
}

/** Waiting for a transaction's turn (the embedded engine has one at a time) and running it, in milliseconds. */
const TRANSACTION_OPTIONS = { maxWait: 10_000, timeout: 20_000 }

/**
 * Opens a database as it is; {@link migrate} brings it up to date.
 * @throws DatabaseError `unreachable`, `refused`, `wrong-url`, `unwritable` or `unreadable`.
 */
export async function openDatabase({ location, onStatement = () => undefined }: OpenOptions): Promise<Database> {
  return databaseOn(await openDriver(location, onStatement))
}

/** Puts Prisma's client on an open engine. Closing the database closes the engine. */
export function databaseOn(driver: Driver): Database {
  const prisma = new PrismaClient({
    adapter: driver.adapter,
    errorFormat: 'minimal',
    transactionOptions: TRANSACTION_OPTIONS,
  })
  const transact = driver.transactions(prisma)
  return {
    prisma,
    transaction: (work, last) => unlessBusy(() => transact(work, last)),
    engine: driver.engine,
    notify: (channel, payloads) => driver.notify(channel, payloads),
    pools: () => driver.pools(),
    listen: (channel, hearer) => driver.listen(channel, hearer),
    driver,
    // Past Prisma: its client would take most of the time that reading a page takes.
    read: (query, planning = 'once') => unlessBusy(() => driver.read(query.text, query.values, planning)),
    ping: async () => {
      await driver.read('SELECT 1', [], 'once')
    },
    close: async () => {
      await prisma.$disconnect()
      await driver.close()
    },
  }
}

/** Opens the engine that a location asks for, without Prisma's client. */
function openDriver(location: DatabaseLocation, onStatement: StatementListener): Promise<Driver> {
  if (location.kind === 'server') return openServer({ url: location.url, directUrl: location.directUrl, onStatement })
  return openEmbedded({ folder: location.kind === 'folder' ? location.path : null, onStatement })
}
