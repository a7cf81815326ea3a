import type { Driver } from '../driver.ts'
import { readMigrations } from './files.ts'
import { readHistory } from './history.ts'
import type { MigrationOptions } from './migrate.ts'

/**
 * How a migration stands: `applied`; `pending`, not there yet; `failed`, begun and not finished; `changed`, other than
 * what was applied; `unknown`, in the database but not in the code.
 */
export type MigrationState = 'applied' | 'pending' | 'failed' | 'changed' | 'unknown'

/** One line of the history. */
export interface MigrationStatus {
  name: string
  state: MigrationState
  /** Null for what is not applied. */
  appliedAt: Date | null
}

/** How every migration of the code and of a database stands, oldest first. Changes nothing. */
export async function migrationStatus(
  { driver }: { driver: Driver },
  { prismaFolder }: MigrationOptions = {},
): Promise<MigrationStatus[]> {
  const files = new Map((await readMigrations(prismaFolder)).map((file) => [file.name, file]))
  const rows = new Map((await readHistory(driver)).map((row) => [row.name, row]))
  const names = [...new Set([...files.keys(), ...rows.keys()])].sort()
  return names.map((name) => {
    const file = files.get(name)
    const row = rows.get(name)
    return { name, state: stateOf(file?.checksum, row), appliedAt: row?.finishedAt ?? null }
  })
}

function stateOf(
  checksum: string | undefined,
  row: { checksum: string; finishedAt: Date | null } | undefined,
): MigrationState {
  if (row === undefined) return 'pending'
  if (checksum === undefined) return 'unknown'
  if (row.finishedAt === null) return 'failed'
  return row.checksum === checksum ? 'applied' : 'changed'
}
