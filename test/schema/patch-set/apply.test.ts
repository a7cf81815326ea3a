import { expect, test } from 'vitest'
import { stable } from '../../kit/stable.ts'
import { createWorld } from '../../kit/world.ts'
import { decide, proposed } from './documents.ts'
import { buildShed, exportOf } from './shed.ts'

test('carries out all of it, and reverting brings back all of it', async () => {
  const world = await createWorld()
  const shed = await buildShed(world)
  const before = await exportOf(world, shed.project)
  const id = await proposed(world, shed.project, [
    { createTask: { tempId: 'paint', title: 'Paint', at: { after: shed.task('plan') } } },
    { createTask: { title: 'Brush', parentId: 'temp:paint', dependsOnIds: [shed.task('floor')] } },
    {
      updateTask: {
        id: shed.task('roof'),
        parentId: 'temp:paint',
        dependsOnIds: [shed.task('plan')],
        at: { position: 0 },
      },
    },
    { updateTask: { id: shed.task('plan'), description: null, tags: null, status: 'COMPLETED' } },
    { deleteTask: { id: shed.task('screws') } },
    { updateProject: { name: 'Red shed', tags: [] } },
  ])
  expect(stable(await decide(world, 'applyPatchSet', { id, ifVersion: 1 }))).toMatchInlineSnapshot(`
    {
      "__typename": "ApplyPatchSetSuccess",
      "patchSet": {
        "__typename": "PatchSet",
        "baseVersion": 1,
        "createdAt": "time",
        "decidedAt": "time",
        "decidedBy": "local",
        "id": "PatchSet#1",
        "operations": [
          {
            "__typename": "CreateTaskOperation",
            "actualMinutes": null,
            "assignee": null,
            "at": {
              "__typename": "PatchPlacement",
              "after": "Task#1",
              "before": null,
              "position": null,
            },
            "dependsOnIds": null,
            "description": null,
            "dueDate": null,
            "estimatedMinutes": null,
            "fields": [
              "title",
              "at",
            ],
            "parentId": null,
            "priority": null,
            "status": null,
            "tags": null,
            "tempId": "paint",
            "title": "Paint",
          },
          {
            "__typename": "CreateTaskOperation",
            "actualMinutes": null,
            "assignee": null,
            "at": null,
            "dependsOnIds": [
              "Task#2",
            ],
            "description": null,
            "dueDate": null,
            "estimatedMinutes": null,
            "fields": [
              "title",
              "parentId",
              "dependsOnIds",
            ],
            "parentId": "temp:paint",
            "priority": null,
            "status": null,
            "tags": null,
            "tempId": null,
            "title": "Brush",
          },
          {
            "__typename": "UpdateTaskOperation",
            "actualMinutes": null,
            "assignee": null,
            "at": {
              "__typename": "PatchPlacement",
              "after": null,
              "before": null,
              "position": 0,
            },
            "dependsOnIds": [
              "Task#1",
            ],
            "description": null,
            "dueDate": null,
            "estimatedMinutes": null,
            "fields": [
              "parentId",
              "dependsOnIds",
              "at",
            ],
            "parentId": "temp:paint",
            "priority": null,
            "status": null,
            "tags": null,
            "task": {
              "__typename": "Task",
              "title": "roof",
            },
            "taskId": "Task#3",
            "title": null,
          },
          {
            "__typename": "UpdateTaskOperation",
            "actualMinutes": null,
            "assignee": null,
            "at": null,
            "dependsOnIds": null,
            "description": null,
            "dueDate": null,
            "estimatedMinutes": null,
            "fields": [
              "status",
              "description",
              "tags",
            ],
            "parentId": null,
            "priority": null,
            "status": "COMPLETED",
            "tags": [],
            "task": {
              "__typename": "Task",
              "title": "plan",
            },
            "taskId": "Task#1",
            "title": null,
          },
          {
            "__typename": "DeleteTaskOperation",
            "task": {
              "__typename": "Task",
              "title": "screws",
            },
            "taskId": "Task#4",
          },
          {
            "__typename": "UpdateProjectOperation",
            "description": null,
            "fields": [
              "name",
              "tags",
            ],
            "name": "Red shed",
            "priority": null,
            "projectStatus": null,
            "tags": [],
          },
        ],
        "origin": "CLIENT",
        "project": {
          "__typename": "Project",
          "id": "Project#1",
          "name": "Red shed",
        },
        "proposedBy": "local",
        "revertedAt": null,
        "revertedBy": null,
        "status": "APPLIED",
        "summary": null,
        "validation": {
          "__typename": "PatchValidation",
          "errors": [],
          "valid": true,
          "warnings": [],
        },
        "version": 2,
      },
      "project": {
        "__typename": "Project",
        "deletedAt": null,
        "id": "Project#1",
        "name": "Red shed",
        "status": "PLANNING",
        "tags": [],
        "taskCount": 6,
        "taskTree": [
          {
            "__typename": "TaskTreeEntry",
            "depth": 0,
            "task": {
              "__typename": "Task",
              "status": "COMPLETED",
              "title": "plan",
            },
          },
          {
            "__typename": "TaskTreeEntry",
            "depth": 0,
            "task": {
              "__typename": "Task",
              "status": "TODO",
              "title": "Paint",
            },
          },
          {
            "__typename": "TaskTreeEntry",
            "depth": 1,
            "task": {
              "__typename": "Task",
              "status": "COMPLETED",
              "title": "roof",
            },
          },
          {
            "__typename": "TaskTreeEntry",
            "depth": 1,
            "task": {
              "__typename": "Task",
              "status": "TODO",
              "title": "Brush",
            },
          },
          {
            "__typename": "TaskTreeEntry",
            "depth": 0,
            "task": {
              "__typename": "Task",
              "status": "TODO",
              "title": "walls",
            },
          },
          {
            "__typename": "TaskTreeEntry",
            "depth": 1,
            "task": {
              "__typename": "Task",
              "status": "TODO",
              "title": "floor",
            },
          },
        ],
      },
    }
  `)
  expect(stable(await decide(world, 'revertPatchSet', { id, ifVersion: 2 }))).toMatchObject({
    __typename: 'RevertPatchSetSuccess',
    patchSet: {
      ...{ status: 'REVERTED', version: 3, proposedBy: 'local', decidedBy: 'local', decidedAt: 'time' },
      ...{ revertedBy: 'local', revertedAt: 'time', validation: { valid: true } },
    },
    project: { name: 'Shed', tags: ['garden'], taskCount: 5, deletedAt: null },
  })
  expect(await exportOf(world, shed.project)).toBe(before)
})
