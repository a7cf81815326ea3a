import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { openEmbedded } from '../../src/database/embedded.ts'
import { migrate } from '../../src/database/index.ts'
import { readMigrations } from '../../src/database/migrations/files.ts'
import { openServer } from '../../src/database/server.ts'
import { installQueues } from '../../src/jobs/queue.ts'
import { scanQueueName } from '../../src/resolvers/scan/queue.ts'

/** Where the tests' databases come from: an archive of a migrated embedded one, or a template on a server. */
export type TestEngine =
  { kind: 'embedded'; archive: string } | { kind: 'server'; url: string; template: string; prefix: string }

declare module 'vitest' {
  interface ProvidedContext {
    testEngine: TestEngine
  }
}

const CACHE = new URL('../../node_modules/.cache/larder/', import.meta.url)
const quiet = (): void => undefined

/** Runs once before all test files: makes one migrated database that the workers copy. Returns what drops the copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const url = process.env['TEST_DATABASE_URL']
  if (url === undefined || url === '') {
    project.provide('testEngine', { kind: 'embedded', archive: await makeArchive() })
    return () => Promise.resolve()
  }
  const prefix = `larder_test_${String(process.pid)}_${Date.now().toString(36)}_`
  const template = `${prefix}template`
  const drop = (): Promise<void> => onServer(url, (client) => dropAll(client, prefix))
  await onServer(url, async (client) => {
    await client.query(`CREATE DATABASE ${template}`)
  })
  try {
    await migrateServer(withDatabase(url, template))
  } catch (error) {
    await drop()
    throw error
  }
  project.provide('testEngine', { kind: 'server', url, template, prefix })
  return drop
}

async function migrateServer(url: string): Promise<void> {
  const driver = await openServer({ url, onStatement: quiet })
  try {
    await migrate({ driver })
    await installQueues({ driver }, [scanQueueName])
  } finally {
    await driver.close()
  }
}

/** An embedded database takes 3 s to make and 0.5 s to load, so the archive is kept until a migration or a package changes. */
async function makeArchive(): Promise<string> {
  const key = createHash('sha256')
    .update(`queue ${scanQueueName}`)
    .update(await readFile(new URL('../../package-lock.json', import.meta.url)))
  for (const file of await readMigrations()) key.update(file.name).update(file.checksum)
  const archive = new URL(`database-${key.digest('hex').slice(0, 16)}.tar`, CACHE)
  if (existsSync(archive)) return archive.pathname
  const driver = await openEmbedded({ folder: null, onStatement: quiet })
  await migrate({ driver })
  await installQueues({ driver }, [scanQueueName])
  await mkdir(CACHE, { recursive: true })
  const unfinished = new URL(`${archive.pathname}.${String(process.pid)}`, CACHE)
  await writeFile(unfinished, Buffer.from(await (await driver.dump()).arrayBuffer()))
  await rename(unfinished, archive)
  await driver.close()
  return archive.pathname
}

/** Runs something on a server in a connection of its own. */
export async function onServer(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

/** The same server, another database. */
export function withDatabase(url: string, database: string): string {
  const changed = new URL(url)
  changed.pathname = `/${database}`
  return changed.href
}

async function dropAll(client: pg.Client, prefix: string): Promise<void> {
  const found = await client.query<{ name: string }>(
    'SELECT datname AS name FROM pg_database WHERE starts_with(datname, $1)',
    [prefix],
  )
  for (const { name } of found.rows) await client.query(`DROP DATABASE ${name} WITH (FORCE)`)
}
