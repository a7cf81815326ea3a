import { expect, test } from 'vitest'
import { createWorld } from '../../kit/world.ts'
import { modelServer, plans } from '../../planner/model-server.ts'
import { asking, plan } from './planning.ts'

const capabilities = `{ plannerCapabilities {
  __typename provider model description generate refine decompose chat stream
  limits { __typename callsPerMinute callsLeft tokensPerDay tokensLeft timeout textLength maxTasks }
} }`

test('without a model the capabilities say so', async () => {
  const world = await createWorld()
  expect(await world.read(capabilities)).toMatchInlineSnapshot(`
    {
      "plannerCapabilities": {
        "__typename": "PlannerCapabilities",
        "chat": true,
        "decompose": true,
        "description": "Reads outlines in Markdown, without a network: headings, lists and checkboxes become tasks, and @assignee, !priority, ~2h, #tag and due:2026-01-31 at the end of a line are understood. It has no ideas of its own, answers no questions, and changes no task that is there. To have a model do that, set AI_PROVIDER.",
        "generate": true,
        "limits": {
          "__typename": "PlannerLimits",
          "callsLeft": 10,
          "callsPerMinute": 10,
          "maxTasks": 499,
          "textLength": 100000,
          "timeout": 60,
          "tokensLeft": 1000000,
          "tokensPerDay": 1000000,
        },
        "model": null,
        "provider": "OUTLINE",
        "refine": true,
        "stream": false,
      },
    }
  `)
})

test('calls that come at once share one allowance', async () => {
  const world = await createWorld({ env: { PLANNER_CALLS_PER_MINUTE: '5' } })
  const answers = await Promise.all(Array.from({ length: 12 }, () => plan(world, 'generatePlan', { idea: '- a\n' })))
  const refused = answers.filter(({ __typename }) => __typename === 'LimitError')
  expect(refused).toHaveLength(7)
  for (const { limit, retryAfter, message } of refused) {
    expect(limit).toBe(5)
    expect(retryAfter).toBeGreaterThan(0)
    expect(retryAfter).toBeLessThanOrEqual(60)
    expect(message).toBe('The planner may be asked 5 times a minute. Try again later.')
  }
  expect(await world.database.prisma.patchSet.count()).toBe(5)
  expect(await world.read(capabilities)).toMatchObject({ plannerCapabilities: { limits: { callsLeft: 0 } } })
})

test('a call that is a minute old counts no more', async () => {
  const world = await createWorld({ env: { PLANNER_CALLS_PER_MINUTE: '1' } })
  await plan(world, 'generatePlan', { idea: '- a\n' })
  expect(await plan(world, 'generatePlan', { idea: '- a\n' })).toMatchObject({ __typename: 'LimitError' })
  await world.database.prisma.$executeRaw`
    UPDATE planner_allowances SET calls = ARRAY(SELECT call - interval '1 minute' FROM unnest(calls) AS call)`
  expect(await plan(world, 'generatePlan', { idea: '- a\n' })).toMatchObject({ __typename: 'GeneratePlanSuccess' })
})

test('tokens of a day are set aside, counted, and forgotten the next day', async () => {
  const server = await modelServer()
  server.reply(plans('A shop.', [{ createProject: { name: 'Shop' } }]))
  const world = await createWorld({ env: asking(server.url, { PLANNER_TOKENS_PER_DAY: '20000' }) })
  const idea = { idea: 'A shop.' }
  expect(await plan(world, 'generatePlan', idea)).toMatchObject({ __typename: 'GeneratePlanSuccess' })
  expect(await world.read(capabilities)).toMatchObject({
    plannerCapabilities: { provider: 'OPENAI_COMPATIBLE', model: 'test-model', limits: { tokensLeft: 18_800 } },
  })
  await world.database.prisma.$executeRaw`UPDATE planner_allowances SET tokens = 15000`
  expect(await plan(world, 'generatePlan', idea)).toMatchObject({ __typename: 'LimitError', limit: 20_000 })
  await world.database.prisma.$executeRaw`UPDATE planner_allowances SET day = day - 1`
  expect(await plan(world, 'generatePlan', idea)).toMatchObject({ __typename: 'GeneratePlanSuccess' })
})

test('validateOnly checks input and permission, asks nobody and takes nothing of the allowance', async () => {
  const server = await modelServer()
  const world = await createWorld({ env: asking(server.url) })
  expect(await plan(world, 'generatePlan', { idea: 'A shop.', validateOnly: true })).toEqual({
    __typename: 'GeneratePlanSuccess',
    patchSet: null,
  })
  expect(await plan(world, 'generatePlan', { idea: ' ', maxTasks: 0, validateOnly: true })).toMatchObject({
    issues: [
      { path: ['input', 'idea'], code: 'TOO_SHORT' },
      { path: ['input', 'maxTasks'], code: 'OUT_OF_RANGE' },
    ],
  })
  expect(server.requests).toEqual([])
  expect(await world.database.prisma.plannerCall.count()).toBe(0)
  expect(await world.database.prisma.plannerAllowance.count()).toBe(0)
})
