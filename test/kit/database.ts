import { openAsBlob } from 'node:fs'
import { inject } from 'vitest'
import { openEmbedded } from '../../src/database/embedded.ts'
import { type Database, openDatabase } from '../../src/database/index.ts'
import { databaseOn } from '../../src/database/open.ts'
import { onServer, withDatabase } from './database-template.ts'
import { StatementRecorder } from './statements.ts'

/** A database with empty tables, and what is sent to it. */
export interface TestDatabase {
  database: Database
  statements: StatementRecorder
}

interface KeptDatabase extends TestDatabase {
  empty: () => Promise<void>
}

let kept: Promise<KeptDatabase> | undefined

/** The worker's database, with every table emptied. What an earlier test holds of it is no longer of use. */
export async function freshDatabase(): Promise<TestDatabase> {
  kept ??= copyDatabase().then(keep)
  const { database, statements, empty } = await kept
  await empty()
  statements.take()
  return { database, statements }
}

/**
 * Finds the cheapest way to empty the tables. DELETE without triggers takes under 1 ms where TRUNCATE takes 9 ms embedded
 * and 45 ms on a server, but only a superuser may leave the triggers out, and deleted rows pile up.
 */
async function keep({ database, statements }: TestDatabase): Promise<KeptDatabase> {
  const [found] = await database.driver.query<{ tables: string[]; superuser: boolean }>(
    `SELECT array_agg(quote_ident(tablename)) AS tables, current_setting('is_superuser')::boolean AS superuser
       FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'`,
  )
  const tables = [...(found?.tables ?? []), 'jobs.job']
  const truncate = `TRUNCATE ${tables.join(', ')} CASCADE`
  const remove = tables.map((table) => `DELETE FROM ${table};`).join(' ')
  let turn = 0
  return {
    database,
    statements,
    empty: () => {
      turn += 1
      const thorough = found?.superuser !== true || turn % 200 === 0
      return database.driver.script(thorough ? truncate : `SET LOCAL session_replication_role = replica; ${remove}`)
    },
  }
}

/** A migrated database of its own, for a test that changes more than rows. Close it when done. */
export async function copyDatabase(): Promise<TestDatabase> {
  const engine = inject('testEngine')
  const statements = new StatementRecorder()
  const onStatement = statements.listen
  if (engine.kind === 'embedded') {
    const driver = await openEmbedded({ folder: null, onStatement, template: await openAsBlob(engine.archive) })
    return { database: databaseOn(driver), statements }
  }
  const url = await createOnServer(engine.url, engine.prefix, engine.template)
  return { database: await openDatabase({ location: { kind: 'server', url }, onStatement }), statements }
}

/** A database of its own with nothing in it, not even tables. Close it when done. */
export async function emptyDatabase(): Promise<TestDatabase & { url: string | null }> {
  const engine = inject('testEngine')
  const statements = new StatementRecorder()
  const onStatement = statements.listen
  if (engine.kind === 'embedded') {
    return { database: await openDatabase({ location: { kind: 'memory' }, onStatement }), statements, url: null }
  }
  const url = await createOnServer(engine.url, engine.prefix, 'template0')
  return { database: await openDatabase({ location: { kind: 'server', url }, onStatement }), statements, url }
}

let made = 0

async function createOnServer(url: string, prefix: string, template: string): Promise<string> {
  made += 1
  const name = `${prefix}${String(process.pid)}_${String(made)}`
  await onServer(url, async (client) => {
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`)
    // Nobody reads these after a crash.
    await client.query(`ALTER DATABASE ${name} SET synchronous_commit = off`)
  })
  return withDatabase(url, name)
}
