import { expect, test } from 'vitest'
import { stable } from '../../kit/stable.ts'
import { createWorld } from '../../kit/world.ts'
import { done, fillGarden } from '../project/documents.ts'
import { plant } from './forest.ts'

test('taskTree shows all tasks depth first, each with its depth', async () => {
  const world = await createWorld()
  const { projectId, id } = await fillGarden(world)
  await done(world, 'deleteTask', { id: id('rent a spade') })
  const query = `query ($id: ID!) {
    node(id: $id) {
      ... on Project { taskTree { __typename depth task { __typename title depth position parent { __typename title } } } }
    }
  }`
  expect(stable(await world.read(query, { id: projectId }))).toMatchInlineSnapshot(`
    {
      "node": {
        "taskTree": [
          {
            "__typename": "TaskTreeEntry",
            "depth": 0,
            "task": {
              "__typename": "Task",
              "depth": 0,
              "parent": null,
              "position": 0,
              "title": "beds",
            },
          },
          {
            "__typename": "TaskTreeEntry",
            "depth": 1,
            "task": {
              "__typename": "Task",
              "depth": 1,
              "parent": {
                "__typename": "Task",
                "title": "beds",
              },
              "position": 0,
              "title": "dig",
            },
          },
          {
            "__typename": "TaskTreeEntry",
            "depth": 1,
            "task": {
              "__typename": "Task",
              "depth": 1,
              "parent": {
                "__typename": "Task",
                "title": "beds",
              },
              "position": 1,
              "title": "sow",
            },
          },
          {
            "__typename": "TaskTreeEntry",
            "depth": 0,
            "task": {
              "__typename": "Task",
              "depth": 0,
              "parent": null,
              "position": 1,
              "title": "fence",
            },
          },
          {
            "__typename": "TaskTreeEntry",
            "depth": 0,
            "task": {
              "__typename": "Task",
              "depth": 0,
              "parent": null,
              "position": 2,
              "title": "pond",
            },
          },
        ],
      },
    }
  `)
})

test('a tree of 10,000 tasks is read with two statements, and a third for parents', async () => {
  const world = await createWorld()
  const projectId = await world.project('Forest')
  await plant(world, projectId)
  const query = (fields: string) => `query ($id: ID!) {
    node(id: $id) { ... on Project { taskCount taskTree { depth task { id title ${fields} } } } }
  }`
  interface Answer {
    readonly node: { taskCount: number; taskTree: { depth: number; task: { id: string; title: string } }[] }
  }
  world.statements.take()
  const { node } = await world.read<Answer>(query(''), { id: projectId })
  expect(world.statements.take()).toHaveLength(2)
  expect(node.taskCount).toBe(10_000)
  expect(node.taskTree).toHaveLength(10_000)
  expect(new Set(node.taskTree.map(({ task }) => task.id)).size).toBe(10_000)
  expect(node.taskTree.map(({ depth }) => depth)).toEqual(
    expectedDepths(node.taskTree.map(({ task }) => Number(task.title))),
  )

  await world.read(query('depth parent { title }'), { id: projectId })
  expect(world.statements.take()).toHaveLength(3)
})

/** What the depths are in the order in which the tasks were answered: by the rule by which they were planted. */
function expectedDepths(titles: readonly number[]): number[] {
  const parentOf = (n: number) => (n > 10 ? 1 + Math.floor((n - 11) / 6) : null)
  const above: number[] = []
  return titles.map((n) => {
    const parent = parentOf(n)
    while (above.length > 0 && above.at(-1) !== parent) above.pop()
    expect(above.at(-1) ?? null).toBe(parent)
    return above.push(n) - 1
  })
}

test('a project takes 10,000 tasks and no more', async () => {
  const world = await createWorld()
  const projectId = await world.project('Forest')
  await plant(world, projectId)
  const answer = await world.read(
    `mutation ($projectId: ID!) {
      createTask(input: { projectId: $projectId, title: "one more" }) {
        __typename ... on LimitError { message path limit }
      }
    }`,
    { projectId },
  )
  expect(answer).toMatchInlineSnapshot(`
    {
      "createTask": {
        "__typename": "LimitError",
        "limit": 10000,
        "message": "The project would have 10001 tasks; 10000 are allowed.",
        "path": [
          "input",
        ],
      },
    }
  `)
  await expect(world.database.driver.query(`UPDATE projects SET task_count = 10001`)).rejects.toThrow('projects_counts')
})
