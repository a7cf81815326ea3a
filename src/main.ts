import { seed } from '../prisma/seed.ts'
import { createLarder, readExamples } from './application.ts'
import { run } from './process/run.ts'
import { openTelemetry } from './telemetry/index.ts'

await run(async (surroundings) => {
  const { settings, logger, database } = surroundings
  const telemetry = await openTelemetry({ settings, log: logger, pools: () => database.pools() })
  const larder = createLarder({ ...surroundings, telemetry })
  return { ...larder, examples: await readExamples(), seed: () => seed(larder) }
})
