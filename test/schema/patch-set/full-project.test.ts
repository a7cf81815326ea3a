import { expect, test } from 'vitest'
import { createWorld } from '../../kit/world.ts'
import { plant, plantedTask } from '../task/forest.ts'
import { decide, proposed, validate } from './documents.ts'
import { exportOf } from './shed.ts'

/** A project with as many tasks as it may have; `last` is one without subtasks. */
async function full() {
  const world = await createWorld()
  const project = await world.project('Forest')
  await plant(world, project)
  return { world, project, last: plantedTask(10_000) }
}

test('in a full project, what a patch set deletes makes room for what it makes, and back', async () => {
  const { world, project, last } = await full()
  const before = await exportOf(world, project)
  const id = await proposed(world, project, [{ deleteTask: { id: last } }, { createTask: { title: 'An oak' } }])
  expect(await decide(world, 'applyPatchSet', { id })).toMatchObject({ project: { taskCount: 10_000 } })
  expect(await decide(world, 'revertPatchSet', { id })).toMatchObject({ patchSet: { status: 'REVERTED' } })
  expect(await exportOf(world, project)).toBe(before)
})

test('what would bring back more tasks than a project may have is refused, and changes nothing', async () => {
  const { world, project, last } = await full()
  const id = await proposed(world, project, [{ deleteTask: { id: last } }])
  expect(await decide(world, 'applyPatchSet', { id })).toMatchObject({ patchSet: { status: 'APPLIED' } })
  const oak = await world.task(project, { title: 'An oak' })
  const before = await exportOf(world, project)
  expect(await decide(world, 'revertPatchSet', { id })).toEqual({
    ...{ __typename: 'LimitError', code: 'LIMIT', path: ['input', 'id'], limit: 10_000 },
    message: 'The project would have 10001 tasks; 10000 are allowed.',
  })
  expect(await exportOf(world, project)).toBe(before)
  const room = await proposed(world, project, [{ deleteTask: { id: oak } }])
  await decide(world, 'applyPatchSet', { id: room })
  expect(await decide(world, 'revertPatchSet', { id })).toMatchObject({ patchSet: { status: 'REVERTED' } })
})

test('a project that was small when it was first looked at is still looked through when it is full', async () => {
  const world = await createWorld()
  const project = await world.project('Forest')
  const operations = [{ createTask: { title: 'An oak' } }]
  const waits = await world.task(project, { dependsOnIds: [await world.task(project)] })
  expect(await validate(world, project, [{ deleteTask: { id: waits } }])).toMatchObject({ valid: true })
  const other = await world.project('Another forest')
  await plant(world, other)
  await world.database.driver.query(
    `INSERT INTO task_dependencies (project_id, task_id, depends_on_id)
     SELECT project_id, id, parent_id FROM tasks WHERE parent_id IS NOT NULL`,
    [],
  )
  expect(await validate(world, other, operations)).toMatchObject({ valid: false, errors: [{ code: 'TOO_MANY' }] })
})
