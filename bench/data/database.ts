import { createHash, type Hash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import pg from 'pg'
import { migrate, openDatabase } from '../../src/database/index.ts'
import type { Options } from '../options.ts'
import { say } from '../progress.ts'

const MIGRATIONS = new URL('../../prisma/migrations/', import.meta.url)

const sqlFile = (name: string): Promise<string> => readFile(new URL(name, import.meta.url), 'utf8')

type DataOptions = Pick<Options, 'databaseUrl' | 'artifacts' | 'seed'>

/**
 * The database of the benchmark, with its data: made when it is not there, or was made otherwise than it would be now.
 * @returns a connection of the benchmark's own
 */
export async function prepareData(options: DataOptions): Promise<pg.Client> {
  const made = await fingerprint(options)
  const existing = await connect(options.databaseUrl).catch(() => null)
  if (existing !== null) {
    if ((await readFingerprint(existing)) === made) {
      say(`Data: ${options.artifacts.toLocaleString('en')} artifacts, as they were made before.`)
      await restore(existing)
      return existing
    }
    await existing.end()
  }
  const start = performance.now()
  await createDatabase(options.databaseUrl)
  const client = await connect(options.databaseUrl)
  await fill(client, options, made)
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  say(`Data: ${options.artifacts.toLocaleString('en')} artifacts, made in ${seconds} s.`)
  return client
}

/** Takes back what moves have changed, and leaves no dead rows. */
export async function restore(client: pg.Client): Promise<void> {
  await client.query(await sqlFile('restore.sql'))
  await client.query('VACUUM collection_memberships')
  await client.query('VACUUM collections')
}

/** A connection of the benchmark's own. */
export async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: 'bench' })
  await client.connect()
  return client
}

/** Makes an empty database with Larder's tables, in place of one that is there. Its name has to begin with larder_bench. */
export async function createDatabase(url: string): Promise<void> {
  const name = new URL(url).pathname.slice(1)
  // What is dropped here has to be the benchmark's.
  if (!/^larder_bench\w*$/.test(name)) throw new TypeError('The name of the database has to begin with larder_bench.')
  const maintenance = new URL(url)
  maintenance.pathname = '/postgres'
  const client = await connect(maintenance.href)
  await client.query(`DROP DATABASE IF EXISTS ${name}`)
  await client.query(`CREATE DATABASE ${name}`)
  await client.end()
  const database = await openDatabase({ location: { kind: 'server', url } })
  await migrate(database)
  await database.close()
}

async function fill(client: pg.Client, { artifacts, seed }: DataOptions, made: string): Promise<void> {
  await client.query(`SELECT set_config('bench.artifacts', $1, false), set_config('bench.seed', $2, false)`, [
    String(artifacts),
    seed,
  ])
  await client.query(await sqlFile('fill.sql'))
  await client.query(await sqlFile('functions.sql'))
  await client.query('CREATE TABLE bench.made AS SELECT $1::text AS fingerprint', [made])
  await client.query('VACUUM ANALYZE')
  await client.query('CHECKPOINT')
}

/** What the data was made by: the migrations, the statements above, the size and the seed. */
async function fingerprint({ artifacts, seed }: DataOptions): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify([artifacts, seed]))
  await hashMigrations(hash)
  for (const name of ['fill.sql', 'functions.sql']) hash.update(await sqlFile(name))
  return hash.digest('hex')
}

/** Adds the migrations to what data was made by. */
export async function hashMigrations(hash: Hash): Promise<Hash> {
  const migrations = (await readdir(MIGRATIONS, { recursive: true })).filter((name) => name.endsWith('migration.sql'))
  for (const name of migrations.sort()) hash.update(name).update(await readFile(new URL(name, MIGRATIONS)))
  return hash
}

/** What the data of a database was made by; null when that is not known. */
export async function readFingerprint(client: pg.Client): Promise<string | null> {
  const found = await client
    .query<{ fingerprint: string }>('SELECT fingerprint FROM bench.made')
    .catch(() => ({ rows: [] }))
  return found.rows[0]?.fingerprint ?? null
}
