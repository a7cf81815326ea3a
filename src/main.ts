import { seed } from '../prisma/seed.ts'
import { createLarder, readExamples } from './application.ts'
import { run } from './process/run.ts'
import { openTelemetry } from './telemetry/index.ts'

await run(async (surroundings) => {
  const { settings, logger } = surroundings
  const larder = createLarder({ ...surroundings, telemetry: await openTelemetry({ settings, log: logger }) })
  return { ...larder, examples: await readExamples(), seed: () => seed(larder) }
})
