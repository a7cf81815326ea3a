import { expect, onTestFinished, test } from 'vitest'
import { openEmbedded } from '../../src/database/embedded.ts'
import { migrate, rollback } from '../../src/database/index.ts'
import { migrationsTarget, NO_FILTERS, schemaTarget, startEngine } from '../../src/database/migrations/engine.ts'
import { readMigrations, readSchema } from '../../src/database/migrations/files.ts'
import { copyDatabase } from '../kit/database.ts'
import { readSnapshot } from './snapshot.ts'

test('the schema is the same on both engines, down to every check, index and trigger', async () => {
  const { database } = await copyDatabase()
  onTestFinished(() => database.close())
  const snapshot = await readSnapshot(database.driver)
  await expect(`${JSON.stringify(snapshot, null, 2)}\n`).toMatchFileSnapshot('schema.snapshot.json')
})

test('down leaves nothing behind, and up again gives the same schema', async () => {
  const { database } = await copyDatabase()
  onTestFinished(() => database.close())
  const names = (await readMigrations()).map(({ name }) => name)
  const before = await readSnapshot(database.driver)

  expect(await rollback(database, { to: 'all' })).toEqual({ rolledBack: names.toReversed() })
  const nothing = { columns: [], constraints: [], indexes: [], triggers: [], functions: [], enums: [] }
  expect(await readSnapshot(database.driver)).toEqual(nothing)

  expect(await migrate(database)).toEqual({ applied: names })
  expect(await readSnapshot(database.driver)).toEqual(before)
})

test('every migration can be taken back by itself and applied again', async () => {
  const { database } = await copyDatabase()
  onTestFinished(() => database.close())
  const names = (await readMigrations()).map(({ name }) => name)
  const before = await readSnapshot(database.driver)
  for (const name of names.toReversed()) expect(await rollback(database)).toEqual({ rolledBack: [name] })
  expect(await migrate(database)).toEqual({ applied: names })
  expect(await readSnapshot(database.driver)).toEqual(before)
})

test('the migrations lead to the schema and to nothing else', async () => {
  const scratch = await openEmbedded({ folder: null, onStatement: () => undefined })
  onTestFinished(() => scratch.close())
  const schema = await readSchema()
  const engine = await startEngine(schema, scratch.adapter)
  onTestFinished(() => engine.free())
  const files = await readMigrations()
  const compare = (migrations: typeof files) =>
    engine.diff({
      from: migrationsTarget(migrations),
      to: schemaTarget(schema),
      script: false,
      exitCode: true,
      filters: NO_FILTERS,
    })
  expect(await compare(files)).toEqual({ exitCode: 0, stdout: 'No difference detected.\n' })
  // The comparison sees a difference where there is one.
  expect((await compare([])).exitCode).toBe(2)
})
