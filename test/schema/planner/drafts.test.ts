import { describe, expect, onTestFinished, test } from 'vitest'
import { decodeId } from '../../../src/ids.ts'
import { subscribe } from '../../kit/subscriber.ts'
import { createWorld, type World } from '../../kit/world.ts'
import { cutsOff, fails, modelServer, plans, says, steps } from '../../planner/model-server.ts'
import { plannedPatchSet, planning } from './documents.ts'
import { asking, plan, plannedProject, type PlannedPatchSet, rowsIn } from './planning.ts'

const progress = `subscription ($id: ID!) { patchSetProgress(id: $id) { ${plannedPatchSet} } }`

const text = {
  begun:
    '{"message":"A shop, one step after the other.","operations":[{"createProject":{"name":"Shop"}},{"createTask":',
  further: '{"tempId":"t1","title":"Find a place that many people pass by"}},{"createTask":',
  end: '{"title":"Open it","parentId":"temp:t1","description":"With music, cake and a ribbon."}}]}',
}

/** A world whose planner asks a server of the test's own, with a draft that somebody watches. */
async function watchedDraft() {
  const server = await modelServer()
  const world = await createWorld({ env: asking(server.url) })
  const { patchSet } = await plan(world, 'openPatchSet', {})
  const draftId = patchSet?.id ?? ''
  const subscriber = await subscribe(world.fetch, progress, { id: draftId })
  onTestFinished(() => subscriber.leave())
  /** What is told next. */
  const told = async () => {
    const answer = await subscriber.next()
    return (answer?.data as { patchSetProgress: PlannedPatchSet } | undefined)?.patchSetProgress ?? null
  }
  /** What is told from now on until it is so. */
  const toldUntil = async (isSo: (state: PlannedPatchSet) => boolean) => {
    const states: PlannedPatchSet[] = []
    for (let state = await told(); state !== null; state = await told()) {
      states.push(state)
      if (isSo(state)) return states
    }
    throw new Error(`The stream ended after ${JSON.stringify(states)}.`)
  }
  const rowOf = (id: string) => world.database.prisma.patchSet.findUnique({ where: { id: decodeId(id)?.id ?? '' } })
  return { server, world, draftId, told, toldUntil, row: () => rowOf(draftId), left: () => subscriber.next() }
}

const empty = { status: 'DRAFT', summary: null, operations: [] }
const has = (count: number) => (state: PlannedPatchSet) => state.operations.length === count

test('a draft is told as it grows, and in the end it is the proposal', async () => {
  const { server, world, draftId, told, toldUntil } = await watchedDraft()
  const model = steps(text.begun, text.further, text.end)
  server.reply(model.reply)
  expect(await told()).toMatchInlineSnapshot(
    { id: expect.any(String) as string },
    `
    {
      "__typename": "PatchSet",
      "baseVersion": null,
      "decidedBy": null,
      "id": Any<String>,
      "operations": [],
      "origin": "CLIENT",
      "project": null,
      "proposedBy": "local",
      "status": "DRAFT",
      "summary": null,
      "validation": {
        "__typename": "PatchValidation",
        "errors": [
          {
            "code": "EMPTY",
            "message": "Give at least one operation.",
            "operation": null,
          },
        ],
        "valid": false,
      },
      "version": 1,
    }
  `,
  )
  const planned = plan(world, 'generatePlan', { idea: 'A shop.', draftId })
  model.next()
  const first = (await toldUntil(has(1))).at(-1)
  expect(first).toEqual({
    ...{ __typename: 'PatchSet', id: draftId, status: 'DRAFT', origin: 'CLIENT', version: 1 },
    ...{ baseVersion: null, proposedBy: 'local', decidedBy: null, project: null },
    summary: 'A shop, one step after the other.',
    validation: { __typename: 'PatchValidation', valid: true, errors: [] },
    operations: [{ __typename: 'CreateProjectOperation', name: 'Shop', projectDescription: null }],
  })
  model.next()
  const second = (await toldUntil(has(2))).at(-1)
  expect(second).toMatchObject({
    status: 'DRAFT',
    operations: [{ name: 'Shop' }, { title: 'Find a place that many people pass by', tempId: 't1' }],
  })
  model.next()
  const last = (await toldUntil(({ status }) => status !== 'DRAFT')).at(-1)
  expect(last).toMatchObject({ status: 'PROPOSED', origin: 'GENERATE', version: 2, validation: { valid: true } })
  expect(last?.operations.map(({ name, title }) => name ?? title)).toEqual([
    'Shop',
    'Find a place that many people pass by',
    'Open it',
  ])
  expect(await planned).toEqual({ __typename: 'GeneratePlanSuccess', patchSet: last })
  expect(await rowsIn(world)).toEqual({ patchSets: 1, projects: 0, tasks: 0, messages: 0 })
  await plan(world, 'applyPatchSet', { id: draftId })
  expect(await told()).toMatchObject({ status: 'APPLIED', project: { name: 'Shop' } })
})

