import { describe, expect, test } from 'vitest'
import { stable } from '../../kit/stable.ts'
import { createWorld } from '../../kit/world.ts'
import { change, done, expectTrueCounts, fillGarden, nowhere, refused, statementCount } from '../project/documents.ts'

describe('updateTask', () => {
  test('changes what is given, leaves what is absent and clears what is null', async () => {
    const world = await createWorld()
    const { id } = await fillGarden(world)
    await done(world, 'updateTask', {
      ...{ id: id('dig'), title: 'Dig deep', description: 'Two spades.', status: 'IN_PROGRESS', priority: 'CRITICAL' },
      ...{ assignee: 'ben', estimatedMinutes: 60, actualMinutes: 5, dueDate: '2026-04-01', tags: ['heavy'] },
      ...{ dependsOnIds: [id('fence')], ifVersion: 1 },
    })
    const changed = await change(world, 'updateTask', { id: id('dig') })
    expect(stable(changed)).toMatchInlineSnapshot(`
      {
        "__typename": "UpdateTaskSuccess",
        "task": {
          "__typename": "Task",
          "actualMinutes": 5,
          "assignee": "ben",
          "blocks": {
            "__typename": "TaskConnection",
            "nodes": [],
          },
          "completedAt": null,
          "createdAt": "time",
          "deletedAt": null,
          "dependsOn": {
            "__typename": "TaskConnection",
            "nodes": [
              {
                "__typename": "Task",
                "title": "fence",
              },
            ],
          },
          "depth": 1,
          "description": "Two spades.",
          "dueDate": "2026-04-01",
          "estimatedMinutes": 60,
          "id": "Task#1",
          "parent": {
            "__typename": "Task",
            "id": "Task#2",
            "title": "beds",
          },
          "position": 0,
          "priority": "CRITICAL",
          "project": {
            "__typename": "Project",
            "completedTaskCount": 1,
            "id": "Project#1",
            "taskCount": 6,
            "version": 1,
          },
          "status": "IN_PROGRESS",
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
          "tags": [
            "heavy",
          ],
          "title": "Dig deep",
          "updatedAt": "time",
          "version": 2,
        },
      }
    `)
    const nothing = { description: null, assignee: null, estimatedMinutes: null, actualMinutes: null, dueDate: null }
    expect(
      await change(world, 'updateTask', { id: id('dig'), ...nothing, tags: null, dependsOnIds: null }),
    ).toMatchObject({
      task: { ...nothing, title: 'Dig deep', status: 'IN_PROGRESS', tags: [], dependsOn: { nodes: [] }, version: 3 },
    })
  })

  test('keeps completedAt with the status, and the counts of the project with both', async () => {
    const world = await createWorld()
    const { id } = await fillGarden(world)
    const update = async (input: object) => {
      const { task } = await change(world, 'updateTask', { id: id('sow'), ...input })
      await expectTrueCounts(world)
      return (task as { completedAt: string | null }).completedAt
    }
    expect(await update({ status: 'IN_REVIEW' })).toBeNull()
    const since = await update({ status: 'COMPLETED' })
    expect(since).toEqual(expect.any(String))
    expect(await update({ status: 'COMPLETED', title: 'sow it' })).toBe(since)
    expect(await update({ tags: ['done'] })).toBe(since)
    expect(await update({ status: 'TODO' })).toBeNull()
  })

  test('replaces what a task depends on as a whole', async () => {
    const world = await createWorld()
    const { id } = await fillGarden(world)
    const update = async (title: string, dependsOn: readonly string[]) => {
      const { task } = await change(world, 'updateTask', { id: id(title), dependsOnIds: dependsOn.map(id) })
      return (task as { dependsOn: { nodes: { title: string }[] } }).dependsOn.nodes.map((node) => node.title)
    }
    expect(await update('pond', ['sow', 'dig'])).toEqual(['dig', 'sow'])
    expect(await update('pond', ['fence', 'sow'])).toEqual(['sow', 'fence'])
    expect(await change(world, 'updateTask', { id: id('sow') })).toMatchObject({
      task: { blocks: { nodes: [{ title: 'pond' }] } },
    })
    expect(await update('pond', [])).toEqual([])
  })

  test('hides what is deleted from what a task depends on', async () => {
    const world = await createWorld()
    const { id } = await fillGarden(world)
    await done(world, 'updateTask', { id: id('pond'), dependsOnIds: [id('beds'), id('fence')] })
    await done(world, 'deleteTask', { id: id('fence') })
    expect(await change(world, 'updateTask', { id: id('pond') })).toMatchObject({
      task: { dependsOn: { nodes: [{ title: 'beds' }] } },
    })
  })

  test('sends three statements, and three more for what it depends on', async () => {
    const world = await createWorld()
    const { id } = await fillGarden(world)
    expect(await statementCount(world, 'updateTask', { id: id('pond'), title: 'lake' })).toBe(3)
    const dependsOnIds = [id('beds'), id('dig'), id('sow'), id('fence')]
    expect(await statementCount(world, 'updateTask', { id: id('pond'), dependsOnIds })).toBe(6)
  })
})

