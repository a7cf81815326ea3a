import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, inject, onTestFinished, test } from 'vitest'
import { migrate } from '../../src/database/index.ts'
import { readMigrations } from '../../src/database/migrations/files.ts'
import { openServer } from '../../src/database/server.ts'
import { copyDatabase, emptyDatabase } from '../kit/database.ts'
import { onServer, withDatabase } from '../kit/database-template.ts'

const engine = inject('testEngine')
const url = engine.kind === 'server' ? engine.url : ''
const run = promisify(execFile)

// What only a server can do; the embedded engine's counterparts are in embedded.test.ts and migrations.test.ts.
// eslint-disable-next-line no-restricted-syntax -- there is a server only when TEST_DATABASE_URL names one; CI runs both
describe.runIf(engine.kind === 'server')('on a PostgreSQL server', () => {
  test('of two processes at once one migrates', async () => {
    const { database, url: own } = await emptyDatabase()
    onTestFinished(() => database.close())
    const program = fileURLToPath(new URL('migrate-process.ts', import.meta.url))
    const start = () => run(process.execPath, ['--import', 'tsx', program, own ?? ''])
    // Both are held at the lock until both are there.
    const running = await database.driver.exclusively(async () => {
      const processes = [start(), start()]
      while ((await waiting()) < 2) await database.ping()
      return processes
    })
    const outputs = (await Promise.all(running)).map(({ stdout }) => JSON.parse(stdout) as unknown)
    const names = (await readMigrations()).map(({ name }) => name)
    expect(outputs).toHaveLength(2)
    expect(outputs).toContainEqual(names)
    expect(outputs).toContainEqual([])
    expect(await migrate(database)).toEqual({ applied: [] })

    async function waiting(): Promise<number> {
      const [row] = await database.driver.query<{ waiting: number }>(
        `SELECT count(*)::int AS waiting FROM pg_locks
          WHERE locktype = 'advisory' AND NOT granted
            AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
      )
      return row?.waiting ?? 0
    }
  })

  test('a database that knows no letters beyond ASCII is refused in a sentence', async () => {
    const name = `larder_test_ascii_${String(process.pid)}`
    await onServer(url, async (client) => {
      await client.query(`CREATE DATABASE ${name} TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C'`)
    })
    onTestFinished(() =>
      onServer(url, async (client) => {
        await client.query(`DROP DATABASE ${name} WITH (FORCE)`)
      }),
    )
    const attempt = openServer({ url: withDatabase(url, name), onStatement: () => undefined })
    await expect(attempt).rejects.toMatchObject({
      name: 'DatabaseError',
      code: 'unsuitable',
      message: expect.stringMatching(/LC_CTYPE/) as unknown,
    })
  })

  test('who waits too long for another process is told so', async () => {
    const { database, url: own } = await emptyDatabase()
    onTestFinished(() => database.close())
    const impatient = await openServer({ url: own ?? '', onStatement: () => undefined, patience: 1 })
    onTestFinished(() => impatient.close())
    const attempt = database.driver.exclusively(() => impatient.exclusively(() => Promise.resolve()))
    await expect(attempt).rejects.toMatchObject({ name: 'DatabaseError', code: 'busy' })
    await expect(impatient.exclusively(() => Promise.resolve('its turn'))).resolves.toBe('its turn')
  })

  test('statements are prepared, once a connection', async () => {
    const { database } = await copyDatabase()
    onTestFinished(() => database.close())
    await database.prisma.$transaction(async (transaction) => {
      await transaction.$queryRaw`SELECT ${1}::int AS one`
      await transaction.$queryRaw`SELECT ${2}::int AS one`
      const prepared = await transaction.$queryRaw`
        SELECT statement FROM pg_prepared_statements WHERE statement LIKE '%AS one' AND NOT from_sql`
      expect(prepared).toEqual([{ statement: 'SELECT $1::int AS one' }])
    })
  })

  test('sessions run in UTC whatever the URL and the server say', async () => {
    const other = new URL(url)
    other.searchParams.set('options', '-c TimeZone=Asia/Tokyo -c search_path=public')
    const driver = await openServer({ url: other.href, onStatement: () => undefined })
    onTestFinished(() => driver.close())
    expect(await driver.query('SHOW TimeZone')).toEqual([{ TimeZone: 'UTC' }])
    expect(await driver.query('SHOW search_path')).toEqual([{ search_path: 'public' }])
  })

  test('a database that the server has not got is named', async () => {
    const attempt = openServer({ url: withDatabase(url, 'larder_not_there'), onStatement: () => undefined })
    await expect(attempt).rejects.toMatchObject({
      code: 'refused',
      message: expect.stringMatching(/^The database server at \S+ has no database "larder_not_there"\.$/) as string,
    })
  })

  test('a broken connection is replaced', async () => {
    const { database } = await copyDatabase()
    onTestFinished(() => database.close())
    await expect(database.driver.query('SELECT pg_terminate_backend(pg_backend_pid())')).rejects.toThrow()
    await expect(database.ping()).resolves.toBeUndefined()
  })
})
