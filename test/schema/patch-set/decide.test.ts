import { describe, expect, test } from 'vitest'
import { encodeId, newId } from '../../../src/ids.ts'
import { stable } from '../../kit/stable.ts'
import { createWorld, type World } from '../../kit/world.ts'
import { decide, patchSet, proposed } from './documents.ts'
import { buildShed, exportOf, type Shed } from './shed.ts'

/** Sends a mutation of another part, which has to succeed. */
async function change(world: World, name: string, input: Record<string, unknown>): Promise<void> {
  const Name = `${name.charAt(0).toUpperCase()}${name.slice(1)}`
  const data = await world.read(
    `mutation ($input: ${Name}Input!) { result: ${name}(input: $input) { __typename ... on Error { message } } }`,
    { input },
  )
  expect(data).toEqual({ result: { __typename: `${Name}Success` } })
}

/** What was changed since, by the titles of the tasks. */
const changesIn = (result: Record<string, unknown>) => {
  const { __typename, changes } = result as {
    __typename: string
    changes?: { kind: string; fields: string[]; node: { title?: string; name?: string } | null }[]
  }
  expect(__typename).toBe('StaleVersionError')
  return changes?.map(({ kind, fields, node }) => [node?.title ?? node?.name, kind, ...fields].join(' ')).sort()
}

async function withShed(): Promise<{ world: World; shed: Shed }> {
  const world = await createWorld()
  return { world, shed: await buildShed(world) }
}

describe('what is decided once', () => {
  const decisions = ['applyPatchSet', 'rejectPatchSet', 'revertPatchSet'] as const
  const ways = {
    applied: { first: ['applyPatchSet'], refused: ['applyPatchSet', 'rejectPatchSet'] },
    rejected: { first: ['rejectPatchSet'], refused: decisions },
    reverted: { first: ['applyPatchSet', 'revertPatchSet'], refused: decisions },
    proposed: { first: [], refused: ['revertPatchSet'] },
  } as const

  test.each(Object.entries(ways))('%s cannot be decided otherwise', async (status, { first, refused }) => {
    const { world, shed } = await withShed()
    const id = await proposed(world, shed.project, [{ createTask: { title: 'Paint' } }])
    for (const name of first) expect((await decide(world, name, { id }))['patchSet']).toBeDefined()
    const before = await exportOf(world, shed.project)
    for (const name of refused) {
      const message =
        status === 'proposed' ? 'The patch set is only proposed.' : `The patch set has been ${status} already.`
      expect(await decide(world, name, { id })).toEqual({
        ...{ __typename: 'ConflictError', code: 'CONFLICT', path: ['input', 'id'], message },
        existing: { __typename: 'PatchSet', id },
      })
    }
    expect(await exportOf(world, shed.project)).toBe(before)
  })

  test('rejecting keeps who and when, and what there was to say', async () => {
    const { world, shed } = await withShed()
    const id = await proposed(world, shed.project, [{ deleteTask: { id: shed.task('walls') } }])
    await change(world, 'updateTask', { id: shed.task('walls'), title: 'stone walls' })
    const { patchSet } = (await decide(world, 'rejectPatchSet', { id, ifVersion: 1 })) as {
      patchSet: Record<string, unknown>
    }
    expect(stable(patchSet)).toMatchObject({
      ...{ status: 'REJECTED', decidedBy: 'local', decidedAt: 'time', version: 2, revertedBy: null },
      validation: {
        valid: false,
        errors: [{ code: 'CHANGED_SINCE', operation: null }],
        warnings: [{ code: 'SUBTASKS_DELETED' }, { code: 'DEPENDENCY_LOST' }],
      },
    })
  })

  test('of two who apply at once one does', async () => {
    const { world, shed } = await withShed()
    const id = await proposed(world, shed.project, [{ createTask: { title: 'Paint' } }])
    const results = await Promise.all(Array.from({ length: 4 }, () => decide(world, 'applyPatchSet', { id })))
    expect(results.map(({ __typename }) => __typename).sort()).toEqual([
      'ApplyPatchSetSuccess',
      ...Array.from({ length: 3 }, () => 'ConflictError'),
    ])
    const [row] = await world.database.driver.query('SELECT count(*)::int AS tasks FROM tasks')
    expect(row).toEqual({ tasks: 6 })
  })
})

