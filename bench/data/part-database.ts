import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type pg from 'pg'
import type { Options } from '../options.ts'
import { say } from '../progress.ts'
import { connect, createDatabase, hashMigrations, readFingerprint } from './database.ts'

/** What a database that one part alone reads holds, by the file of its statements. */
const CONTENTS = { deployments: 'two million deployments', sources: '500 sources with 50,000 artifacts' } as const

/** The database of one part, beside that of the others: made when it is not there as it would be now. */
export async function openPartDatabase(
  options: Pick<Options, 'databaseUrl'>,
  part: keyof typeof CONTENTS,
): Promise<{ client: pg.Client; databaseUrl: string }> {
  const url = new URL(options.databaseUrl)
  url.pathname += `_${part}`
  const databaseUrl = url.href
  const statements = await readFile(new URL(`${part}.sql`, import.meta.url), 'utf8')
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
  say(`Data: ${CONTENTS[part]}, made in ${((performance.now() - start) / 1000).toFixed(1)} s.`)
  return { client, databaseUrl }
}
