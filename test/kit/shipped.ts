import { onTestFinished } from 'vitest'
import { createLarder, type Larder } from '../../src/application.ts'
import { createLogger } from '../../src/logging.ts'
import { createLarderServer } from '../../src/server.ts'
import { readSettings } from '../../src/settings.ts'
import { freshDatabase } from './database.ts'
import { World } from './world.ts'

/** Larder as it is shipped, with nothing where GitHub should be. */
export async function shipped(): Promise<{ world: World; larder: Larder }> {
  const fresh = await freshDatabase()
  const settings = readSettings({ DATABASE_URL: 'memory:', GITHUB_API_URL: 'http://127.0.0.1:1' })
  const logger = createLogger({ level: 'silent' })
  const larder = createLarder({ database: fresh.database, settings, logger })
  onTestFinished(() => larder.scans.close())
  const server = createLarderServer({ ...larder, settings, logger, ready: () => Promise.resolve(true) })
  const world = new World(larder, fresh, async (path, init) =>
    server.fetch(new Request(`http://larder.test${path}`, init)),
  )
  return { world, larder }
}