describe('a decision names what does not fit', () => {
  test.each(['applyPatchSet', 'rejectPatchSet', 'revertPatchSet'] as const)('to %s', async (name) => {
    const { world, shed } = await withShed()
    const id = await proposed(world, shed.project, [{ createTask: { title: 'Paint' } }])
    const answers = [
      await decide(world, name, { id: shed.project }),
      await decide(world, name, { id: encodeId('PatchSet', newId()) }),
      await decide(world, name, { id, ifVersion: 7 }),
    ]
    expect(answers).toMatchObject([
      { __typename: 'ValidationError', issues: [{ path: ['input', 'id'], code: 'WRONG_TYPE' }] },
      { __typename: 'NotFoundError', message: 'There is no patch set with this id.', path: ['input', 'id'] },
      { __typename: 'StaleVersionError', current: { __typename: 'PatchSet', id }, changes: [] },
    ])
  })
})

describe('applying', () => {
  test('refuses what was made against an earlier state, and names what has changed', async () => {
    const { world, shed } = await withShed()
    const id = await proposed(world, shed.project, [
      { updateTask: { id: shed.task('plan'), title: 'Plan', dependsOnIds: [shed.task('screws')] } },
      { deleteTask: { id: shed.task('floor') } },
      { updateTask: { id: shed.task('roof'), at: { position: 0 } } },
      { updateProject: { name: 'Barn' } },
    ])
    await change(world, 'updateTask', { id: shed.task('plan'), description: null, tags: [] })
    await change(world, 'createTask', { projectId: shed.project, parentId: shed.task('floor'), title: 'nails' })
    await change(world, 'deleteTask', { id: shed.task('screws') })
    await change(world, 'moveTask', { id: shed.task('roof'), at: { before: shed.task('plan') } })
    await change(world, 'updateProject', { id: shed.project, tags: ['x'], name: 'Hut' })
    const before = await exportOf(world, shed.project)
    const result = await decide(world, 'applyPatchSet', { id })
    expect(changesIn(result)).toEqual([
      'Hut CHANGED name tags',
      'nails ADDED',
      'plan CHANGED description tags',
      'roof CHANGED position',
      'screws REMOVED',
    ])
    expect(await exportOf(world, shed.project)).toBe(before)
  })

  test('minds no change of what it is not about', async () => {
    const { world, shed } = await withShed()
    const id = await proposed(world, shed.project, [{ createTask: { title: 'Paint', parentId: shed.task('walls') } }])
    await change(world, 'updateTask', { id: shed.task('walls'), title: 'stone walls' })
    await change(world, 'deleteTask', { id: shed.task('roof') })
    await change(world, 'updateProject', { id: shed.project, name: 'Hut' })
    expect(await decide(world, 'applyPatchSet', { id })).toMatchObject({ __typename: 'ApplyPatchSetSuccess' })
  })

  test('refuses what no longer can be, though nothing that it is about has changed', async () => {
    const { world, shed } = await withShed()
    const id = await proposed(world, shed.project, [
      { createTask: { title: 'Rust', parentId: shed.task('screws'), at: { position: 0 } } },
      { updateTask: { id: shed.task('walls'), dependsOnIds: [shed.task('plan')] } },
    ])
    const plan = { id: shed.task('plan'), dependsOnIds: [shed.task('roof')] }
    await change(world, 'updateTask', plan)
    const result = await decide(world, 'applyPatchSet', { id })
    expect(result).toMatchObject({
      __typename: 'ValidationError',
      issues: [{ path: ['input', 'id', '1', 'updateTask', 'dependsOnIds', '0'], code: 'NOT_ALLOWED' }],
    })
    const asked = await world.read<{ node: { validation: object } }>(
      `query ($id: ID!) { node(id: $id) { __typename ... on PatchSet { ${patchSet} } } }`,
      { id },
    )
    expect(asked.node.validation).toMatchObject({ valid: false, errors: [{ operation: 1, code: 'CYCLE' }] })
  })

  test('refuses a project that was deleted', async () => {
    const { world, shed } = await withShed()
    const id = await proposed(world, shed.project, [{ createTask: { title: 'Paint' } }])
    await change(world, 'deleteProject', { id: shed.project })
    expect(changesIn(await decide(world, 'applyPatchSet', { id }))).toEqual(['Shed REMOVED'])
  })
})

