import { defineConfig } from 'vitest/config'

export default defineConfig({
  // Vite would take graphql's `module` entry and Node its `main`: two copies, whose classes do not know each other.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/kit/database-template.ts'],
    // A worker keeps its modules and its database from file to file; every test begins with emptied tables.
    pool: 'forks',
    isolate: false,
    maxWorkers: 2,
    // Only what hangs ends so: how fast a machine is decides no test.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    coverage: {
      provider: 'v8',
      include: ['src/**'],
      exclude: ['src/generated/**'],
      thresholds: { statements: 90 },
    },
  },
})
