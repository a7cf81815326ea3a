import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openEmbedded } from '../embedded.ts'
import type { DiffTarget } from '@prisma/schema-engine-wasm'
import { migrationsTarget, NO_FILTERS, schemaTarget, startEngine } from './engine.ts'
import { PRISMA_FOLDER, readMigrations, readSchema, type SchemaFile } from './files.ts'
import type { MigrationOptions } from './migrate.ts'

const READ_ME = `-- Made from the difference between the migrations and the schema. Read it before you use it: the comparison sees no
-- CHECK, COLLATE, trigger, function, partial index or index on an expression, and it knows nothing of the data.
`

/**
 * Writes a new migration and its way back, from what the schema has and the migrations have not (nothing but a comment
 * when they agree). Works on databases in memory only.
 * @param name lower-case words joined by underscores; the time is put before it.
 * @returns the folder that was made.
 */
export async function createMigration(
  name: string,
  { prismaFolder = PRISMA_FOLDER }: MigrationOptions = {},
): Promise<string> {
  const schema = await readSchema(prismaFolder)
  const migrations = migrationsTarget(await readMigrations(prismaFolder), prismaFolder)
  const { up, down } = await compare(migrations, schema)
  const folder = join(prismaFolder, 'migrations', `${timestamp(new Date())}_${name}`)
  await mkdir(folder)
  await writeFile(join(folder, 'migration.sql'), `${READ_ME}\n${up}`)
  await writeFile(join(folder, 'down.sql'), `${READ_ME}\n${down}`)
  return folder
}

/** The SQL that leads from the migrations to the schema and back, as Prisma's schema engine sees them. */
async function compare(migrations: DiffTarget, schema: readonly SchemaFile[]): Promise<{ up: string; down: string }> {
  const scratch = await openEmbedded({ folder: null, onStatement: () => undefined })
  try {
    const engine = await startEngine(schema, scratch.adapter)
    const step = async (from: DiffTarget, to: DiffTarget): Promise<string> =>
      (await engine.diff({ from, to, script: true, exitCode: null, filters: NO_FILTERS })).stdout ?? ''
    const up = await step(migrations, schemaTarget(schema))
    const down = await step(schemaTarget(schema), migrations)
    engine.free()
    return { up, down }
  } finally {
    await scratch.close()
  }
}

/** `YYYYMMDDhhmmss` in UTC, as Prisma names its folders. */
function timestamp(time: Date): string {
  return time.toISOString().replace(/\D/g, '').slice(0, 14)
}