describe('reverting', () => {
  const all = (shed: Shed) => [
    { createTask: { tempId: 'paint', title: 'Paint', at: { position: 0 } } },
    { updateTask: { id: shed.task('roof'), parentId: 'temp:paint', title: 'Roof' } },
    { deleteTask: { id: shed.task('walls') } },
    { updateProject: { name: 'Red shed' } },
  ]

  test('leaves what others have done to what it is not about', async () => {
    const { world, shed } = await withShed()
    const id = await proposed(world, shed.project, all(shed))
    await decide(world, 'applyPatchSet', { id })
    await change(world, 'updateTask', { id: shed.task('plan'), title: 'PLAN' })
    await change(world, 'createTask', { projectId: shed.project, title: 'garden', at: { after: shed.task('plan') } })
    const { project } = (await decide(world, 'revertPatchSet', { id })) as {
      project: { name: string; taskTree: { depth: number; task: { title: string } }[] }
    }
    expect([project.name, ...project.taskTree.map(({ depth, task }) => `${String(depth)} ${task.title}`)]).toEqual([
      ...['Shed', '0 PLAN', '0 garden', '0 walls', '1 floor', '2 screws', '0 roof'],
    ])
  })

  test('refuses, and names what has changed since', async () => {
    const { world, shed } = await withShed()
    const id = await proposed(world, shed.project, all(shed))
    const { project } = (await decide(world, 'applyPatchSet', { id })) as { project: { id: string } }
    const [paint] = await world.database.driver.query<{ id: string }>(`SELECT id FROM tasks WHERE title = 'Paint'`)
    const made = encodeId('Task', paint?.id ?? '')
    await change(world, 'createTask', { projectId: project.id, parentId: made, title: 'brush' })
    await change(world, 'updateTask', { id: shed.task('plan'), dependsOnIds: [made] })
    await change(world, 'updateTask', { id: shed.task('roof'), status: 'TODO' })
    await change(world, 'updateProject', { id: project.id, priority: 'LOW' })
    const before = await exportOf(world, project.id)
    expect(changesIn(await decide(world, 'revertPatchSet', { id }))).toEqual(
      ['Red shed CHANGED priority', 'Roof CHANGED completedAt status', 'brush ADDED', 'plan CHANGED dependsOn'].map(
        (line) => line.replace('completedAt status', 'status completedAt'),
      ),
    )
    expect(await exportOf(world, project.id)).toBe(before)
  })

  test('refuses when what tasks are to return to is gone or elsewhere', async () => {
    const { world, shed } = await withShed()
    const id = await proposed(world, shed.project, [
      { updateTask: { id: shed.task('screws'), parentId: null, dependsOnIds: [shed.task('plan')] } },
      { updateTask: { id: shed.task('roof'), dependsOnIds: [] } },
    ])
    await decide(world, 'applyPatchSet', { id })
    await change(world, 'deleteTask', { id: shed.task('floor') })
    await change(world, 'updateTask', { id: shed.task('walls'), dependsOnIds: [shed.task('roof')] })
    expect(changesIn(await decide(world, 'revertPatchSet', { id }))).toEqual([
      'floor REMOVED',
      'walls CHANGED dependsOn',
    ])
  })

  test('refuses when the tree would be too deep by now, or go in a circle', async () => {
    const { world, shed } = await withShed()
    const id = await proposed(world, shed.project, [{ updateTask: { id: shed.task('floor'), parentId: null } }])
    await decide(world, 'applyPatchSet', { id })
    await change(world, 'moveTask', { id: shed.task('walls'), parentId: shed.task('screws') })
    expect(changesIn(await decide(world, 'revertPatchSet', { id }))).toEqual([
      'floor CHANGED parent',
      'screws CHANGED parent',
      'walls CHANGED parent',
    ])
  })

  test('brings a task back behind one that stands in its place by now', async () => {
    const { world, shed } = await withShed()
    const id = await proposed(world, shed.project, [{ deleteTask: { id: shed.task('walls') } }])
    await decide(world, 'applyPatchSet', { id })
    await change(world, 'createTask', { projectId: shed.project, title: 'fence', at: { after: shed.task('plan') } })
    const { project } = (await decide(world, 'revertPatchSet', { id })) as {
      project: { taskTree: { task: { title: string } }[] }
    }
    expect(project.taskTree.map(({ task }) => task.title)).toEqual([
      'plan',
      'fence',
      'walls',
      'floor',
      'screws',
      'roof',
    ])
  })

  test('refuses to delete a project that others have added to', async () => {
    const world = await createWorld()
    const id = await proposed(world, null, [{ createProject: { name: 'Barn' } }, { createTask: { title: 'Door' } }])
    const { project } = (await decide(world, 'applyPatchSet', { id })) as { project: { id: string } }
    await change(world, 'createTask', { projectId: project.id, title: 'lock' })
    expect(changesIn(await decide(world, 'revertPatchSet', { id }))).toEqual(['lock ADDED'])
  })

  test('refuses when the project was deleted', async () => {
    const { world, shed } = await withShed()
    const id = await proposed(world, shed.project, [{ createTask: { title: 'Paint' } }])
    await decide(world, 'applyPatchSet', { id })
    await change(world, 'deleteProject', { id: shed.project })
    expect(changesIn(await decide(world, 'revertPatchSet', { id }))).toEqual(['Shed REMOVED'])
  })
})
