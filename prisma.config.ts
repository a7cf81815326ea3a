import { defineConfig } from 'prisma/config'

// Prisma's command line fetches a native schema engine before it does anything, even where it needs none. Any
// executable stands in for it: `generate` and `validate` never run it, and migrations run in WebAssembly instead
// (src/database/migrations). Do not trust `prisma migrate diff` here: with a stand-in it prints nothing and succeeds.
process.env['PRISMA_SCHEMA_ENGINE_BINARY'] ??= process.execPath

export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
})
