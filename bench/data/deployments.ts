import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type pg from 'pg'
import type { Options } from '../options.ts'
import { say } from '../progress.ts'
import { connect, createDatabase, hashMigrations, readFingerprint } from './database.ts'

/** The database of two million deployments, beside that of the other parts: made when it is not there as it would be now. */
export async function openDatabase(
  options: Pick<Options, 'databaseUrl'>,
): Promise<{ client: pg.Client; databaseUrl: string }> {
  const url = new URL(options.databaseUrl)
  url.pathname += '_deployments'
  const databaseUrl = url.href
  const statements = await readFile(new URL('deployments.sql', import.meta.url), 'utf8')
  const made = (await hashMigrations(createHash('sha256').update(statements))).digest('hex')
  const existing = await connect(databaseUrl).catch(() => null)
  if (existing !== null && (await readFingerprint(existing)) === made) return { client: existing, databaseUrl }
  await existing?.end()
  const start = performance.now()
  await createDatabase(databaseUrl)
  const client = await connect(databaseUrl)
  await client.query(statements)
  await client.query('CREATE TABLE bench.made AS SELECT $1::text AS fingerprint', [made])
  await client.query('VACUUM ANALYZE')
  say(`Data: two million deployments, made in ${((performance.now() - start) / 1000).toFixed(1)} s.`)
  return { client, databaseUrl }
}
