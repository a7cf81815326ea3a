import { expect, onTestFinished, test } from 'vitest'
import { subscribe } from '../../kit/subscriber.ts'
import { createWorld } from '../../kit/world.ts'
import { plan } from '../planner/planning.ts'

const progress = 'subscription ($id: ID!) { patchSetProgress(id: $id) { __typename id status decidedBy version } }'

test('a patch set is told as it is, and after each decision, until nothing more can become of it', async () => {
  const world = await createWorld()
  const { patchSet } = await plan(world, 'generatePlan', { idea: '- a\n' })
  const id = patchSet?.id
  const subscriber = await subscribe(world.fetch, progress, { id })
  onTestFinished(() => subscriber.leave())
  const told = async () => (await subscriber.next())?.data
  expect(await told()).toMatchObject({ patchSetProgress: { __typename: 'PatchSet', id, status: 'PROPOSED' } })
  await plan(world, 'applyPatchSet', { id })
  expect(await told()).toMatchObject({ patchSetProgress: { id, status: 'APPLIED', decidedBy: 'local' } })
  expect(await plan(world, 'applyPatchSet', { id })).toMatchObject({ __typename: 'ConflictError' })
  await world.read('mutation ($id: ID!) { revertPatchSet(input: { id: $id }) { __typename } }', { id })
  expect(await told()).toMatchObject({ patchSetProgress: { id, status: 'REVERTED' } })
  expect(await subscriber.next()).toBeNull()
})

test('one that is decided for good is told once', async () => {
  const world = await createWorld()
  const { patchSet } = await plan(world, 'generatePlan', { idea: '- a\n' })
  await world.read('mutation ($id: ID!) { rejectPatchSet(input: { id: $id }) { __typename } }', { id: patchSet?.id })
  const subscriber = await subscribe(world.fetch, progress, { id: patchSet?.id })
  expect(await subscriber.take(2)).toMatchObject([{ patchSetProgress: { status: 'REJECTED' } }])
})

test('one that is not there cannot be watched', async () => {
  const world = await createWorld()
  const nowhere = Buffer.from(`PatchSet:${crypto.randomUUID()}`).toString('base64url')
  const statuses = await Promise.all(
    [nowhere, 'nonsense'].map(async (id) => (await subscribe(world.fetch, progress, { id })).response.status),
  )
  expect(statuses).toEqual([404, 400])
})
