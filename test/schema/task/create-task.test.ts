import { describe, expect, test } from 'vitest'
import { stable } from '../../kit/stable.ts'
import { createWorld } from '../../kit/world.ts'
import {
  change,
  done,
  expectTrueCounts,
  fillGarden,
  nowhere,
  refused,
  statementCount,
  treeOf,
} from '../project/documents.ts'

describe('createTask', () => {
  test('makes a task at the end of its siblings', async () => {
    const world = await createWorld()
    const { projectId, id } = await fillGarden(world)
    const result = await change(world, 'createTask', {
      ...{
        projectId,
        parentId: id('beds'),
        title: ' Water ',
        description: 'Daily.',
        status: 'COMPLETED',
        priority: 'LOW',
      },
      ...{ assignee: 'ann', estimatedMinutes: 10, actualMinutes: 0, dueDate: '2026-05-01', tags: ['Daily'] },
      dependsOnIds: [id('sow'), id('fence'), id('sow')],
    })
    expect(stable(result)).toMatchInlineSnapshot(`
      {
        "__typename": "CreateTaskSuccess",
        "task": {
          "__typename": "Task",
          "actualMinutes": 0,
          "assignee": "ann",
          "blocks": {
            "__typename": "TaskConnection",
            "nodes": [],
          },
          "completedAt": "time",
          "createdAt": "time",
          "deletedAt": null,
          "dependsOn": {
            "__typename": "TaskConnection",
            "nodes": [
              {
                "__typename": "Task",
                "title": "sow",
              },
              {
                "__typename": "Task",
                "title": "fence",
              },
            ],
          },
          "depth": 1,
          "description": "Daily.",
          "dueDate": "2026-05-01",
          "estimatedMinutes": 10,
          "id": "Task#1",
          "parent": {
            "__typename": "Task",
            "id": "Task#2",
            "title": "beds",
          },
          "position": 2,
          "priority": "LOW",
          "project": {
            "__typename": "Project",
            "completedTaskCount": 2,
            "id": "Project#1",
            "taskCount": 7,
            "version": 1,
          },
          "status": "COMPLETED",
          "subtasks": {
            "__typename": "TaskConnection",
            "nodes": [],
            "totalCount": 0,
          },
          "tags": [
            "daily",
          ],
          "title": "Water",
          "updatedAt": "time",
          "version": 1,
        },
      }
    `)
    await expectTrueCounts(world)
  })

  test('makes one at the top level that is to do', async () => {
    const world = await createWorld()
    const { projectId } = await fillGarden(world)
    expect(await change(world, 'createTask', { projectId, title: 'gate' })).toMatchObject({
      task: {
        ...{ status: 'TODO', priority: 'MEDIUM', assignee: null, estimatedMinutes: null, dueDate: null, tags: [] },
        ...{ completedAt: null, depth: 0, position: 3, version: 1, parent: null },
      },
    })
  })

  test.each([
    [{ position: 0 }, ['gate', 'beds', 'fence', 'pond']],
    [{ position: 2 }, ['beds', 'fence', 'gate', 'pond']],
    [{ position: 99 }, ['beds', 'fence', 'pond', 'gate']],
    [{ before: 'fence' }, ['beds', 'gate', 'fence', 'pond']],
    [{ after: 'beds' }, ['beds', 'gate', 'fence', 'pond']],
  ])('puts it at a place: %o', async (at, order) => {
    const world = await createWorld()
    const { projectId, id } = await fillGarden(world)
    const place = Object.fromEntries(
      Object.entries(at).map(([side, of]) => [side, typeof of === 'string' ? id(of) : of]),
    )
    await done(world, 'createTask', { projectId, title: 'gate', at: place })
    expect((await treeOf(world, projectId)).filter((line) => !line.startsWith('-'))).toEqual(order)
  })

  test('sends as many statements into a project of 6 tasks as into one of 500', async () => {
    const world = await createWorld()
    const { projectId, id } = await fillGarden(world)
    const tasks = Array.from({ length: 499 }, (_, index) => ({ title: String(index) }))
    const many = await world.project('many', { tasks })
    const parent = await world.task(many)
    const few = await statementCount(world, 'createTask', {
      projectId,
      title: 'a',
      parentId: id('beds'),
      at: { position: 0 },
    })
    const large = { projectId: many, title: 'a', parentId: parent, at: { position: 0 } }
    expect(await statementCount(world, 'createTask', large)).toBe(few)
    expect(few).toBe(4)
  })
})

