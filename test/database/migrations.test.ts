import { mkdir, mkdtemp, cp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { type Database, migrate, migrationStatus, rollback } from '../../src/database/index.ts'
import { createMigration } from '../../src/database/migrations/create.ts'
import { PRISMA_FOLDER, readMigrations } from '../../src/database/migrations/files.ts'
import { copyDatabase, emptyDatabase } from '../kit/database.ts'

const names = (await readMigrations()).map(({ name }) => name)
const LATER = '29990101000000_later'

/** A copy of the project's prisma folder with one more migration. */
async function folderWith(up: string, down: string | null): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'larder-prisma-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  await cp(PRISMA_FOLDER, folder, { recursive: true })
  await mkdir(join(folder, 'migrations', LATER))
  await writeFile(join(folder, 'migrations', LATER, 'migration.sql'), up)
  if (down !== null) await writeFile(join(folder, 'migrations', LATER, 'down.sql'), down)
  return folder
}

async function copy(): Promise<Database> {
  const { database } = await copyDatabase()
  onTestFinished(() => database.close())
  return database
}

const tables = async (database: Database): Promise<string[]> => {
  const sql = `SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename LIKE 'later%' ORDER BY 1`
  return (await database.driver.query<{ tablename: string }>(sql)).map(({ tablename }) => tablename)
}

test('an empty database gets every migration, and the second run costs one statement', async () => {
  const { database, statements } = await emptyDatabase()
  onTestFinished(() => database.close())
  expect((await migrationStatus(database)).map(({ state }) => state)).toEqual(names.map(() => 'pending'))
  expect(await migrate(database)).toEqual({ applied: names })
  statements.take()
  expect(await migrate(database)).toEqual({ applied: [] })
  expect(statements.take()).toHaveLength(1)
  expect(await migrationStatus(database)).toEqual(
    names.map((name) => ({ name, state: 'applied', appliedAt: expect.any(Date) as Date })),
  )
})

test('of two calls at once one migrates', async () => {
  const { database } = await emptyDatabase()
  onTestFinished(() => database.close())
  const applied = (await Promise.all([migrate(database), migrate(database)])).map((result) => result.applied)
  expect(applied).toContainEqual(names)
  expect(applied).toContainEqual([])
})

test('a function body with semicolons, several statements and the way back are run whole', async () => {
  const database = await copy()
  const prismaFolder = await folderWith(
    `CREATE TABLE later_one (id int);
     CREATE FUNCTION later() RETURNS int LANGUAGE plpgsql AS $$ BEGIN PERFORM 1; PERFORM 2; RETURN 3; END; $$;
     CREATE TABLE later_two (id int);`,
    'DROP TABLE later_one, later_two; DROP FUNCTION later(); -- a comment without an end',
  )
  expect(await migrate(database, { prismaFolder })).toEqual({ applied: [LATER] })
  expect(await database.driver.query('SELECT later()')).toEqual([{ later: 3 }])
  expect(await rollback(database, { prismaFolder, to: { name: names.at(-1) ?? '' } })).toEqual({ rolledBack: [LATER] })
  expect(await tables(database)).toEqual([])
  expect(await migrate(database, { prismaFolder })).toEqual({ applied: [LATER] })
})

test('a database that is newer than the code is refused', async () => {
  const database = await copy()
  const prismaFolder = await folderWith('CREATE TABLE later (id int);', null)
  await migrate(database, { prismaFolder })
  await expect(migrate(database)).rejects.toMatchObject({
    name: 'DatabaseError',
    code: 'newer-than-code',
    message: `The database is newer than this program: it has the migration ${LATER}, which is not known here.`,
  })
  expect((await migrationStatus(database)).at(-1)).toMatchObject({ name: LATER, state: 'unknown' })
})

test('what has no way back stays', async () => {
  const database = await copy()
  const prismaFolder = await folderWith('CREATE TABLE later (id int);', null)
  await migrate(database, { prismaFolder })
  await expect(rollback(database, { prismaFolder })).rejects.toMatchObject({ code: 'no-way-back' })
  await expect(rollback(database)).rejects.toMatchObject({ code: 'no-way-back' })
  await expect(rollback(database, { to: { name: 'nothing' } })).rejects.toMatchObject({ code: 'no-way-back' })
  expect(await tables(database)).toEqual(['later'])
})

