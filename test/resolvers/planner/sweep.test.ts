import { expect, onTestFinished, test } from 'vitest'
import { decodeId, encodeId } from '../../../src/ids.ts'
import { sweepPlanner } from '../../../src/resolvers/planner/sweep.ts'
import { subscribe } from '../../kit/subscriber.ts'
import { createWorld, type World } from '../../kit/world.ts'
import { modelServer, plans, steps } from '../../planner/model-server.ts'
import { asking, plan } from '../../schema/planner/planning.ts'

const limits = '{ plannerCapabilities { limits { callsLeft tokensLeft } } }'
const left = async (world: World) => {
  const { plannerCapabilities } = await world.read<{
    plannerCapabilities: { limits: { callsLeft: number; tokensLeft: number } }
  }>(limits)
  return plannerCapabilities.limits
}
const sweep = (world: World) => world.database.transaction((tx) => sweepPlanner(tx))

/** Has a call begin that never ends, as when its process is killed in the middle; and a draft that it was writing. */
async function killedCall(world: World) {
  const { patchSet } = await plan(world, 'openPatchSet', {})
  const model = await modelServer()
  const begun = '{"message":"A shop, one step after the other.","operations":[{"createProject":{"name":"Shop"}},{'
  const answer = steps(begun, 'and on')
  model.reply(answer.reply)
  const doomed = await createWorld({ env: asking(model.url), on: world })
  const asked = plan(doomed, 'generatePlan', { idea: 'A shop.', draftId: patchSet?.id }).catch(() => null)
  answer.next()
  await expect
    .poll(() => world.database.prisma.patchSet.findFirst({ select: { operations: true } }), { timeout: 20_000 })
    .toMatchObject({ operations: [{ createProject: { name: 'Shop' } }] })
  return { draftId: patchSet?.id ?? '', asked, answer }
}

test('what a killed process has set aside is given back when its call can run no more, and its draft is empty', async () => {
  const world = await createWorld()
  const before = await left(world)
  const killed = await killedCall(world)
  const during = await left(world)
  expect(before.tokensLeft - during.tokensLeft).toBeGreaterThan(10_000)

  // It may still run: until its time is over nothing is taken from it.
  await sweep(world)
  expect(await left(world)).toEqual(during)
  const [call] = await world.database.prisma.plannerCall.findMany()
  const most = (call?.expiresAt.getTime() ?? 0) - (call?.startedAt.getTime() ?? 0)
  expect(most).toBeGreaterThan(60_000)
  expect(most).toBeLessThan(300_000)

  const subscriber = await subscribe(
    world.fetch,
    'subscription ($id: ID!) { patchSetProgress(id: $id) { status operations { __typename } } }',
    { id: killed.draftId },
  )
  onTestFinished(() => subscriber.leave())
  expect((await subscriber.next())?.data).toMatchObject({ patchSetProgress: { operations: [{}] } })
  await world.database.prisma.$executeRaw`
    UPDATE planner_calls SET started_at = started_at - interval '3 minutes', expires_at = expires_at - interval '3 minutes'`
  await Promise.all([sweep(world), sweep(world)])
  expect(await left(world)).toEqual({ ...during, tokensLeft: before.tokensLeft })
  expect((await subscriber.next())?.data).toEqual({ patchSetProgress: { status: 'DRAFT', operations: [] } })
  expect(await world.database.prisma.plannerCall.findMany()).toMatchObject([{ outcome: 'FAILED', failure: 'LOST' }])

  // Should it live after all, it neither gives back again nor writes.
  killed.answer.cut()
  expect(await killed.asked).toMatchObject({ __typename: 'PlannerError', reason: 'UNAVAILABLE' })
  expect(await left(world)).toEqual({ ...during, tokensLeft: before.tokensLeft })
})

