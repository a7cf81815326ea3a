import { expect, test } from 'vitest'
import { decodeId } from '../../../src/ids.ts'
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

test('deleteTask takes along what stands below it, and says what', async () => {
  const world = await createWorld()
  const { projectId, id } = await fillGarden(world)
  const result = await change(world, 'deleteTask', { id: id('beds'), ifVersion: 1 })
  expect(result['deletedIds']).toEqual([id('beds'), ...['dig', 'rent a spade', 'sow'].map(id).sort(byTime)])
  expect(stable(result)).toMatchInlineSnapshot(`
    {
      "__typename": "DeleteTaskSuccess",
      "deletedId": "Task#1",
      "deletedIds": [
        "Task#1",
        "Task#2",
        "Task#3",
        "Task#4",
      ],
      "project": {
        "__typename": "Project",
        "completedTaskCount": 1,
        "createdAt": "time",
        "createdBy": "local",
        "deletedAt": null,
        "description": null,
        "id": "Project#1",
        "name": "Garden",
        "priority": "MEDIUM",
        "status": "PLANNING",
        "tags": [],
        "taskCount": 2,
        "taskTree": [
          {
            "__typename": "TaskTreeEntry",
            "depth": 0,
            "task": {
              "__typename": "Task",
              "id": "Task#5",
              "title": "fence",
            },
          },
          {
            "__typename": "TaskTreeEntry",
            "depth": 0,
            "task": {
              "__typename": "Task",
              "id": "Task#6",
              "title": "pond",
            },
          },
        ],
        "tasks": {
          "__typename": "TaskConnection",
          "nodes": [
            {
              "__typename": "Task",
              "id": "Task#5",
              "title": "fence",
            },
            {
              "__typename": "Task",
              "id": "Task#6",
              "title": "pond",
            },
          ],
        },
        "updatedAt": "time",
        "version": 1,
      },
    }
  `)
  expect(await treeOf(world, projectId)).toEqual(['fence', 'pond'])
  await expectTrueCounts(world)
})

/** Ids of one type that were made one after the other sort in that order. */
/** Ids in the database are in the order of time; as they are written for clients, they are not. */
const byTime = (one: string, other: string) => ((decodeId(one)?.id ?? '') < (decodeId(other)?.id ?? '') ? -1 : 1)

test('its place is free, and the one behind it moves up', async () => {
  const world = await createWorld()
  const { projectId, id } = await fillGarden(world)
  await done(world, 'deleteTask', { id: id('fence') })
  expect(await change(world, 'createTask', { projectId, title: 'gate', at: { before: id('pond') } })).toMatchObject({
    task: { position: 1 },
  })
  expect(await change(world, 'updateTask', { id: id('pond') })).toMatchObject({ task: { position: 2 } })
})

test('it takes four statements, whatever stands below', async () => {
  const world = await createWorld()
  const { id } = await fillGarden(world)
  const subtasks = Array.from({ length: 499 }, (_, index) => ({ title: String(index) }))
  await world.project('many', { tasks: [{ title: 'top', subtasks }] })
  const { id: top } = await world.database.prisma.task.findFirstOrThrow({ where: { title: 'top' } })
  const few = await statementCount(world, 'deleteTask', { id: id('sow') })
  world.statements.take()
  const many = await change(world, 'deleteTask', { id: Buffer.from(`Task:${top}`).toString('base64url') }, 'deletedIds')
  expect(many['deletedIds']).toHaveLength(500)
  expect(world.statements.take()).toHaveLength(few)
  expect(few).toBe(3)
})

test('deleteTask refuses what is not there, was deleted, or has changed', async () => {
  const world = await createWorld()
  const { id } = await fillGarden(world)
  expect(await refused(world, 'deleteTask', { id: id('beds'), ifVersion: 7 })).toMatchObject({
    current: { title: 'beds' },
  })
  await done(world, 'deleteTask', { id: id('beds') })
  for (const gone of [id('beds'), id('sow'), nowhere.task])
    expect(await refused(world, 'deleteTask', { id: gone })).toMatchObject({ __typename: 'NotFoundError' })
  expect(await refused(world, 'deleteTask', { id: nowhere.malformed })).toMatchObject({
    issues: [{ code: 'MALFORMED' }],
  })
})
