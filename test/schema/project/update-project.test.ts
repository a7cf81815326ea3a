import { describe, expect, test } from 'vitest'
import { stable } from '../../kit/stable.ts'
import { createWorld } from '../../kit/world.ts'
import { change, done, nowhere, refused, statementCount } from './documents.ts'

describe('updateProject', () => {
  test('changes what is given, leaves what is absent and clears what is null', async () => {
    const world = await createWorld()
    const id = await world.project('Garden', { description: 'Behind the house.', tags: ['home', 'green'] })
    await done(world, 'updateProject', { id, name: 'Pond', status: 'ON_HOLD', priority: 'BACKLOG', ifVersion: 1 })
    expect(stable(await change(world, 'updateProject', { id, description: null, tags: null }))).toMatchInlineSnapshot(`
      {
        "__typename": "UpdateProjectSuccess",
        "project": {
          "__typename": "Project",
          "completedTaskCount": 0,
          "createdAt": "time",
          "createdBy": "local",
          "deletedAt": null,
          "description": null,
          "id": "Project#1",
          "name": "Pond",
          "priority": "BACKLOG",
          "status": "ON_HOLD",
          "tags": [],
          "taskCount": 0,
          "taskTree": [],
          "tasks": {
            "__typename": "TaskConnection",
            "nodes": [],
          },
          "updatedAt": "time",
          "version": 3,
        },
      }
    `)
  })

  test('says nothing new when nothing is given', async () => {
    const world = await createWorld()
    const id = await world.project('Garden')
    expect(await change(world, 'updateProject', { id })).toMatchObject({ project: { name: 'Garden', version: 1 } })
  })

  test('sends two statements', async () => {
    const world = await createWorld()
    const id = await world.project('Garden')
    expect(await statementCount(world, 'updateProject', { id, name: 'Pond' })).toBe(2)
  })
})

describe('updateProject refuses', () => {
  test('what cannot be cleared, and what breaks a rule', async () => {
    const world = await createWorld()
    const id = await world.project('Garden')
    const given = { id, name: null, status: null, priority: null, description: 'x'.repeat(2001), tags: ['?'] }
    const { issues } = await refused(world, 'updateProject', given)
    expect((issues as { path: string[]; code: string }[]).map(({ path, code }) => `${path.join('.')} ${code}`))
      .toMatchInlineSnapshot(`
      [
        "input.name NOT_ALLOWED",
        "input.status NOT_ALLOWED",
        "input.priority NOT_ALLOWED",
        "input.description TOO_LONG",
        "input.tags.0 MALFORMED",
      ]
    `)
    expect(await refused(world, 'updateProject', { id: nowhere.task })).toMatchObject({
      issues: [{ code: 'WRONG_TYPE' }],
    })
  })

  test('a version that has passed', async () => {
    const world = await createWorld()
    const id = await world.project('Garden')
    await done(world, 'updateProject', { id, name: 'Pond' })
    const result = await refused(world, 'updateProject', { id, name: 'Fence', ifVersion: 1 })
    expect(stable(result)).toMatchInlineSnapshot(`
      {
        "__typename": "StaleVersionError",
        "code": "STALE_VERSION",
        "current": {
          "__typename": "Project",
          "id": "Project#1",
          "name": "Pond",
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

  test('one that is not there, or was deleted', async () => {
    const world = await createWorld()
    const gone = await world.project('Gone')
    await done(world, 'deleteProject', { id: gone })
    for (const id of [nowhere.project, gone])
      expect(await refused(world, 'updateProject', { id, name: 'New' })).toMatchObject({
        __typename: 'NotFoundError',
        path: ['input', 'id'],
      })
  })
})
