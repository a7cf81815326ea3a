import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openEmbedded } from '../embedded.ts'
import type { DiffTarget } from '@prisma/schema-engine-wasm'
import { migrationsTarget, NO_FILTERS, schemaTarget, startEngine } from './engine.ts'
import { PRISMA_FOLDER, readMigrations, readSchema } from './files.ts'
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
  const files = await readMigrations(prismaFolder)
  const [migrations, schema] = [migrationsTarget(files, prismaFolder), schemaTarget(await readSchema(prismaFolder))]
  const up = await compare(migrations, schema, prismaFolder)
  const down = await compare(schema, migrations, prismaFolder)
  const folder = join(prismaFolder, 'migrations', `${timestamp(new Date())}_${name}`)
  await mkdir(folder)
  await writeFile(join(folder, 'migration.sql'), `${READ_ME}\n${up}`)
  await writeFile(join(folder, 'down.sql'), `${READ_ME}\n${down}`)
  return folder
}

/** The SQL that leads from one state to another, as Prisma's schema engine sees them; empty when they are the same to it. */
async function compare(from: DiffTarget, to: DiffTarget, prismaFolder: string): Promise<string> {
  const scratch = await openEmbedded({ folder: null, onStatement: () => undefined })
  try {
    const engine = await startEngine(await readSchema(prismaFolder), scratch.adapter)
    const { stdout } = await engine.diff({ from, to, script: true, exitCode: null, filters: NO_FILTERS })
    engine.free()
    return stdout ?? ''
  } finally {
    await scratch.close()
  }
}

/** `YYYYMMDDhhmmss` in UTC, as Prisma names its folders. */
function timestamp(time: Date): string {
  return time.toISOString().replace(/\D/g, '').slice(0, 14)
}
