import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import type { DiffTarget, MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm'
import type * as Bindings from '@prisma/schema-engine-wasm/schema_engine_bg'
import { type MigrationFile, PRISMA_FOLDER, type SchemaFile } from './files.ts'

// Node has it, but only the browser's type library declares it.
declare const WebAssembly: {
  instantiate(bytes: Uint8Array, imports: object): Promise<{ instance: { exports: { __wbindgen_start(): void } } }>
}

/** Nothing is left out of comparisons. */
export const NO_FILTERS = { externalTables: [], externalEnums: [] }

/** Starts Prisma's schema engine on a database. Load it only when there is something to do: it is 5 MB of WebAssembly. */
export async function startEngine(
  schema: readonly SchemaFile[],
  adapter: SqlMigrationAwareDriverAdapterFactory,
): Promise<SchemaEngine> {
  loaded ??= load()
  const { SchemaEngine } = await loaded
  const datamodels = schema.map(({ path, content }): [string, string] => [path, content])
  return SchemaEngine.new({ datamodels }, () => undefined, bindMigrationAwareSqlAdapterFactory(adapter))
}

/** Once a process: the bindings keep the one instance that they serve in a variable of their module. */
let loaded: Promise<typeof Bindings> | undefined

/** The package expects a bundler that can import `.wasm` files. Node 20 cannot, so the engine is instantiated by hand. */
async function load(): Promise<typeof Bindings> {
  const bindings = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const main = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm')
  const wasm = await readFile(join(dirname(main), 'schema_engine_bg.wasm'))
  const { instance } = await WebAssembly.instantiate(wasm, { './schema_engine_bg.js': { ...bindings } })
  bindings.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start()
  return bindings
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