test('a second try of the model begins anew', async () => {
  const { server, world, draftId, toldUntil } = await watchedDraft()
  const wrong = steps(text.begun, text.further, '{"launchRocket":{}}}]}')
  const right = steps(text.begun, text.further, text.end)
  server.reply(wrong.reply, right.reply)
  const planned = plan(world, 'generatePlan', { idea: 'A shop.', draftId })
  for (const count of [1, 2]) {
    wrong.next()
    await toldUntil(has(count))
  }
  wrong.next()
  expect((await toldUntil(has(0))).at(-1)).toMatchObject(empty)
  for (const count of [1, 2]) {
    right.next()
    await toldUntil(has(count))
  }
  right.next()
  expect((await toldUntil(({ status }) => status === 'PROPOSED')).at(-1)?.operations).toHaveLength(3)
  expect(await planned).toMatchObject({ __typename: 'GeneratePlanSuccess' })
})

test('a draft that the planner fails at is empty again, and can be written once more', async () => {
  const { server, world, draftId, toldUntil, row } = await watchedDraft()
  const model = steps(text.begun, text.further)
  server.reply(model.reply, fails(401))
  const failing = plan(world, 'generatePlan', { idea: 'A shop.', draftId })
  model.next()
  await toldUntil(has(1))
  model.cut()
  expect(await failing).toMatchObject({ __typename: 'PlannerError' })
  expect((await toldUntil(has(0))).at(-1)).toMatchObject({ ...empty, version: 1 })
  expect(await row()).toMatchObject({ ...empty, plannerCallId: null })
  server.reply(plans('A shop.', [{ createProject: { name: 'Shop' } }]))
  expect(await plan(world, 'generatePlan', { idea: 'A shop.', draftId })).toMatchObject({
    patchSet: { id: draftId, status: 'PROPOSED', operations: [{ name: 'Shop' }] },
  })
})

test.each([
  ['no JSON', says('I would rather not say what I think of that, not even at such length.')],
  ['a cut stream', cutsOff(text.begun)],
  ['HTTP 401', fails(401)],
])('%s leaves the draft empty', async (_, reply) => {
  const { server, world, draftId, row } = await watchedDraft()
  server.reply(reply)
  expect(await plan(world, 'generatePlan', { idea: 'A shop.', draftId })).toMatchObject({ __typename: 'PlannerError' })
  expect(await row()).toMatchObject({ ...empty, plannerCallId: null, version: 1 })
})

test('who goes away ends the request to the model, and the draft is empty again', async () => {
  const { server, world, draftId, toldUntil, row } = await watchedDraft()
  const model = steps(text.begun, text.further)
  server.reply(model.reply)
  const client = new AbortController()
  const asked = world
    .fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: planning.generatePlan, variables: { input: { idea: 'A shop.', draftId } } }),
      signal: client.signal,
    })
    .catch(() => null)
  model.next()
  await toldUntil(has(1))
  const left = performance.now()
  client.abort()
  await server.abandoned
  expect(performance.now() - left).toBeLessThan(1000)
  await asked
  expect((await toldUntil(has(0))).at(-1)).toMatchObject(empty)
  expect(await row()).toMatchObject({ ...empty, plannerCallId: null })
})

test('what is rejected while it is written stays so, and ends the request to the model', async () => {
  const { server, world, draftId, toldUntil, left } = await watchedDraft()
  const model = steps(text.begun, text.further, text.end)
  server.reply(model.reply)
  const planned = plan(world, 'generatePlan', { idea: 'A shop.', draftId })
  model.next()
  await toldUntil(has(1))
  expect(await plan(world, 'rejectPatchSet', { id: draftId })).toMatchObject({
    patchSet: { status: 'REJECTED', decidedBy: 'local', operations: [{ name: 'Shop' }], validation: { valid: true } },
  })
  expect((await toldUntil(({ status }) => status !== 'DRAFT')).at(-1)).toMatchObject({ status: 'REJECTED' })
  expect(await left()).toBeNull()
  // The planner finds out when it has something to write.
  model.next()
  await server.abandoned
  expect(await planned).toEqual({
    ...{ __typename: 'ConflictError', code: 'CONFLICT', path: ['input', 'draftId'] },
    message: 'Somebody has decided about the draft, or has written it, while the planner did.',
    existing: { __typename: 'PatchSet', id: draftId },
  })
  expect(await rowsIn(world)).toEqual({ patchSets: 1, projects: 0, tasks: 0, messages: 0 })
  expect(await world.database.prisma.plannerCall.findMany({ select: { outcome: true, failure: true } })).toEqual([
    { outcome: 'FAILED', failure: 'CONFLICT' },
  ])
})