test('a way back that fails changes nothing', async () => {
  const database = await copy()
  const prismaFolder = await folderWith('CREATE TABLE later (id int);', 'DROP TABLE later; DROP TABLE not_there;')
  await migrate(database, { prismaFolder })
  await expect(rollback(database, { prismaFolder })).rejects.toMatchObject({ code: '42P01' })
  expect(await tables(database)).toEqual(['later'])
  expect((await migrationStatus(database, { prismaFolder })).at(-1)).toMatchObject({ name: LATER, state: 'applied' })
})

test('a migration that fails leaves nothing, says why, and can be mended', async () => {
  const database = await copy()
  const prismaFolder = await folderWith('CREATE TABLE later (id int); CREATE TABLE collections (id int);', null)
  const failure = {
    name: 'DatabaseError',
    code: 'migration-failed',
    message:
      `The migration ${LATER} failed, and nothing of it was kept. ` +
      'The database said: relation "collections" already exists. ' +
      'Take it back with `npm run db:rollback`, mend it, and migrate again.',
  }
  await expect(migrate(database, { prismaFolder })).rejects.toMatchObject(failure)
  await expect(migrate(database, { prismaFolder })).rejects.toMatchObject(failure)
  expect(await tables(database)).toEqual([])
  expect((await migrationStatus(database, { prismaFolder })).at(-1)).toMatchObject({ name: LATER, state: 'failed' })

  expect(await rollback(database, { prismaFolder })).toEqual({ rolledBack: [LATER] })
  await writeFile(join(prismaFolder, 'migrations', LATER, 'migration.sql'), 'CREATE TABLE later (id int);')
  expect(await migrate(database, { prismaFolder })).toEqual({ applied: [LATER] })
})

test.for([
  { title: 'after it had been kept', undo: 'SELECT 1' },
  { title: 'before it had been kept', undo: 'DROP TABLE later' },
])('a migration that was interrupted $title is taken back and applied again', async ({ undo }) => {
  const database = await copy()
  const prismaFolder = await folderWith('CREATE TABLE later (id int);', 'DROP TABLE later;')
  await migrate(database, { prismaFolder })
  await database.driver.query(undo)
  await database.driver.query('UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name = $1', [LATER])
  await expect(migrate(database, { prismaFolder })).rejects.toMatchObject({
    code: 'migration-failed',
    message: expect.stringContaining(`${LATER} was interrupted`) as string,
  })
  expect(await rollback(database, { prismaFolder })).toEqual({ rolledBack: [LATER] })
  expect(await tables(database)).toEqual([])
  expect(await migrate(database, { prismaFolder })).toEqual({ applied: [LATER] })
})

test('a migration that was changed after it had been applied is refused', async () => {
  const database = await copy()
  const prismaFolder = await folderWith('CREATE TABLE later (id int);', null)
  await migrate(database, { prismaFolder })
  await writeFile(join(prismaFolder, 'migrations', LATER, 'migration.sql'), 'CREATE TABLE later (id bigint);')
  await expect(migrate(database, { prismaFolder })).rejects.toMatchObject({ code: 'migration-changed' })
  expect((await migrationStatus(database, { prismaFolder })).at(-1)).toMatchObject({ state: 'changed' })
})

test(
  'a new migration comes from the difference between schema and migrations, with its way back',
  { timeout: 60_000 },
  async () => {
    const prismaFolder = await folderWith('SELECT 1;', 'SELECT 1;')
    const file = join(prismaFolder, 'schema', 'collection.prisma')
    const schema = await readFile(file, 'utf8')
    await writeFile(file, schema.replace('model Collection {', 'model Collection {\n  colour String @default("red")'))
    const folder = await createMigration('add_colour', { prismaFolder })
    expect(folder).toMatch(/\d{14}_add_colour$/)
    const statements = async (name: string): Promise<string[]> =>
      (await readFile(join(folder, name), 'utf8')).split('\n').filter((line) => line !== '' && !line.startsWith('--'))
    expect(await statements('migration.sql')).toEqual([
      'ALTER TABLE "collections" ADD COLUMN     "colour" TEXT NOT NULL DEFAULT \'red\';',
    ])
    expect(await statements('down.sql')).toEqual(['ALTER TABLE "public"."collections" DROP COLUMN "colour";'])
  },
)
