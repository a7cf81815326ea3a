import { describe, expect, test } from 'vitest'
import { stable } from '../../kit/stable.ts'
import { createWorld, type World } from '../../kit/world.ts'
import { change, done, fillGarden, nowhere, refused, statementCount, treeOf } from '../project/documents.ts'

describe('moveTask', () => {
  test('puts a task with its subtree below another one', async () => {
    const world = await createWorld()
    const { projectId, id } = await fillGarden(world)
    const result = await change(world, 'moveTask', { id: id('dig'), parentId: id('pond') })
    expect(stable(result)).toMatchInlineSnapshot(`
      {
        "__typename": "MoveTaskSuccess",
        "task": {
          "__typename": "Task",
          "actualMinutes": null,
          "assignee": null,
          "blocks": {
            "__typename": "TaskConnection",
            "nodes": [],
          },
          "completedAt": null,
          "createdAt": "time",
          "deletedAt": null,
          "dependsOn": {
            "__typename": "TaskConnection",
            "nodes": [],
          },
          "depth": 1,
          "description": null,
          "dueDate": null,
          "estimatedMinutes": null,
          "id": "Task#1",
          "parent": {
            "__typename": "Task",
            "id": "Task#2",
            "title": "pond",
          },
          "position": 0,
          "priority": "MEDIUM",
          "project": {
            "__typename": "Project",
            "completedTaskCount": 1,
            "id": "Project#1",
            "taskCount": 6,
            "version": 1,
          },
          "status": "TODO",
          "subtasks": {
            "__typename": "TaskConnection",
            "nodes": [
              {
                "__typename": "Task",
                "title": "rent a spade",
              },
            ],
            "totalCount": 1,
          },
          "tags": [],
          "title": "dig",
          "updatedAt": "time",
          "version": 2,
        },
      }
    `)
    expect(await treeOf(world, projectId)).toEqual(['beds', '-sow', 'fence', 'pond', '-dig', '--rent a spade'])
  })

  test.each<[string, { parentId?: string | null; at?: object }, string[]]>([
    [
      'to the top level, where null says so',
      { parentId: null, at: { position: 0 } },
      ['dig', '-rent a spade', 'beds', '-sow', 'fence', 'pond'],
    ],
    [
      'among its siblings, where no parent is said',
      { at: { position: 1 } },
      ['beds', '-sow', '-dig', '--rent a spade', 'fence', 'pond'],
    ],
    [
      'to the end of its siblings, where nothing is said',
      {},
      ['beds', '-sow', '-dig', '--rent a spade', 'fence', 'pond'],
    ],
    ['beside a sibling', { at: { after: 'sow' } }, ['beds', '-sow', '-dig', '--rent a spade', 'fence', 'pond']],
    [
      'beside a task elsewhere',
      { parentId: null, at: { before: 'pond' } },
      ['beds', '-sow', 'fence', 'dig', '-rent a spade', 'pond'],
    ],
  ])('moves it %s', async (_, { parentId, at }, tree) => {
    const world = await createWorld()
    const { projectId, id } = await fillGarden(world)
    const place =
      at &&
      Object.fromEntries(
        Object.entries(at).map(([side, of]) => [side, typeof of === 'string' ? id(of) : (of as number)]),
      )
    await done(world, 'moveTask', { id: id('dig'), ...(parentId === undefined ? {} : { parentId }), at: place })
    expect(await treeOf(world, projectId)).toEqual(tree)
  })

  test('says that a field was changed when the parent is another one, and only then', async () => {
    const world = await createWorld()
    const { id } = await fillGarden(world)
    const versionAfter = async (input: object) => {
      const { task } = await change(world, 'moveTask', { id: id('dig'), ...input })
      const { version, createdAt, updatedAt } = task as { version: number; createdAt: string; updatedAt: string }
      return { version, changed: updatedAt !== createdAt }
    }
    expect(await versionAfter({ at: { position: 1 } })).toEqual({ version: 1, changed: false })
    expect(await versionAfter({ parentId: id('beds'), at: { position: 0 } })).toEqual({ version: 1, changed: false })
    expect((await versionAfter({ parentId: id('fence') })).version).toBe(2)
  })

  test('writes one row and sends five statements, whatever stands below and beside', async () => {
    const world = await createWorld()
    const { projectId, id } = await fillGarden(world)
    const subtasks = Array.from({ length: 400 }, (_, index) => ({ title: String(index) }))
    const many = await world.project('many', { tasks: [{ title: 'crowd', subtasks }, { title: 'a' }, { title: 'b' }] })
    const few = await statementCount(world, 'moveTask', { id: id('dig'), parentId: id('pond'), at: { position: 0 } })
    const [crowd, target] = [await idOf(world, 'crowd'), await idOf(world, 'b')]
    const before = await writtenBy(world)
    expect(await statementCount(world, 'moveTask', { id: crowd, parentId: target, at: { position: 0 } })).toBe(few)
    const after = await writtenBy(world)
    expect(few).toBe(5)
    expect([...after].filter(([row, transaction]) => before.get(row) !== transaction).map(([row]) => row)).toEqual([
      'crowd',
    ])
    expect((await treeOf(world, many)).slice(0, 4)).toEqual(['a', 'b', '-crowd', '--0'])
    expect(await treeOf(world, projectId)).toHaveLength(6)
  })
})

