import type { GraphQLSchema } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { type Database, migrate, openDatabase } from '../database/index.ts'
import type { Logger } from '../logging.ts'
import type { MetricsOptions } from '../plugins/endpoints/metrics.ts'
import type { RequestFacts } from '../plugins/request/facts.ts'
import { createLarderServer } from '../server.ts'
import type { Settings } from '../settings.ts'
import { lockDataDir } from './data-dir-lock.ts'
import { listen } from './listen.ts'

/** What is served from a database that is open and migrated. */
export interface Application {
  readonly schema: GraphQLSchema
  readonly createContext: (facts: RequestFacts) => object
  readonly plugins?: readonly Plugin[]
  /** Counts requests, and gives what is served at `/metrics`; null when nobody asked for it. */
  readonly metrics?: MetricsOptions | null
  /** The documents that GraphiQL opens with. */
  readonly examples?: readonly string[]
  /** Fills the catalogue with examples if it is empty. It is called when the settings ask for it. */
  readonly seed: () => Promise<void>
  /** Sets right what an earlier process has left unfinished, before anything is served. */
  readonly recover?: () => Promise<void>
  /** Ends the answers that would never end, such as subscriptions, when the server is stopped. */
  readonly endStreams?: () => void
  /** Ends what goes on after an answer, such as scans, before the database is closed. */
  readonly close?: () => Promise<void>
}

/** What an application is made of. */
export interface Surroundings {
  readonly database: Database
  readonly settings: Settings
  readonly logger: Logger
}

/** Makes the application, once the database is there. */
export type CreateApplication = (surroundings: Surroundings) => Application | Promise<Application>

/** Options of {@link start}. */
export interface StartOptions {
  readonly settings: Settings
  readonly logger: Logger
  readonly createApplication: CreateApplication
}

/** A server that is ready. */
export interface Running {
  readonly url: string
  /** Stops in the opposite order of starting. Running requests have 10 s to end. */
  readonly stop: () => Promise<void>
}

/** How long running requests may go on after they were asked to end, in milliseconds. */
export const PATIENCE = 10_000

/**
 * Starts everything in order: the lock on the data folder, the database, its migrations, listening, the examples. When a
 * step fails, what was started before is stopped.
 * @throws StartupError and DatabaseError, whose messages are for the person who starts the process.
 */
export async function start({ settings, logger, createApplication }: StartOptions): Promise<Running> {
  const undo: (() => Promise<void>)[] = []
  const stop = async () => {
    for (let step = undo.pop(); step !== undefined; step = undo.pop()) await step()
  }
  try {
    if (settings.database.kind === 'folder') undo.push(await lockDataDir(settings.dataDir))
    const database = await openDatabase({ location: settings.database })
    undo.push(() => database.close())
    const { applied } = await migrate(database)
    if (applied.length > 0) logger.info({ applied }, 'migrated')

    const { seed, recover, endStreams, close, ...application } = await createApplication({ database, settings, logger })
    if (close !== undefined) undo.push(close)
    await recover?.()
    let complete = false
    const ready = async () => {
      await database.ping()
      return complete
    }
    const server = createLarderServer({ ...application, settings, logger, ready })
    const listening = await listen((request, response) => void server(request, response), settings)
    undo.push(() => {
      endStreams?.()
      return listening.close(PATIENCE)
    })
    if (settings.seed) await seed()
    complete = true
    logger.info({ url: listening.url }, 'ready')
    return { url: listening.url, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
