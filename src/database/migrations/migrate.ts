import type { Driver, Session } from '../driver.ts'
import { migrationList, NO_FILTERS, startEngine } from './engine.ts'
import { type MigrationFile, PRISMA_FOLDER, readMigrations, readSchema } from './files.ts'
import { failed, isCurrent, pending, readHistory } from './history.ts'

/** Options that all work on migrations has. */
export interface MigrationOptions {
  /** The folder with `schema` and `migrations`; by default the project's own. */
  prismaFolder?: string
}

/**
 * Applies every migration that a database has not got. Of several processes one does it and the others wait for it. A
 * database that is up to date costs one statement.
 * @returns the names of what was applied, oldest first.
 * @throws DatabaseError `newer-than-code`, `migration-changed`, `migration-failed` or `busy`.
 */
export async function migrate(
  { driver }: { driver: Driver },
  { prismaFolder = PRISMA_FOLDER }: MigrationOptions = {},
): Promise<{ applied: string[] }> {
  const files = await readMigrations(prismaFolder)
  if (isCurrent(files, await readHistory(driver))) return { applied: [] }
  return driver.exclusively(async (session) => {
    // Somebody else may have migrated while this process waited for its turn.
    if (pending(files, await readHistory(session)).length === 0) return { applied: [] }
    return { applied: await apply(session, files, prismaFolder) }
  })
}

async function apply(session: Session, files: readonly MigrationFile[], prismaFolder: string): Promise<string[]> {
  const engine = await startEngine(await readSchema(prismaFolder), session.adapter)
  try {
    const migrationsList = migrationList(files, prismaFolder)
    return (await engine.applyMigrations({ migrationsList, filters: NO_FILTERS })).appliedMigrationNames
  } catch (error) {
    const row = (await readHistory(session)).find(({ finishedAt }) => finishedAt === null)
    if (row === undefined) throw error
    throw Object.assign(failed(row), { cause: error })
  } finally {
    engine.free()
  }
}
