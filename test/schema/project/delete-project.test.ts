import { describe, expect, test } from 'vitest'
import { stable } from '../../kit/stable.ts'
import { createWorld, type World } from '../../kit/world.ts'
import { change, done, expectTrueCounts, fillGarden, nowhere, refused, statementCount, treeOf } from './documents.ts'

const projectsIn = async (world: World, filter: string) =>
  (
    await world.read<{ projects: { nodes: { name: string }[] } }>(`{ projects(filter: ${filter}) { nodes { name } } }`)
  ).projects.nodes.map(({ name }) => name)

describe('deleteProject', () => {
  test('takes its tasks along, and shows the project with when it was deleted', async () => {
    const world = await createWorld()
    const { projectId } = await fillGarden(world)
    expect(stable(await change(world, 'deleteProject', { id: projectId, ifVersion: 1 }))).toMatchInlineSnapshot(`
      {
        "__typename": "DeleteProjectSuccess",
        "deletedId": "Project#1",
        "deletedTaskCount": 6,
        "project": {
          "__typename": "Project",
          "completedTaskCount": 0,
          "createdAt": "time",
          "createdBy": "local",
          "deletedAt": "time",
          "description": null,
          "id": "Project#1",
          "name": "Garden",
          "priority": "MEDIUM",
          "status": "PLANNING",
          "tags": [],
          "taskCount": 0,
          "taskTree": [],
          "tasks": {
            "__typename": "TaskConnection",
            "nodes": [],
          },
          "updatedAt": "time",
          "version": 2,
        },
      }
    `)
    await expectTrueCounts(world)
  })

  test('hides it and its tasks from lists that do not include what is deleted; node still answers them', async () => {
    const world = await createWorld()
    const { projectId, id } = await fillGarden(world)
    await world.project('Kept')
    await done(world, 'deleteProject', { id: projectId })
    expect(await projectsIn(world, '{}')).toEqual(['Kept'])
    expect(await projectsIn(world, '{ includeDeleted: true }')).toEqual(['Kept', 'Garden'])
    const answer = await world.read(
      `query ($project: ID!, $task: ID!) {
        tasks { totalCount }
        all: tasks(filter: { includeDeleted: true, projectId: $project }) { totalCount }
        project: node(id: $project) {
          ... on Project {
            name deletedAt taskCount tasks { totalCount } taskTree { depth }
            deleted: tasks(filter: { includeDeleted: true }) { nodes { title position depth deletedAt } }
          }
        }
        task: node(id: $task) {
          ... on Task {
            title deletedAt depth position parent { title deletedAt } project { name } subtasks { totalCount }
            deleted: subtasks(filter: { includeDeleted: true }) { totalCount nodes { title } }
          }
        }
      }`,
      { project: projectId, task: id('dig') },
    )
    expect(stable(answer)).toMatchInlineSnapshot(`
      {
        "all": {
          "totalCount": 6,
        },
        "project": {
          "deleted": {
            "nodes": [
              {
                "deletedAt": "time",
                "depth": 0,
                "position": 0,
                "title": "beds",
              },
              {
                "deletedAt": "time",
                "depth": 0,
                "position": 0,
                "title": "fence",
              },
              {
                "deletedAt": "time",
                "depth": 0,
                "position": 0,
                "title": "pond",
              },
            ],
          },
          "deletedAt": "time",
          "name": "Garden",
          "taskCount": 0,
          "taskTree": [],
          "tasks": {
            "totalCount": 0,
          },
        },
        "task": {
          "deleted": {
            "nodes": [
              {
                "title": "rent a spade",
              },
            ],
            "totalCount": 1,
          },
          "deletedAt": "time",
          "depth": 1,
          "parent": {
            "deletedAt": "time",
            "title": "beds",
          },
          "position": 0,
          "project": {
            "name": "Garden",
          },
          "subtasks": {
            "totalCount": 0,
          },
          "title": "dig",
        },
        "tasks": {
          "totalCount": 0,
        },
      }
    `)
  })

  test('with cascade false deletes a project without tasks only', async () => {
    const world = await createWorld()
    const { projectId, id } = await fillGarden(world)
    expect(stable(await refused(world, 'deleteProject', { id: projectId, cascade: false }))).toMatchInlineSnapshot(`
      {
        "__typename": "ConflictError",
        "code": "CONFLICT",
        "existing": {
          "__typename": "Project",
          "id": "Project#1",
        },
        "message": "The project has 6 tasks.",
        "path": [
          "input",
          "cascade",
        ],
      }
    `)
    for (const title of ['beds', 'fence', 'pond']) await done(world, 'deleteTask', { id: id(title) })
    expect(await change(world, 'deleteProject', { id: projectId, cascade: false })).toMatchObject({
      deletedTaskCount: 0,
    })
  })

  test('refuses one that is not there, was deleted, or has changed', async () => {
    const world = await createWorld()
    const id = await world.project('Gone')
    expect(await refused(world, 'deleteProject', { id, ifVersion: 2 })).toMatchObject({
      __typename: 'StaleVersionError',
    })
    await done(world, 'deleteProject', { id })
    for (const gone of [id, nowhere.project])
      expect(await refused(world, 'deleteProject', { id: gone })).toMatchObject({ __typename: 'NotFoundError' })
  })
})

