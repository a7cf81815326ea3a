import { onTestFinished } from 'vitest'
import { createLogger } from '../../src/logging.ts'
import { listen } from '../../src/process/listen.ts'
import { createLarderServer } from '../../src/server.ts'
import { readSettings } from '../../src/settings.ts'
import { createWorld, World } from '../kit/world.ts'

/** How long the server waits for running requests at the end, in milliseconds; the tests leave none. */
const PATIENCE = 1_000

/** A world whose requests go through a socket, as those of real clients do. The server ends with the test. */
export async function createServedWorld(): Promise<World> {
  const { larder, database, statements } = await createWorld()
  const settings = readSettings({ DATABASE_URL: 'memory:', PORT: '0' })
  const logger = createLogger({ level: 'silent' })
  const server = createLarderServer({ ...larder, settings, logger, ready: () => Promise.resolve(true) })
  const { url, close } = await listen((request, response) => void server(request, response), settings)
  onTestFinished(() => close(PATIENCE))
  return new World(larder, { database, statements }, (path, init) => fetch(`${url}${path}`, init))
}