describe('createTask refuses', () => {
  test('what breaks a rule', async () => {
    const world = await createWorld()
    const { projectId, id } = await fillGarden(world)
    const result = await refused(world, 'createTask', {
      ...{
        projectId: id('beds'),
        parentId: projectId,
        title: '',
        description: 'x'.repeat(2001),
        assignee: 'x'.repeat(256),
      },
      ...{
        estimatedMinutes: -1,
        actualMinutes: -1,
        dueDate: '0000-01-01',
        tags: ['a b'],
        dependsOnIds: ['x', projectId],
      },
      at: { position: -1 },
    })
    const issues = result['issues'] as { path: string[]; code: string }[]
    expect(issues.map(({ path, code }) => `${path.join('.')} ${code}`)).toMatchInlineSnapshot(`
      [
        "input.projectId WRONG_TYPE",
        "input.parentId WRONG_TYPE",
        "input.title TOO_SHORT",
        "input.description TOO_LONG",
        "input.assignee TOO_LONG",
        "input.estimatedMinutes OUT_OF_RANGE",
        "input.actualMinutes OUT_OF_RANGE",
        "input.dueDate MALFORMED",
        "input.tags.0 MALFORMED",
        "input.dependsOnIds.0 MALFORMED",
        "input.dependsOnIds.1 WRONG_TYPE",
        "input.at.position OUT_OF_RANGE",
      ]
    `)
  })

  test('what is not in the project: the project itself, a parent, a neighbour, what it depends on', async () => {
    const world = await createWorld()
    const { projectId, id } = await fillGarden(world)
    const other = await world.project('Kitchen')
    const strange = await world.task(other)
    const create = (input: object) => refused(world, 'createTask', { projectId, title: 'a', ...input })
    expect(await create({ projectId: nowhere.project })).toMatchObject({
      __typename: 'NotFoundError',
      path: ['input', 'projectId'],
    })
    for (const parentId of [nowhere.task, strange])
      expect(await create({ parentId })).toMatchObject({ __typename: 'NotFoundError', path: ['input', 'parentId'] })
    for (const task of [nowhere.task, strange])
      expect(await create({ dependsOnIds: [id('sow'), task] })).toMatchObject({
        __typename: 'NotFoundError',
        path: ['input', 'dependsOnIds', '1'],
      })
    expect(await create({ at: { before: id('sow') } })).toMatchObject({ issues: [{ code: 'NOT_IN_LIST' }] })
  })

  test('what was deleted, as if it were not there', async () => {
    const world = await createWorld()
    const { projectId, id } = await fillGarden(world)
    const gone = await world.project('Gone')
    await done(world, 'deleteProject', { id: gone })
    await done(world, 'deleteTask', { id: id('beds') })
    const create = (input: object) => refused(world, 'createTask', { projectId, title: 'a', ...input })
    expect(await create({ projectId: gone })).toMatchObject({ __typename: 'NotFoundError' })
    expect(await create({ parentId: id('dig') })).toMatchObject({ __typename: 'NotFoundError' })
    expect(await create({ dependsOnIds: [id('sow')] })).toMatchObject({ __typename: 'NotFoundError' })
    expect(await create({ at: { after: id('beds') } })).toMatchObject({ issues: [{ code: 'NOT_IN_LIST' }] })
  })

  test('a sixth level', async () => {
    const world = await createWorld()
    const { projectId, id } = await fillGarden(world)
    const fourth = await world.task(projectId, { parentId: id('rent a spade') })
    const parentId = await world.task(projectId, { parentId: fourth })
    expect(stable(await refused(world, 'createTask', { projectId, parentId, title: 'a' }))).toMatchInlineSnapshot(`
      {
        "__typename": "ValidationError",
        "code": "VALIDATION",
        "issues": [
          {
            "__typename": "ValidationIssue",
            "code": "NOT_ALLOWED",
            "message": "The tree would have 6 levels; 5 are allowed.",
            "path": [
              "input",
              "parentId",
            ],
          },
        ],
        "message": "The tree would have 6 levels; 5 are allowed.",
        "path": [
          "input",
          "parentId",
        ],
      }
    `)
  })

  test('more than 100 dependencies', async () => {
    const world = await createWorld()
    const { projectId, id } = await fillGarden(world)
    const dependsOnIds = Array.from({ length: 101 }, () => id('sow'))
    expect(await refused(world, 'createTask', { projectId, title: 'a', dependsOnIds })).toMatchInlineSnapshot(`
      {
        "__typename": "LimitError",
        "code": "LIMIT",
        "limit": 100,
        "message": "dependsOnIds has 101 entries; at most 100 are taken at once.",
        "path": [
          "input",
          "dependsOnIds",
        ],
      }
    `)
  })
})