describe('restoreProject', () => {
  test('brings back exactly what the deletion took, each task at its place', async () => {
    const world = await createWorld()
    const { projectId, id } = await fillGarden(world)
    await done(world, 'updateTask', { id: id('pond'), dependsOnIds: [id('sow')] })
    await done(world, 'deleteTask', { id: id('dig') })
    const before = await treeOf(world, projectId)
    await done(world, 'deleteProject', { id: projectId })
    const result = await change(world, 'restoreProject', { id: projectId })
    expect(result).toMatchObject({ restoredTaskCount: 4, project: { deletedAt: null, taskCount: 4, version: 3 } })
    expect(await treeOf(world, projectId)).toEqual(before)
    expect(before).toEqual(['beds', '-sow', 'fence', 'pond'])
    expect(await change(world, 'updateTask', { id: id('pond') })).toMatchObject({
      task: { version: 2, dependsOn: { nodes: [{ title: 'sow' }] } },
    })
    // A second deletion takes what the first did, and no more comes back from it.
    await done(world, 'deleteProject', { id: projectId })
    expect(await change(world, 'restoreProject', { id: projectId })).toMatchObject({ restoredTaskCount: 4 })
    await expectTrueCounts(world)
  })

  test('refuses one that is not deleted, not there, or has changed', async () => {
    const world = await createWorld()
    const id = await world.project('Here')
    expect(stable(await refused(world, 'restoreProject', { id }))).toMatchInlineSnapshot(`
      {
        "__typename": "ConflictError",
        "code": "CONFLICT",
        "existing": {
          "__typename": "Project",
          "id": "Project#1",
        },
        "message": "The project is not deleted.",
        "path": [
          "input",
          "id",
        ],
      }
    `)
    expect(await refused(world, 'restoreProject', { id: nowhere.project })).toMatchObject({
      __typename: 'NotFoundError',
    })
    await done(world, 'deleteProject', { id })
    expect(await refused(world, 'restoreProject', { id, ifVersion: 1 })).toMatchObject({ current: { version: 2 } })
  })
})

test('deleting and restoring take three statements, whatever the number of tasks', async () => {
  const world = await createWorld()
  const { projectId } = await fillGarden(world)
  const tasks = Array.from({ length: 500 }, (_, index) => ({ title: String(index) }))
  for (const id of [projectId, await world.project('many', { tasks })]) {
    expect(await statementCount(world, 'deleteProject', { id })).toBe(3)
    expect(await statementCount(world, 'restoreProject', { id })).toBe(3)
  }
})