test('a draft of a killed process can be written again as soon as its call can run no more', async () => {
  const world = await createWorld()
  const killed = await killedCall(world)
  const again = { idea: '# Shop\n- Open it\n', draftId: killed.draftId }
  expect(await plan(world, 'generatePlan', again)).toMatchObject({ __typename: 'ConflictError' })
  await world.database.prisma.$executeRaw`
    UPDATE planner_calls SET started_at = started_at - interval '3 minutes', expires_at = expires_at - interval '3 minutes'`
  expect(await plan(world, 'generatePlan', again)).toMatchObject({ patchSet: { status: 'PROPOSED' } })
  killed.answer.cut()
  expect(await killed.asked).toMatchObject({ __typename: 'PlannerError', reason: 'UNAVAILABLE' })
  expect(await world.database.prisma.patchSet.findMany()).toMatchObject([{ status: 'PROPOSED' }])
})

test('drafts that nobody has written for a day go, and who watches one is told', async () => {
  const world = await createWorld()
  const ids = await Promise.all([1, 2].map(async () => (await plan(world, 'openPatchSet', {})).patchSet?.id ?? ''))
  const { patchSet: proposal } = await plan(world, 'generatePlan', { idea: '# Shop\n- Open it\n' })
  const subscriber = await subscribe(world.fetch, 'subscription ($id: ID!) { patchSetProgress(id: $id) { status } }', {
    id: ids[0],
  })
  onTestFinished(() => subscriber.leave())
  expect((await subscriber.next())?.data).toEqual({ patchSetProgress: { status: 'DRAFT' } })
  for (const id of [ids[0], proposal?.id])
    await world.database.prisma.$executeRaw`
      UPDATE patch_sets SET updated_at = now() - interval '25 hours' WHERE id = ${decodeId(id ?? '')?.id}::uuid`
  await sweep(world)
  const kept = await world.database.prisma.patchSet.findMany({ orderBy: { status: 'asc' } })
  expect(kept.map(({ id }) => encodeId('PatchSet', id))).toEqual([ids[1], proposal?.id])
  expect((await subscriber.next())?.errors).toMatchObject([{ extensions: { code: 'GONE' } }])
  expect(await subscriber.next()).toBeNull()
})

test('records of calls are kept for 90 days, and allowances while they count', async () => {
  const server = await modelServer()
  server.reply(plans('A shop.', [{ createProject: { name: 'Shop' } }]))
  const world = await createWorld({ env: asking(server.url) })
  const { prisma } = world.database
  await plan(world, 'generatePlan', { idea: 'A shop.' })
  await plan(world, 'generatePlan', { idea: 'A shop.' })
  const [old] = await prisma.plannerCall.findMany()
  await prisma.$executeRaw`UPDATE planner_calls SET started_at = started_at - interval '91 days' WHERE id = ${old?.id}::uuid`
  await prisma.$executeRaw`
    INSERT INTO planner_allowances (actor_id, calls, day, tokens) VALUES ('gone', '{}', CURRENT_DATE - 3, 7)`
  await sweep(world)
  expect(await prisma.plannerCall.findMany({ select: { outcome: true } })).toEqual([{ outcome: 'SUCCEEDED' }])
  expect(await prisma.plannerAllowance.findMany({ select: { actorId: true } })).toEqual([{ actorId: 'local' }])
})

test('one limit on calls a minute holds for several applications on one database', async () => {
  const one = await createWorld({ env: { PLANNER_CALLS_PER_MINUTE: '5' } })
  const other = await createWorld({ env: { PLANNER_CALLS_PER_MINUTE: '5' }, on: one })
  const answers = await Promise.all(
    Array.from({ length: 14 }, (_, n) => plan(n % 2 === 0 ? one : other, 'generatePlan', { idea: '- a\n' })),
  )
  const allowed = answers.filter(({ __typename }) => __typename === 'GeneratePlanSuccess')
  expect(allowed).toHaveLength(5)
  expect(answers.filter(({ __typename }) => __typename === 'LimitError')).toHaveLength(9)
  for (const world of [one, other]) expect(await left(world)).toMatchObject({ callsLeft: 0 })
})
