import type { Session } from '../driver.ts'
import { codeOf, DatabaseError } from '../errors.ts'
import type { MigrationFile } from './files.ts'

/** What a database says about one migration, in Prisma's own table. */
export interface MigrationRow {
  name: string
  checksum: string
  startedAt: Date
  /** Null when it failed, or is being applied. */
  finishedAt: Date | null
  /** What the database said when it failed. */
  logs: string | null
}

const UNDEFINED_TABLE = '42P01'

/** The migrations that a database has, oldest first; none when it has no table of them yet. */
export async function readHistory(session: Session): Promise<MigrationRow[]> {
  try {
    return await session.query<MigrationRow>(
      `SELECT migration_name AS "name", checksum, started_at AS "startedAt", finished_at AS "finishedAt", logs
         FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY migration_name COLLATE "C"`,
    )
  } catch (error) {
    if (codeOf(error) === UNDEFINED_TABLE) return []
    throw error
  }
}

/** Whether a database has exactly the migrations of the code, as they are now. */
export function isCurrent(files: readonly MigrationFile[], history: readonly MigrationRow[]): boolean {
  const stands = (row: MigrationRow, file: MigrationFile | undefined): boolean =>
    row.name === file?.name && row.checksum === file.checksum && row.finishedAt !== null
  return files.length === history.length && history.every((row, index) => stands(row, files[index]))
}

/**
 * Compares a database's history with the migrations of the code. Ask while nobody else migrates: what another process
 * is applying looks as if it had failed.
 * @returns the migrations that are still to be applied, oldest first.
 * @throws DatabaseError `newer-than-code`, `migration-failed` or `migration-changed`.
 */
export function pending(files: readonly MigrationFile[], history: readonly MigrationRow[]): MigrationFile[] {
  const known = new Map(files.map((file) => [file.name, file]))
  for (const row of history) {
    const file = known.get(row.name)
    if (file === undefined) throw newerThanCode(row.name)
    if (row.finishedAt === null) throw failed(row)
    if (row.checksum !== file.checksum) throw changed(row.name)
  }
  const applied = new Set(history.map((row) => row.name))
  return files.filter((file) => !applied.has(file.name))
}

function newerThanCode(name: string): DatabaseError {
  const message = `The database is newer than this program: it has the migration ${name}, which is not known here.`
  return new DatabaseError('newer-than-code', message)
}

function changed(name: string): DatabaseError {
  const message =
    `The migration ${name} was changed after it had been applied. ` +
    'Put it back as it was and write the change as a new migration.'
  return new DatabaseError('migration-changed', message)
}

/** The error for a migration that did not come to its end. */
export function failed({ name, logs }: Pick<MigrationRow, 'name' | 'logs'>): DatabaseError {
  const what =
    logs === null
      ? 'was interrupted, and it is not known whether it was kept.'
      : `failed, and nothing of it was kept. The database said: ${reason(logs)}.`
  const message = `The migration ${name} ${what} Take it back with \`npm run db:rollback\`, mend it, and migrate again.`
  return new DatabaseError('migration-failed', message)
}

/** The engine's log is lines of its own, one with the database's error, and a trace of the engine. */
function reason(logs: string): string {
  const [, error] = /ERROR: (.+)/.exec(logs) ?? []
  return (error ?? logs.split('\n', 1).join('')).trim().replace(/\.$/, '')
}