test('the last word is asked for, too: an answer that comes at once finds the draft rejected', async () => {
  const { server, world, draftId, row } = await watchedDraft()
  const model = steps(`{"message":"Hi","operations":[{"createProject":{"name":"Shop"}}]}`)
  server.reply(model.reply)
  const planned = plan(world, 'generatePlan', { idea: 'A shop.', draftId })
  await expect.poll(() => server.requests.length, { timeout: 20_000 }).toBe(1)
  await plan(world, 'rejectPatchSet', { id: draftId })
  model.next()
  expect(await planned).toMatchObject({ __typename: 'ConflictError', path: ['input', 'draftId'] })
  expect(await row()).toMatchObject({ status: 'REJECTED', summary: null, operations: [] })
})

test('a draft is written by one at a time', async () => {
  const { server, world, draftId, toldUntil } = await watchedDraft()
  const model = steps(text.begun, text.further, text.end)
  server.reply(model.reply)
  const planned = plan(world, 'generatePlan', { idea: 'A shop.', draftId })
  model.next()
  await toldUntil(has(1))
  expect(await plan(world, 'generatePlan', { idea: 'Another shop.', draftId })).toMatchObject({
    __typename: 'ConflictError',
    message: 'The planner is writing this draft already.',
    existing: { id: draftId },
  })
  model.next()
  model.next()
  expect(await planned).toMatchObject({ patchSet: { id: draftId, status: 'PROPOSED' } })
})

describe('without a model', () => {
  const draftOf = async (world: World, projectId?: string) => {
    const { patchSet } = await plan(world, 'openPatchSet', { projectId })
    return patchSet?.id
  }

  test('each of the planner’s mutations writes into the draft that it is given', async () => {
    const world = await createWorld()
    const { projectId, tasks } = await plannedProject(world, '# Garden\n- Dig\n')
    const generated = await plan(world, 'generatePlan', {
      ...{ idea: '- Sow\n', projectId, draftId: await draftOf(world, projectId) },
    })
    const refined = await plan(world, 'refinePlan', {
      ...{ patchSetId: generated.patchSet?.id, feedback: '- Rake\n', draftId: await draftOf(world, projectId) },
    })
    const decomposed = await plan(world, 'decomposeTask', {
      ...{ taskId: tasks.get('Dig'), instructions: '- Fork\n', draftId: await draftOf(world, projectId) },
    })
    const common = { status: 'PROPOSED', version: 2, baseVersion: expect.any(Number) as number }
    expect([generated, refined, decomposed].map(({ patchSet }) => patchSet)).toMatchObject([
      { ...common, origin: 'GENERATE', operations: [{ title: 'Sow' }] },
      { ...common, origin: 'REFINE', operations: [{ title: 'Sow' }, { title: 'Rake' }] },
      { ...common, origin: 'DECOMPOSE', operations: [{ title: 'Fork', parentId: tasks.get('Dig') }] },
    ])
    // The project's own, and the three: nothing besides the drafts was made.
    expect(await world.database.prisma.patchSet.count()).toBe(4)
  })

  test('what is no draft, not there, or about another project is refused, and nobody is asked', async () => {
    const world = await createWorld()
    const { projectId } = await plannedProject(world, '# Garden\n- Dig\n')
    const calls = await world.database.prisma.plannerCall.count()
    const { patchSet: proposal } = await plan(world, 'generatePlan', { idea: '- Sow\n', projectId })
    const nowhere = Buffer.from(`PatchSet:${crypto.randomUUID()}`).toString('base64url')
    const asked = async (draftId: string | undefined) =>
      plan(world, 'generatePlan', { idea: '- Sow\n', projectId, draftId, validateOnly: true })
    expect(await asked(nowhere)).toEqual({
      ...{ __typename: 'NotFoundError', code: 'NOT_FOUND', path: ['input', 'draftId'] },
      message: 'There is no patch set with this id.',
    })
    expect(await asked(proposal?.id)).toEqual({
      ...{ __typename: 'ConflictError', code: 'CONFLICT', path: ['input', 'draftId'] },
      message: 'The patch set is PROPOSED; only a DRAFT can be written.',
      existing: { __typename: 'PatchSet', id: proposal?.id },
    })
    expect(await asked(await draftOf(world))).toMatchObject({
      __typename: 'ValidationError',
      issues: [{ path: ['input', 'draftId'], code: 'NOT_ALLOWED' }],
    })
    expect(await asked(projectId)).toMatchObject({ issues: [{ path: ['input', 'draftId'], code: 'WRONG_TYPE' }] })
    expect(await asked(await draftOf(world, projectId))).toEqual({ __typename: 'GeneratePlanSuccess', patchSet: null })
    expect(await world.database.prisma.plannerCall.count()).toBe(calls + 1)
  })
})
