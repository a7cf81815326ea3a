import { describe, expect, test } from 'vitest'
import { stable } from '../../kit/stable.ts'
import { createWorld } from '../../kit/world.ts'
import { change, expectTrueCounts, statementCount, treeOf } from './documents.ts'

describe('createProject', () => {
  test('makes a project that is planned', async () => {
    const world = await createWorld()
    const input = { name: '  Cafe\u0301 ', description: ' ', tags: ['Home', 'home'] }
    expect(stable(await change(world, 'createProject', input))).toMatchInlineSnapshot(`
      {
        "__typename": "CreateProjectSuccess",
        "project": {
          "__typename": "Project",
          "completedTaskCount": 0,
          "createdAt": "time",
          "createdBy": "local",
          "deletedAt": null,
          "description": null,
          "id": "Project#1",
          "name": "Café",
          "priority": "MEDIUM",
          "status": "PLANNING",
          "tags": [
            "home",
          ],
          "taskCount": 0,
          "taskTree": [],
          "tasks": {
            "__typename": "TaskConnection",
            "nodes": [],
          },
          "updatedAt": "time",
          "version": 1,
        },
      }
    `)
  })

  test('makes its tasks along, in their order, with what they depend on', async () => {
    const world = await createWorld()
    const result = await change(world, 'createProject', {
      name: 'Garden',
      status: 'ACTIVE',
      priority: 'HIGH',
      tasks: [
        {
          title: 'Beds',
          key: 'beds',
          assignee: 'ann',
          subtasks: [
            { title: 'Dig', key: 'dig', estimatedMinutes: 90 },
            { title: 'Sow', dependsOnKeys: ['dig'] },
          ],
        },
        {
          title: 'Harvest',
          dependsOnKeys: ['beds', 'beds'],
          dueDate: '2026-09-30',
          tags: ['late'],
          status: 'COMPLETED',
        },
      ],
    })
    expect(stable(result)).toMatchInlineSnapshot(`
      {
        "__typename": "CreateProjectSuccess",
        "project": {
          "__typename": "Project",
          "completedTaskCount": 1,
          "createdAt": "time",
          "createdBy": "local",
          "deletedAt": null,
          "description": null,
          "id": "Project#1",
          "name": "Garden",
          "priority": "HIGH",
          "status": "ACTIVE",
          "tags": [],
          "taskCount": 4,
          "taskTree": [
            {
              "__typename": "TaskTreeEntry",
              "depth": 0,
              "task": {
                "__typename": "Task",
                "id": "Task#1",
                "title": "Beds",
              },
            },
            {
              "__typename": "TaskTreeEntry",
              "depth": 1,
              "task": {
                "__typename": "Task",
                "id": "Task#2",
                "title": "Dig",
              },
            },
            {
              "__typename": "TaskTreeEntry",
              "depth": 1,
              "task": {
                "__typename": "Task",
                "id": "Task#3",
                "title": "Sow",
              },
            },
            {
              "__typename": "TaskTreeEntry",
              "depth": 0,
              "task": {
                "__typename": "Task",
                "id": "Task#4",
                "title": "Harvest",
              },
            },
          ],
          "tasks": {
            "__typename": "TaskConnection",
            "nodes": [
              {
                "__typename": "Task",
                "id": "Task#1",
                "title": "Beds",
              },
              {
                "__typename": "Task",
                "id": "Task#4",
                "title": "Harvest",
              },
            ],
          },
          "updatedAt": "time",
          "version": 1,
        },
      }
    `)
    const answer = await world.read(`{
      tasks(orderBy: { field: TITLE }) {
        nodes { title depth assignee estimatedMinutes dueDate tags priority completedAt dependsOn { nodes { title } } }
      }
    }`)
    expect(stable(answer)).toMatchInlineSnapshot(`
      {
        "tasks": {
          "nodes": [
            {
              "assignee": "ann",
              "completedAt": null,
              "dependsOn": {
                "nodes": [],
              },
              "depth": 0,
              "dueDate": null,
              "estimatedMinutes": null,
              "priority": "MEDIUM",
              "tags": [],
              "title": "Beds",
            },
            {
              "assignee": null,
              "completedAt": null,
              "dependsOn": {
                "nodes": [],
              },
              "depth": 1,
              "dueDate": null,
              "estimatedMinutes": 90,
              "priority": "MEDIUM",
              "tags": [],
              "title": "Dig",
            },
            {
              "assignee": null,
              "completedAt": "time",
              "dependsOn": {
                "nodes": [
                  {
                    "title": "Beds",
                  },
                ],
              },
              "depth": 0,
              "dueDate": "2026-09-30",
              "estimatedMinutes": null,
              "priority": "MEDIUM",
              "tags": [
                "late",
              ],
              "title": "Harvest",
            },
            {
              "assignee": null,
              "completedAt": null,
              "dependsOn": {
                "nodes": [
                  {
                    "title": "Dig",
                  },
                ],
              },
              "depth": 1,
              "dueDate": null,
              "estimatedMinutes": null,
              "priority": "MEDIUM",
              "tags": [],
              "title": "Sow",
            },
          ],
        },
      }
    `)
    await expectTrueCounts(world)
  })

  test('takes 500 tasks on 5 levels, with as many statements as 2', async () => {
    const world = await createWorld()
    const few = await statementCount(world, 'createProject', {
      name: 'few',
      tasks: [
        { title: 'a', key: 'a' },
        { title: 'b', dependsOnKeys: ['a'] },
      ],
    })
    const leaf = { title: '5', key: 'leaf' }
    const deep = {
      title: '1',
      subtasks: [{ title: '2', subtasks: [{ title: '3', subtasks: [{ title: '4', subtasks: [leaf] }] }] }],
    }
    const others = Array.from({ length: 495 }, (_, index) => ({ title: String(index), dependsOnKeys: ['leaf'] }))
    expect(await statementCount(world, 'createProject', { name: 'many', tasks: [deep, ...others] })).toBe(few)
    expect(few).toBe(4)
    await expectTrueCounts(world)
  })

  test('allows two projects of one name', async () => {
    const world = await createWorld()
    const once = await world.project('Twice')
    expect(await change(world, 'createProject', { name: 'Twice' })).not.toMatchObject({ project: { id: once } })
    expect(await treeOf(world, once)).toEqual([])
  })
})
