import { once } from 'node:events'
import { buildSchema } from 'graphql'
import { run } from '../../src/process/run.ts'

/** A process like `src/main.ts` with an application whose one field answers after the process was told to stop. */
const schema = buildSchema('type Query { last: String }')
Object.assign(schema.getQueryType()?.getFields()['last'] ?? {}, {
  resolve: async () => {
    const told = once(process, 'SIGTERM')
    process.stdout.write('A request is running.\n')
    await told
    return 'words'
  },
})

await run(({ logger }) => ({
  schema,
  createContext: () => ({}),
  recover: () => {
    logger.info('recovered')
    return Promise.resolve()
  },
  seed: () => {
    logger.info('seeded')
    return Promise.resolve()
  },
  close: () => {
    logger.info('closed')
    return Promise.resolve()
  },
}))
