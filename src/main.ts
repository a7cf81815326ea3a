import { seed } from '../prisma/seed.ts'
import { createLarder, readExamples } from './application.ts'
import { run } from './process/run.ts'

await run(async (surroundings) => {
  const larder = createLarder(surroundings)
  return { ...larder, examples: await readExamples(), seed: () => seed(larder) }
})
