import { expect, test } from 'vitest'
import { stable } from '../../kit/stable.ts'
import { createWorld } from '../../kit/world.ts'
import { decide } from './documents.ts'
import { buildShed, exportOf } from './shed.ts'

test('keeps operations, and changes nothing', async () => {
  const world = await createWorld()
  const shed = await buildShed(world)
  const before = await exportOf(world, shed.project)
  const input = {
    projectId: shed.project,
    summary: ' Paint it. ',
    operations: [
      { createTask: { tempId: 'paint', title: ' Paint ', tags: ['Red'], dueDate: '2026-04-01', at: { position: 0 } } },
      { updateTask: { id: shed.task('roof'), parentId: 'temp:paint', description: null, dependsOnIds: [] } },
      { deleteTask: { id: shed.task('walls') } },
      { updateProject: { status: 'ACTIVE' } },
    ],
  }
  expect(stable(await decide(world, 'proposePatchSet', input))).toMatchInlineSnapshot(`
    {
      "__typename": "ProposePatchSetSuccess",
      "patchSet": {
        "__typename": "PatchSet",
        "baseVersion": 1,
        "createdAt": "time",
        "decidedAt": null,
        "decidedBy": null,
        "id": "PatchSet#1",
        "operations": [
          {
            "__typename": "CreateTaskOperation",
            "actualMinutes": null,
            "assignee": null,
            "at": {
              "__typename": "PatchPlacement",
              "after": null,
              "before": null,
              "position": 0,
            },
            "dependsOnIds": null,
            "description": null,
            "dueDate": "2026-04-01",
            "estimatedMinutes": null,
            "fields": [
              "title",
              "dueDate",
              "tags",
              "at",
            ],
            "parentId": null,
            "priority": null,
            "status": null,
            "tags": [
              "red",
            ],
            "tempId": "paint",
            "title": "Paint",
          },
          {
            "__typename": "UpdateTaskOperation",
            "actualMinutes": null,
            "assignee": null,
            "at": null,
            "dependsOnIds": [],
            "description": null,
            "dueDate": null,
            "estimatedMinutes": null,
            "fields": [
              "description",
              "parentId",
              "dependsOnIds",
            ],
            "parentId": "temp:paint",
            "priority": null,
            "status": null,
            "tags": null,
            "task": {
              "__typename": "Task",
              "title": "roof",
            },
            "taskId": "Task#1",
            "title": null,
          },
          {
            "__typename": "DeleteTaskOperation",
            "task": {
              "__typename": "Task",
              "title": "walls",
            },
            "taskId": "Task#2",
          },
          {
            "__typename": "UpdateProjectOperation",
            "description": null,
            "fields": [
              "status",
            ],
            "name": null,
            "priority": null,
            "projectStatus": "ACTIVE",
            "tags": null,
          },
        ],
        "origin": "CLIENT",
        "project": {
          "__typename": "Project",
          "id": "Project#1",
          "name": "Shed",
        },
        "proposedBy": "local",
        "revertedAt": null,
        "revertedBy": null,
        "status": "PROPOSED",
        "summary": "Paint it.",
        "validation": {
          "__typename": "PatchValidation",
          "errors": [],
          "valid": true,
          "warnings": [
            {
              "__typename": "PatchIssue",
              "code": "SUBTASKS_DELETED",
              "message": "Tasks below it that are deleted, too: 2.",
              "operation": 2,
              "path": [
                "deleteTask",
                "id",
              ],
            },
          ],
        },
        "version": 1,
      },
    }
  `)
  expect(await exportOf(world, shed.project)).toBe(before)
})
