import { expect, test } from 'vitest'
import { createWorld, type World } from '../../kit/world.ts'
import { decide, proposed } from './documents.ts'
import { buildShed, exportOf, type Shed } from './shed.ts'

/** Operations that need every kind of statement that there is. */
const everything = (shed: Shed) => [
  { createTask: { tempId: 'paint', title: 'Paint', dependsOnIds: [shed.task('plan')] } },
  { updateTask: { id: shed.task('roof'), parentId: 'temp:paint', dependsOnIds: [shed.task('plan')] } },
  { deleteTask: { id: shed.task('floor') } },
  { updateProject: { name: 'Red shed' } },
]

/** The short answer of a decision: no more is read than what it writes. */
async function send(world: World, name: string, id: string): Promise<'done' | 'failed'> {
  const Name = `${name.charAt(0).toUpperCase()}${name.slice(1)}`
  const { data, errors } = await world.send(
    `mutation ($input: ${Name}Input!) { result: ${name}(input: $input) { __typename } }`,
    { input: { id } },
  )
  if (errors.length === 0) {
    expect(data).toEqual({ result: { __typename: `${Name}Success` } })
    return 'done'
  }
  expect(errors).toMatchObject([{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }])
  return 'failed'
}

/** Has each statement of a decision fail, one after the other, until there is none left. @returns how many there were */
async function failEach(world: World, shed: Shed, name: string, id: string): Promise<number> {
  const state = async () => ({
    project: await exportOf(world, shed.project),
    patchSets: await world.database.driver.query('SELECT * FROM patch_sets'),
    records: await world.database.driver.query('SELECT * FROM patch_set_records'),
  })
  const before = await state()
  for (let nth = 1; ; nth++) {
    world.statements.failAt(nth)
    const outcome = await send(world, name, id)
    world.statements.failAt(0)
    if (outcome === 'done') return nth - 1
    expect(await state(), `statement ${String(nth)} of ${name}`).toEqual(before)
  }
}

test('whichever statement fails, nothing was done; and then all of it can be', { timeout: 600_000 }, async () => {
  const world = await createWorld()
  const shed = await buildShed(world)
  const before = await exportOf(world, shed.project)
  const id = await proposed(world, shed.project, everything(shed))
  expect(await failEach(world, shed, 'applyPatchSet', id)).toBeGreaterThan(8)
  expect(await exportOf(world, shed.project)).not.toBe(before)
  expect(await failEach(world, shed, 'revertPatchSet', id)).toBeGreaterThan(8)
  expect(await exportOf(world, shed.project)).toBe(before)
})

test('a project that the first operation makes is not there by half either', { timeout: 600_000 }, async () => {
  const world = await createWorld()
  const operations = [
    { createProject: { name: 'Barn' } },
    { createTask: { tempId: 'a', title: 'A' } },
    { createTask: { title: 'B', dependsOnIds: ['temp:a'] } },
  ]
  const id = await proposed(world, null, operations)
  for (let nth = 1; ; nth++) {
    world.statements.failAt(nth)
    const outcome = await send(world, 'applyPatchSet', id)
    world.statements.failAt(0)
    const [counts] = await world.database.driver.query(
      'SELECT (SELECT count(*) FROM projects)::int AS projects, (SELECT count(*) FROM tasks)::int AS tasks',
    )
    expect(counts).toEqual(outcome === 'done' ? { projects: 1, tasks: 2 } : { projects: 0, tasks: 0 })
    if (outcome === 'done') break
  }
  const result = await decide(world, 'revertPatchSet', { id })
  expect(result).toMatchObject({ project: { name: 'Barn', taskCount: 0, taskTree: [] } })
  expect((result['project'] as { deletedAt: string | null }).deletedAt).not.toBeNull()
})
