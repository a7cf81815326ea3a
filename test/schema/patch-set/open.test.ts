import { expect, test } from 'vitest'
import { encodeId, newId } from '../../../src/ids.ts'
import { stable } from '../../kit/stable.ts'
import { createWorld } from '../../kit/world.ts'
import { decide } from './documents.ts'

test('a draft is empty, about its project, and nothing that could be applied', async () => {
  const world = await createWorld()
  const projectId = await world.project('Shed')
  expect(stable(await decide(world, 'openPatchSet', { projectId }))).toMatchInlineSnapshot(`
    {
      "__typename": "OpenPatchSetSuccess",
      "patchSet": {
        "__typename": "PatchSet",
        "baseVersion": null,
        "createdAt": "time",
        "decidedAt": null,
        "decidedBy": null,
        "id": "PatchSet#1",
        "operations": [],
        "origin": "CLIENT",
        "project": {
          "__typename": "Project",
          "id": "Project#1",
          "name": "Shed",
        },
        "proposedBy": "local",
        "revertedAt": null,
        "revertedBy": null,
        "status": "DRAFT",
        "summary": null,
        "validation": {
          "__typename": "PatchValidation",
          "errors": [
            {
              "__typename": "PatchIssue",
              "code": "EMPTY",
              "message": "Give at least one operation.",
              "operation": null,
              "path": [],
            },
          ],
          "valid": false,
          "warnings": [],
        },
        "version": 1,
      },
    }
  `)
  expect(await decide(world, 'openPatchSet', {})).toMatchObject({ patchSet: { status: 'DRAFT', project: null } })
  const { project } = await world.read<{ project: unknown }>(
    'query ($id: ID!) { project: node(id: $id) { ... on Project { patchSets { nodes { status } } version } } }',
    { id: projectId },
  )
  expect(project).toEqual({ patchSets: { nodes: [{ status: 'DRAFT' }] }, version: 1 })
})

test('it can be rejected, and neither applied nor reverted', async () => {
  const world = await createWorld()
  const { patchSet } = await decide(world, 'openPatchSet', {})
  const { id } = patchSet as { id: string }
  for (const name of ['applyPatchSet', 'revertPatchSet'] as const)
    expect(await decide(world, name, { id })).toEqual({
      ...{ __typename: 'ConflictError', code: 'CONFLICT', path: ['input', 'id'] },
      message: 'The patch set is a draft: nothing is proposed yet.',
      existing: { __typename: 'PatchSet', id },
    })
  expect(await decide(world, 'rejectPatchSet', { id })).toMatchObject({
    patchSet: {
      ...{ status: 'REJECTED', decidedBy: 'local', version: 2, operations: [] },
      validation: { valid: false, errors: [{ code: 'EMPTY' }] },
    },
  })
  expect(await decide(world, 'rejectPatchSet', { id })).toMatchObject({ __typename: 'ConflictError' })
})

test('there is none for a project that is not there', async () => {
  const world = await createWorld()
  expect(await decide(world, 'openPatchSet', { projectId: encodeId('Project', newId()) })).toEqual({
    ...{ __typename: 'NotFoundError', code: 'NOT_FOUND', path: ['input', 'projectId'] },
    message: 'There is no project with this id.',
  })
  expect(await decide(world, 'openPatchSet', { projectId: encodeId('Task', newId()) })).toMatchObject({
    __typename: 'ValidationError',
    issues: [{ path: ['input', 'projectId'], code: 'WRONG_TYPE' }],
  })
  expect(await world.database.prisma.patchSet.count()).toBe(0)
})
