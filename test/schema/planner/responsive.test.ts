import { expect, test } from 'vitest'
import { createWorld } from '../../kit/world.ts'
import { modelServer, plans, says } from '../../planner/model-server.ts'
import { asking, plan, talk } from './planning.ts'

/** The longest that anything else may take meanwhile, in ms: far more than it does, and far less than a blocked process. */
const ceiling = 5_000

const huge = {
  '10,000 operations': plans(
    'x',
    Array.from({ length: 10_000 }, () => ({ a: 1 })),
  ),
  '500 operations that cannot be': plans(
    'x',
    Array.from({ length: 500 }, (_, n) => ({ createTask: { title: 'x'.repeat(300), parentId: `temp:${String(n)}` } })),
  ),
  'brackets without an end': says(`{"message":"x","operations":[{"a":${'['.repeat(190_000)}`, 1_000),
}

test.each(Object.entries(huge))('while %s are read, everything else is answered', async (_, reply) => {
  const server = await modelServer()
  server.reply(reply)
  const world = await createWorld({ env: asking(server.url) })
  const { patchSet } = await plan(world, 'openPatchSet', {})
  const conversationId = await talk(world)
  let over = false
  const asked = Promise.all([
    plan(world, 'generatePlan', { idea: 'A shop.', draftId: patchSet?.id }),
    plan(world, 'generatePlan', { idea: 'A shop.' }),
    plan(world, 'sendMessage', { conversationId, text: 'A shop.' }),
  ]).finally(() => {
    over = true
  })
  const isOver = () => over
  const waits: number[] = []
  while (!isOver()) {
    const begun = performance.now()
    expect((await world.fetch('/health')).status).toBe(200)
    expect(await world.read('{ projects(first: 1) { totalCount } }')).toEqual({ projects: { totalCount: 0 } })
    waits.push(performance.now() - begun)
    await new Promise((resolve) => setImmediate(resolve))
  }
  expect((await asked).map(({ __typename }) => __typename)).toEqual(['PlannerError', 'PlannerError', 'PlannerError'])
  expect(waits.length).toBeGreaterThan(0)
  expect(Math.max(...waits)).toBeLessThan(ceiling)
})
