import { createLarder } from '../../src/application.ts'
import { createLogger } from '../../src/logging.ts'
import { arrivalLimits } from '../../src/process/arrival.ts'
import { listen } from '../../src/process/listen.ts'
import { createLarderServer } from '../../src/server.ts'
import { readSettings } from '../../src/settings.ts'
import { freshDatabase } from '../kit/database.ts'
import { repositoryOf, skill } from '../kit/repository.ts'
import { World } from '../kit/world.ts'
import { readTargets, type Targets } from './targets.ts'

/** A server that listens, with a small catalogue behind it. */
export interface HostileServer {
  readonly url: string
  readonly targets: Targets
  /** The lines of its log since the last call. */
  readonly takeLines: () => readonly string[]
  /** Everything that is in the database, as text. */
  readonly contents: () => Promise<string>
  readonly close: () => Promise<void>
}

/** Options of {@link startHostileServer}. */
export interface HostileServerOptions {
  readonly env?: Readonly<Record<string, string>>
  /** How long it waits for a request that does not arrive, in milliseconds; by default as long as in production. */
  readonly arrival?: number
}

/** Starts such a server. */
export async function startHostileServer({ env = {}, arrival }: HostileServerOptions = {}): Promise<HostileServer> {
  const fresh = await freshDatabase()
  const settings = readSettings({ ...env, PORT: '0', DATABASE_URL: 'memory:' })
  const lines: string[] = []
  const logger = createLogger({ level: 'debug', stream: { write: (line) => void lines.push(line) } })
  const repository = repositoryOf({ ...skill('sharpen'), ...skill('polish') })
  const larder = createLarder({
    database: fresh.database,
    settings,
    logger,
    open: () => ({ upstream: true, reader: repository }),
  })
  const server = createLarderServer({ ...larder, settings, logger, ready: () => Promise.resolve(true) })
  const listening = await listen(
    (request, response) => void server(request, response),
    settings,
    arrival === undefined ? arrivalLimits : { ...arrivalLimits, patience: arrival },
  )
  const world = new World(larder, fresh, async (path, init) =>
    server.fetch(new Request(`${listening.url}${path}`, init)),
  )
  const collection = await world.collection('Everyday', await world.artifacts(3))
  await world.group(collection, 'Mornings')
  await world.source('https://github.com/acme/tools', { tags: ['sharp'] })
  await world.project('Garden', { tasks: [{ title: 'Sow' }] })
  lines.length = 0
  return {
    url: listening.url,
    targets: await readTargets(listening.url),
    takeLines: () => lines.splice(0),
    contents: () => contentsOf(fresh.database.driver),
    close: async () => {
      await listening.close(0)
      await larder.scans.close()
    },
  }
}

async function contentsOf(driver: World['database']['driver']): Promise<string> {
  const tables = await driver.query<{ name: string }>(
    `SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
  )
  const parts = tables.map(({ name }) => `SELECT '${name}' AS name, t::text AS row FROM ${name} t`)
  const rows = await driver.query(`${parts.join(' UNION ALL ')} ORDER BY 1, 2`)
  return JSON.stringify(rows)
}
