import type { Driver, Session } from '../driver.ts'
import { DatabaseError } from '../errors.ts'
import { type MigrationFile, readMigrations } from './files.ts'
import { type MigrationRow, readHistory } from './history.ts'
import type { MigrationOptions } from './migrate.ts'

/** How far to go back. */
export interface RollbackOptions extends MigrationOptions {
  /** `last` (the default) takes back the newest migration, `all` every one, a name what came after it. */
  to?: 'last' | 'all' | { name: string }
}

/**
 * Takes back migrations, newest first, each with its `down.sql` and in a transaction. Of a migration that failed nothing
 * was kept, so only its mark is taken back; one that was interrupted is taken back if it had been kept.
 * @returns the names of what was taken back, newest first.
 * @throws DatabaseError `no-way-back` when a migration has no `down.sql` or a name is not in the history, or `busy`.
 */
export async function rollback(
  { driver }: { driver: Driver },
  { to = 'last', prismaFolder }: RollbackOptions = {},
): Promise<{ rolledBack: string[] }> {
  const files = new Map((await readMigrations(prismaFolder)).map((file) => [file.name, file]))
  return driver.exclusively(async (session) => {
    const chosen = choose(await readHistory(session), to)
    for (const row of chosen) await takeBack(session, row, files.get(row.name))
    return { rolledBack: chosen.map((row) => row.name) }
  })
}

function choose(history: readonly MigrationRow[], to: NonNullable<RollbackOptions['to']>): MigrationRow[] {
  const newestFirst = history.toReversed()
  if (to === 'last') return newestFirst.slice(0, 1)
  if (to === 'all') return newestFirst
  const index = newestFirst.findIndex((row) => row.name === to.name)
  if (index < 0) throw new DatabaseError('no-way-back', `The database has no migration ${to.name}.`)
  return newestFirst.slice(0, index)
}

async function takeBack(session: Session, row: MigrationRow, file: MigrationFile | undefined): Promise<void> {
  const name = `'${row.name.replaceAll("'", "''")}'`
  const forget = `DELETE FROM _prisma_migrations WHERE migration_name = ${name} AND rolled_back_at IS NULL;`
  const failed = row.finishedAt === null && row.logs !== null
  if (failed) return session.script(forget)
  if (file === undefined || file.down === null) {
    const message = `The migration ${row.name} cannot be taken back: this program has no down.sql for it.`
    throw new DatabaseError('no-way-back', message)
  }
  try {
    // Several statements in one script are one transaction.
    await session.script(`${file.down}\n;\n${forget}`)
  } catch (error) {
    if (row.finishedAt !== null) throw error
    // It was interrupted, and as there is nothing to take back it was before it had been kept.
    await session.script(forget)
  }
}
