import { parseArgs } from 'node:util'
import { type Database, migrate, migrationStatus, openDatabase, rollback } from '../src/database/index.ts'
import { codeOf } from '../src/database/errors.ts'
import { createMigration } from '../src/database/migrations/create.ts'
import { lockDataDir } from '../src/process/data-dir-lock.ts'
import { StartupError } from '../src/startup-error.ts'
import { readSettings } from '../src/settings.ts'

const USAGE = `Usage:
  npm run db:migrate                    apply every migration that is not there yet
  npm run db:rollback                   take back the last migration
  npm run db:rollback -- --to NAME      take back what came after the migration NAME
  npm run db:rollback -- --all          take back every migration
  npm run db:status                     list the migrations and how they stand
  npm run db:new -- NAME                write a migration from the schema's difference
`

const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

async function run(command: string | undefined, rest: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: rest,
    allowPositionals: true,
    options: { to: { type: 'string' }, all: { type: 'boolean', default: false } },
  })
  if (command === 'new') return writeMigration(positionals[0])
  if (command === undefined || !Object.hasOwn(onDatabase, command)) throw new StartupError(USAGE)
  const { database: location, dataDir } = readSettings()
  const release = location.kind === 'folder' ? await lockDataDir(dataDir) : undefined
  try {
    const database = await openDatabase({ location })
    try {
      await onDatabase[command]?.(database, values)
    } finally {
      await database.close()
    }
  } finally {
    await release?.()
  }
}

type Work = (database: Database, values: { to?: string; all: boolean }) => Promise<void>

const onDatabase: Readonly<Record<string, Work>> = {
  migrate: async (database) => {
    const { applied } = await migrate(database)
    say(applied.length === 0 ? 'Nothing to apply.' : `Applied:\n${indent(applied)}`)
  },
  rollback: async (database, { to, all }) => {
    const { rolledBack } = await rollback(database, { to: to === undefined ? (all ? 'all' : 'last') : { name: to } })
    say(rolledBack.length === 0 ? 'Nothing to take back.' : `Taken back:\n${indent(rolledBack)}`)
  },
  status: async (database) => {
    const lines = await migrationStatus(database)
    const width = Math.max(...lines.map(({ name }) => name.length), 0)
    for (const { name, state, appliedAt } of lines) {
      say(`${name.padEnd(width)}  ${state.padEnd(7)}  ${appliedAt?.toISOString() ?? ''}`.trimEnd())
    }
  },
}

async function writeMigration(name: string | undefined): Promise<void> {
  if (name === undefined || !/^[a-z0-9]+(_[a-z0-9]+)*$/.test(name)) {
    throw new StartupError(
      'A migration is named in lower-case words joined by underscores: npm run db:new -- add_colour',
    )
  }
  say(`Written, to be read and completed:\n${indent([await createMigration(name)])}`)
}

function indent(lines: readonly string[]): string {
  return lines.map((line) => `  ${line}`).join('\n')
}

try {
  const [command, ...rest] = process.argv.slice(2)
  await run(command, rest)
} catch (error) {
  const misused = error instanceof Error && codeOf(error)?.startsWith('ERR_PARSE_ARGS') === true
  if (!(error instanceof StartupError) && !misused) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
