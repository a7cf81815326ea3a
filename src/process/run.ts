import { inspect } from 'node:util'
import closeWithGrace from 'close-with-grace'
import { DatabaseError } from '../database/index.ts'
import { createLogger } from '../logging.ts'
import { readSettings } from '../settings.ts'
import { type CreateApplication, PATIENCE, start } from './start.ts'
import { StartupError } from '../startup-error.ts'
import { welcome } from './welcome.ts'

/** How long stopping may take in all, in milliseconds: the requests' time, and some for the database. */
const STOP_TIMEOUT = PATIENCE + 5000

/**
 * Runs the server as this process: reads the environment, starts, says where to go, and stops at SIGTERM and SIGINT with
 * exit code 0. What keeps it from starting is said in a sentence, with exit code 1.
 */
export async function run(createApplication: CreateApplication): Promise<void> {
  try {
    const settings = readSettings()
    const logger = createLogger({
      level: settings.logLevel,
      readable: process.stderr.isTTY,
      secrets: settings.secrets,
    })
    const starting = start({ settings, logger, createApplication })
    closeWithGrace({ delay: STOP_TIMEOUT, logger }, async ({ err, signal }) => {
      if (err) logger.fatal({ err }, 'stopping because of an error that nobody caught')
      else logger.info({ signal }, 'stopping')
      const running = await starting.catch(() => null)
      await running?.stop()
    })
    const { url } = await starting
    process.stdout.write(welcome(url, settings))
  } catch (error) {
    const isForPeople = error instanceof StartupError || error instanceof DatabaseError
    process.stderr.write(`Larder cannot start.\n${isForPeople ? error.message : inspect(error)}\n`)
    process.exit(1)
  }
}