describe('updateTask refuses', () => {
  test('a circle of dependencies, over however many tasks', async () => {
    const world = await createWorld()
    const { id } = await fillGarden(world)
    await done(world, 'updateTask', { id: id('beds'), dependsOnIds: [id('dig')] })
    await done(world, 'updateTask', { id: id('dig'), dependsOnIds: [id('sow'), id('fence')] })
    await done(world, 'updateTask', { id: id('fence'), dependsOnIds: [id('pond')] })
    const wait = (title: string, dependsOn: string[]) =>
      refused(world, 'updateTask', { id: id(title), dependsOnIds: dependsOn.map(id) })
    expect(await wait('pond', ['sow', 'beds'])).toMatchInlineSnapshot(`
      {
        "__typename": "ValidationError",
        "code": "VALIDATION",
        "issues": [
          {
            "__typename": "ValidationIssue",
            "code": "NOT_ALLOWED",
            "message": "This task waits for the other one already, so neither could ever begin.",
            "path": [
              "input",
              "dependsOnIds",
              "1",
            ],
          },
        ],
        "message": "This task waits for the other one already, so neither could ever begin.",
        "path": [
          "input",
          "dependsOnIds",
          "1",
        ],
      }
    `)
    expect(await wait('pond', ['pond'])).toMatchObject({ issues: [{ code: 'NOT_ALLOWED' }] })
    // What is deleted holds nothing up.
    await done(world, 'deleteTask', { id: id('fence') })
    await done(world, 'updateTask', { id: id('pond'), dependsOnIds: [id('sow'), id('beds')] })
  })

  test('what cannot be cleared, and what is not in the project', async () => {
    const world = await createWorld()
    const { id } = await fillGarden(world)
    const cleared = await refused(world, 'updateTask', { id: id('dig'), title: null, status: null, priority: null })
    expect(cleared).toMatchObject({
      issues: [{ code: 'NOT_ALLOWED' }, { code: 'NOT_ALLOWED' }, { code: 'NOT_ALLOWED' }],
    })
    const strange = await world.task(await world.project('Kitchen'))
    expect(await refused(world, 'updateTask', { id: id('dig'), dependsOnIds: [strange] })).toMatchObject({
      __typename: 'NotFoundError',
      path: ['input', 'dependsOnIds', '0'],
    })
    const dependsOnIds = Array.from({ length: 101 }, () => id('sow'))
    expect(await refused(world, 'updateTask', { id: id('dig'), dependsOnIds })).toMatchObject({
      __typename: 'LimitError',
    })
  })

  test('a version that has passed, with the task as it is now', async () => {
    const world = await createWorld()
    const { id } = await fillGarden(world)
    await done(world, 'updateTask', { id: id('dig'), title: 'Dig deep' })
    expect(stable(await refused(world, 'updateTask', { id: id('dig'), title: 'Dig', ifVersion: 1 })))
      .toMatchInlineSnapshot(`
      {
        "__typename": "StaleVersionError",
        "code": "STALE_VERSION",
        "current": {
          "__typename": "Task",
          "id": "Task#1",
          "title": "Dig deep",
          "version": 2,
        },
        "message": "It has been changed since: its version is 2 now.",
        "path": [
          "input",
          "ifVersion",
        ],
      }
    `)
  })

  test('one that is not there, or was deleted with what it stands in', async () => {
    const world = await createWorld()
    const { id } = await fillGarden(world)
    await done(world, 'deleteTask', { id: id('beds') })
    for (const gone of [nowhere.task, id('beds'), id('rent a spade')])
      expect(await refused(world, 'updateTask', { id: gone, title: 'a' })).toMatchObject({
        __typename: 'NotFoundError',
        path: ['input', 'id'],
      })
  })
})
