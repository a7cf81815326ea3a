import { describe, expect, test } from 'vitest'
import { createWorld } from '../../kit/world.ts'
import { refused } from './documents.ts'

describe('createProject refuses', () => {
  test('what breaks a rule, wherever it stands in the tree', async () => {
    const world = await createWorld()
    const result = await refused(world, 'createProject', {
      name: ' ',
      description: 'x'.repeat(2001),
      tags: ['a b'],
      tasks: [
        { title: 'x'.repeat(256), subtasks: [{ title: 'a', estimatedMinutes: -1, dueDate: '0000-12-31' }] },
        { title: 'b', assignee: 'x'.repeat(256), actualMinutes: -5 },
      ],
    })
    expect(result).toMatchObject({ __typename: 'ValidationError', message: '8 values are wrong.' })
    expect(
      (result['issues'] as { path: string[]; code: string }[]).map(({ path, code }) => `${path.join('.')} ${code}`),
    ).toMatchInlineSnapshot(`
      [
        "input.name TOO_SHORT",
        "input.description TOO_LONG",
        "input.tags.0 MALFORMED",
        "input.tasks.0.title TOO_LONG",
        "input.tasks.0.subtasks.0.estimatedMinutes OUT_OF_RANGE",
        "input.tasks.0.subtasks.0.dueDate MALFORMED",
        "input.tasks.1.assignee TOO_LONG",
        "input.tasks.1.actualMinutes OUT_OF_RANGE",
      ]
    `)
  })

  test.each([
    ['a key that no task has', [{ title: 'a', dependsOnKeys: ['b'] }]],
    ['a key that two tasks have', [{ title: 'a', key: 'k', subtasks: [{ title: 'b', key: ' k ' }] }]],
    ['a task that waits for itself', [{ title: 'a', key: 'a', dependsOnKeys: ['a'] }]],
    [
      'tasks that wait for each other',
      [
        { title: 'a', key: 'a', dependsOnKeys: ['b'], subtasks: [{ title: 'c', key: 'c', dependsOnKeys: ['a'] }] },
        { title: 'b', key: 'b', dependsOnKeys: ['c'] },
      ],
    ],
  ])('%s', async (_, tasks) => {
    const world = await createWorld()
    expect((await refused(world, 'createProject', { name: 'a', tasks }))['issues']).toMatchSnapshot()
  })

  test('a sixth level', async () => {
    const world = await createWorld()
    const tasks = [1, 2, 3, 4, 5, 6].reduceRight<object[]>(
      (subtasks, level) => [{ title: String(level), subtasks }],
      [],
    )
    expect(await refused(world, 'createProject', { name: 'a', tasks })).toMatchInlineSnapshot(`
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
              "tasks",
              "0",
              "subtasks",
              "0",
              "subtasks",
              "0",
              "subtasks",
              "0",
              "subtasks",
              "0",
              "subtasks",
            ],
          },
        ],
        "message": "The tree would have 6 levels; 5 are allowed.",
        "path": [
          "input",
          "tasks",
          "0",
          "subtasks",
          "0",
          "subtasks",
          "0",
          "subtasks",
          "0",
          "subtasks",
          "0",
          "subtasks",
        ],
      }
    `)
  })

  test('more than 500 tasks', async () => {
    const world = await createWorld()
    const many = (count: number) => Array.from({ length: count }, () => ({ title: 'a' }))
    const tasks = [{ title: 'first', subtasks: many(250) }, ...many(250)]
    expect(await refused(world, 'createProject', { name: 'a', tasks })).toMatchInlineSnapshot(`
      {
        "__typename": "LimitError",
        "code": "LIMIT",
        "limit": 500,
        "message": "At most 500 tasks are made together with their project.",
        "path": [
          "input",
          "tasks",
        ],
      }
    `)
  })
})
