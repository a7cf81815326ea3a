import { request } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import { createLogger } from '../../../src/logging.ts'
import { listen } from '../../../src/process/listen.ts'
import { createLarderServer } from '../../../src/server.ts'
import { readSettings } from '../../../src/settings.ts'
import { createWorld } from '../../kit/world.ts'
import { modelServer, stalls } from '../../planner/model-server.ts'
import { planning } from './documents.ts'
import { asking, rowsIn } from './planning.ts'

test('when the client goes away, the request to the model is closed, and nothing is written', async () => {
  const model = await modelServer()
  model.reply(stalls('{"message":"Let me think'))
  const world = await createWorld({ env: asking(model.url) })
  const settings = readSettings({ DATABASE_URL: 'memory:', PORT: '0' })
  const logger = createLogger({ level: 'silent' })
  const server = createLarderServer({ ...world.larder, settings, logger, ready: () => Promise.resolve(true) })
  const { url, close } = await listen((incoming, response) => void server(incoming, response), settings)
  onTestFinished(() => close(1000))

  const client = request(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' } })
  client.on('error', () => undefined)
  client.end(JSON.stringify({ query: planning.generatePlan, variables: { input: { idea: 'A shop.' } } }))
  await expect.poll(() => model.requests.length, { timeout: 20_000 }).toBe(1)
  const left = performance.now()
  client.destroy()
  await model.abandoned
  expect(performance.now() - left).toBeLessThan(1000)
  await expect
    .poll(() => world.database.prisma.plannerCall.findFirst({ select: { outcome: true, failure: true } }))
    .toEqual({ outcome: 'FAILED', failure: 'CANCELLED' })
  expect(await rowsIn(world)).toEqual({ patchSets: 0, projects: 0, tasks: 0, messages: 0 })
})
