import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { codeOf } from '../errors.ts'

/** The project's own `prisma` folder: `schema/*.prisma`, and `migrations/NAME/` with `migration.sql` and `down.sql`. */
export const PRISMA_FOLDER = fileURLToPath(new URL('../../../prisma', import.meta.url))

/** One migration of the code. */
export interface MigrationFile {
  /** The folder's name, which begins with its time; names sort in the order of application. */
  name: string
  up: string
  /** The way back; null where there is none. */
  down: string | null
  /** SHA-256 of `migration.sql`, as Prisma stores it. */
  checksum: string
}

/** Reads all migrations, oldest first. */
export async function readMigrations(prismaFolder: string = PRISMA_FOLDER): Promise<MigrationFile[]> {
  const folder = join(prismaFolder, 'migrations')
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  return Promise.all(names.sort().map((name) => readMigration(folder, name)))
}

async function readMigration(folder: string, name: string): Promise<MigrationFile> {
  const up = await readFile(join(folder, name, 'migration.sql'), 'utf8')
  const down = await readFile(join(folder, name, 'down.sql'), 'utf8').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  })
  return { name, up, down, checksum: createHash('sha256').update(up).digest('hex') }
}

/** One file of Prisma's schema. */
export interface SchemaFile {
  path: string
  content: string
}

/** Reads all files of Prisma's schema. */
export async function readSchema(prismaFolder: string = PRISMA_FOLDER): Promise<SchemaFile[]> {
  const folder = join(prismaFolder, 'schema')
  const names = (await readdir(folder)).filter((name) => name.endsWith('.prisma')).sort()
  return Promise.all(
    names.map(async (name) => {
      const path = join(folder, name)
      return { path, content: await readFile(path, 'utf8') }
    }),
  )
}
