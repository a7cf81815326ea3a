import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import type { DiffTarget, MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm'
import { type MigrationFile, PRISMA_FOLDER, type SchemaFile } from './files.ts'

// Node has it, but only the browser's type library declares it.
declare const WebAssembly: {
  instantiate(bytes: Uint8Array, imports: object): Promise<{ instance: { exports: Record<string, unknown> } }>
}

/** Nothing is left out of comparisons. */
export const NO_FILTERS = { externalTables: [], externalEnums: [] }

/**
 * Starts Prisma's schema engine, compiled to WebAssembly (5 MB: load it only when there is something to do). Its
 * package expects a bundler that imports `.wasm` files; Node 20 does not, so it is instantiated by hand.
 */
export async function startEngine(
  schema: readonly SchemaFile[],
  adapter: SqlMigrationAwareDriverAdapterFactory,
): Promise<SchemaEngine> {
  const bindings = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const wasm = await readFile(new URL('schema_engine_bg.wasm', import.meta.resolve('@prisma/schema-engine-wasm')))
  const { instance } = await WebAssembly.instantiate(wasm, { './schema_engine_bg.js': { ...bindings } })
  bindings.__wbg_set_wasm(instance.exports)
  const start = instance.exports['__wbindgen_start']
  if (typeof start === 'function') start()
  const datamodels = schema.map(({ path, content }): [string, string] => [path, content])
  return bindings.SchemaEngine.new({ datamodels }, () => undefined, bindMigrationAwareSqlAdapterFactory(adapter))
}

/** Migrations in the form that the engine reads. */
export function migrationList(files: readonly MigrationFile[], prismaFolder: string = PRISMA_FOLDER): MigrationList {
  return {
    baseDir: join(prismaFolder, 'migrations'),
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: files.map((file) => ({
      path: file.name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: file.up } },
    })),
  }
}

/** The schema as one side of a comparison. */
export function schemaTarget(schema: readonly SchemaFile[]): DiffTarget {
  return { tag: 'schemaDatamodel', files: [...schema] }
}

/** The state after some migrations as one side of a comparison. */
export function migrationsTarget(files: readonly MigrationFile[], prismaFolder?: string): DiffTarget {
  return { tag: 'migrations', ...migrationList(files, prismaFolder) }
}
