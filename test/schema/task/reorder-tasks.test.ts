import { describe, expect, test } from 'vitest'
import { encodeId } from '../../../src/ids.ts'
import { createWorld } from '../../kit/world.ts'
import { change, done, fillGarden, nowhere, refused, statementCount, treeOf } from '../project/documents.ts'

describe('reorderTasks', () => {
  test('puts the top level into a new order', async () => {
    const world = await createWorld()
    const { projectId, id } = await fillGarden(world)
    const result = await change(world, 'reorderTasks', { projectId, taskIds: ['pond', 'beds', 'fence'].map(id) })
    expect(result).toMatchObject({ parent: null, project: { id: projectId, version: 1 } })
    expect(await treeOf(world, projectId)).toEqual(['pond', 'beds', '-dig', '--rent a spade', '-sow', 'fence'])
  })

  test('puts subtasks into a new order, and shows their parent', async () => {
    const world = await createWorld()
    const { projectId, id } = await fillGarden(world)
    const input = { projectId, parentId: id('beds'), taskIds: ['sow', 'dig'].map(id) }
    expect(await change(world, 'reorderTasks', input)).toMatchObject({
      parent: { title: 'beds', version: 1, subtasks: { nodes: [{ title: 'sow' }, { title: 'dig' }] } },
    })
    expect(await change(world, 'reorderTasks', { projectId, parentId: id('sow'), taskIds: [] })).toMatchObject({
      parent: { title: 'sow' },
    })
  })

  test('sends as many statements for 500 tasks as for 3', async () => {
    const world = await createWorld()
    const { projectId, id } = await fillGarden(world)
    const many = await world.project('many', {
      tasks: Array.from({ length: 500 }, (_, index) => ({ title: String(index) })),
    })
    const rows = await world.database.prisma.task.findMany({
      where: { project: { name: 'many' } },
      orderBy: { orderKey: 'desc' },
    })
    const few = await statementCount(world, 'reorderTasks', { projectId, taskIds: ['pond', 'beds', 'fence'].map(id) })
    const taskIds = rows.map((row) => encodeId('Task', row.id))
    expect(await statementCount(world, 'reorderTasks', { projectId: many, taskIds })).toBe(few)
    expect((await treeOf(world, many)).slice(0, 2)).toEqual(['499', '498'])
    expect(few).toBe(3)
  })
})

describe('reorderTasks refuses', () => {
  test('what is missing, twice, elsewhere, deleted or no id', async () => {
    const world = await createWorld()
    const { projectId, id } = await fillGarden(world)
    await done(world, 'deleteTask', { id: id('fence') })
    const taskIds = ['pond', 'pond', 'sow', 'fence'].map(id).concat('x')
    const { issues } = await refused(world, 'reorderTasks', { projectId, taskIds })
    expect((issues as { path: string[]; code: string }[]).map(({ path, code }) => `${path.join('.')} ${code}`)).toEqual(
      [
        'input.taskIds.1 DUPLICATE',
        'input.taskIds.2 NOT_IN_LIST',
        'input.taskIds.3 NOT_IN_LIST',
        'input.taskIds.4 MALFORMED',
        'input.taskIds MISSING',
      ],
    )
  })

  test('a project or parent that is not there', async () => {
    const world = await createWorld()
    const { projectId } = await fillGarden(world)
    const strange = await world.task(await world.project('Kitchen'))
    expect(await refused(world, 'reorderTasks', { projectId: nowhere.project, taskIds: [] })).toMatchObject({
      __typename: 'NotFoundError',
      path: ['input', 'projectId'],
    })
    for (const parentId of [nowhere.task, strange])
      expect(await refused(world, 'reorderTasks', { projectId, parentId, taskIds: [] })).toMatchObject({
        __typename: 'NotFoundError',
        path: ['input', 'parentId'],
      })
    const taskIds = Array.from({ length: 5001 }, () => strange)
    expect(await refused(world, 'reorderTasks', { projectId, taskIds })).toMatchObject({
      __typename: 'LimitError',
      limit: 5000,
    })
  })
})