/** The transaction that wrote each row of projects and tasks last. */
async function writtenBy({ database }: World): Promise<Map<string, string>> {
  const rows = await database.driver.query<{ name: string; xmin: string }>(
    'SELECT title AS name, xmin::text FROM tasks UNION ALL SELECT name, xmin::text FROM projects',
  )
  return new Map(rows.map(({ name, xmin }) => [name, xmin]))
}

async function idOf(world: World, title: string): Promise<string> {
  const answer = await world.read<{ tasks: { nodes: { id: string; title: string }[] } }>(
    'query ($search: String!) { tasks(filter: { search: $search, topLevel: true }) { nodes { id title } } }',
    { search: title },
  )
  return answer.tasks.nodes.find((task) => task.title === title)?.id ?? ''
}

describe('moveTask refuses', () => {
  test('a place inside itself', async () => {
    const world = await createWorld()
    const { id } = await fillGarden(world)
    expect(await refused(world, 'moveTask', { id: id('beds'), parentId: id('rent a spade') })).toMatchInlineSnapshot(`
      {
        "__typename": "ValidationError",
        "code": "VALIDATION",
        "issues": [
          {
            "__typename": "ValidationIssue",
            "code": "NOT_ALLOWED",
            "message": "A task cannot stand below itself.",
            "path": [
              "input",
              "parentId",
            ],
          },
        ],
        "message": "A task cannot stand below itself.",
        "path": [
          "input",
          "parentId",
        ],
      }
    `)
    expect(await refused(world, 'moveTask', { id: id('dig'), parentId: id('dig') })).toMatchObject({
      issues: [{ code: 'NOT_ALLOWED', path: ['input', 'parentId'] }],
    })
  })

  test('a sixth level, counted over all that comes along', async () => {
    const world = await createWorld()
    const { projectId, id } = await fillGarden(world)
    const second = await world.task(projectId, { parentId: id('pond') })
    const third = await world.task(projectId, { parentId: second })
    // beds, dig, rent a spade are three levels: below a task on the second they end on the fifth.
    expect(stable(await refused(world, 'moveTask', { id: id('beds'), parentId: third }))).toMatchInlineSnapshot(`
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
    await done(world, 'moveTask', { id: id('beds'), parentId: second })
    // Deleted ones do not count.
    await done(world, 'deleteTask', { id: id('rent a spade') })
    await done(world, 'moveTask', { id: id('beds'), parentId: third })
  })

  test('a parent or neighbour that is not there, elsewhere or deleted', async () => {
    const world = await createWorld()
    const { id } = await fillGarden(world)
    const strange = await world.task(await world.project('Kitchen'))
    await done(world, 'deleteTask', { id: id('fence') })
    for (const parentId of [nowhere.task, strange, id('fence')])
      expect(await refused(world, 'moveTask', { id: id('dig'), parentId })).toMatchObject({
        __typename: 'NotFoundError',
        path: ['input', 'parentId'],
      })
    for (const before of [strange, id('dig'), id('pond'), id('fence')])
      expect(await refused(world, 'moveTask', { id: id('dig'), at: { before } })).toMatchObject({
        issues: [{ code: 'NOT_IN_LIST', path: ['input', 'at', 'before'] }],
      })
    expect(await refused(world, 'moveTask', { id: id('dig'), at: { position: -1 } })).toMatchObject({
      issues: [{ code: 'OUT_OF_RANGE' }],
    })
    for (const gone of [id('fence'), nowhere.task])
      expect(await refused(world, 'moveTask', { id: gone })).toMatchObject({ __typename: 'NotFoundError' })
  })
})
