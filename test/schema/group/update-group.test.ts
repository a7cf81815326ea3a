import { describe, expect, test } from 'vitest'
import { stable } from '../../kit/stable.ts'
import { createWorld } from '../../kit/world.ts'
import { change } from '../list/documents.ts'
import { fillShelf, guest, manyArtifacts, nowhere, refused, statementsOf } from '../list/shelf.ts'

describe('updateGroup', () => {
  test("changes a group's name and description, and counts its version", async () => {
    const world = await createWorld()
    const { daily } = await fillShelf(world)
    const input = { id: daily, name: 'Every day', description: ' What I need. ', ifVersion: 1 }
    expect(stable(await change(world, 'updateGroup', input))).toMatchInlineSnapshot(`
      {
        "__typename": "UpdateGroupSuccess",
        "group": {
          "__typename": "Group",
          "artifactCount": 2,
          "artifacts": {
            "__typename": "ArtifactListConnection",
            "nodes": [
              {
                "__typename": "Artifact",
                "name": "a",
              },
              {
                "__typename": "Artifact",
                "name": "b",
              },
            ],
            "totalCount": 2,
          },
          "collection": {
            "__typename": "Collection",
            "artifactCount": 3,
            "groupCount": 2,
            "id": "Collection#1",
          },
          "createdAt": "time",
          "description": "What I need.",
          "id": "Group#1",
          "name": "Every day",
          "position": 0,
          "updatedAt": "time",
          "version": 2,
        },
      }
    `)
  })

  test('leaves what is absent and clears what is null', async () => {
    const world = await createWorld()
    const { daily } = await fillShelf(world)
    await change(world, 'updateGroup', { id: daily, description: 'Some.' })
    expect(await change(world, 'updateGroup', { id: daily, name: 'Daily' })).toMatchObject({
      group: { name: 'Daily', description: 'Some.', version: 3 },
    })
    expect(await change(world, 'updateGroup', { id: daily, description: null })).toMatchObject({
      group: { name: 'Daily', description: null, version: 4 },
    })
  })

  test('with nothing to change changes nothing', async () => {
    const world = await createWorld()
    const { daily } = await fillShelf(world)
    expect(await refused(world, 'updateGroup', { id: daily })).toMatchObject({ group: { name: 'daily', version: 1 } })
  })

  test('sends as many statements for a group of 2 as for one of 300', async () => {
    const world = await createWorld()
    const { tools, daily } = await fillShelf(world)
    const long = await world.group(tools, 'long', await manyArtifacts(world, 300))
    const few = await statementsOf(world, 'updateGroup', { id: daily, name: 'short' })
    expect(await statementsOf(world, 'updateGroup', { id: long, name: 'longer' })).toEqual(few)
    expect(few).toHaveLength(9)
  })
})

describe('updateGroup refuses', () => {
  test('what breaks a rule', async () => {
    const world = await createWorld()
    const { tools, daily } = await fillShelf(world)
    const update = (input: object) => refused(world, 'updateGroup', { id: daily, ...input })
    expect(await update({ id: tools, name: 'x'.repeat(256), description: 'x'.repeat(2001) })).toMatchObject({
      __typename: 'ValidationError',
      issues: [
        { code: 'WRONG_TYPE', path: ['input', 'id'] },
        { code: 'TOO_LONG', path: ['input', 'name'] },
        { code: 'TOO_LONG', path: ['input', 'description'] },
      ],
    })
    expect(await update({ name: ' ' })).toMatchObject({ issues: [{ code: 'TOO_SHORT' }] })
    expect(await update({ name: null })).toMatchObject({ issues: [{ code: 'NOT_ALLOWED' }] })
    expect(await update({ id: nowhere.malformed })).toMatchObject({ issues: [{ code: 'MALFORMED' }] })
  })

  test('a group that is not there', async () => {
    const world = await createWorld()
    await fillShelf(world)
    const result = await refused(world, 'updateGroup', { id: nowhere.group, name: 'new', ifVersion: 1 })
    expect(result).toMatchObject({ __typename: 'NotFoundError', path: ['input', 'id'] })
  })

  test('a version that is not the current one, and shows that', async () => {
    const world = await createWorld()
    const { daily } = await fillShelf(world)
    await change(world, 'updateGroup', { id: daily, name: 'newer' })
    const result = await refused(world, 'updateGroup', { id: daily, name: 'rare', ifVersion: 1 })
    expect(stable(result)).toMatchInlineSnapshot(`
      {
        "__typename": "StaleVersionError",
        "code": "STALE_VERSION",
        "current": {
          "__typename": "Group",
          "id": "Group#1",
          "name": "newer",
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

  test('a name that another group of the collection has, but not its own', async () => {
    const world = await createWorld()
    const { daily, rare } = await fillShelf(world)
    expect(await refused(world, 'updateGroup', { id: daily, name: 'Rare' })).toMatchObject({
      __typename: 'ConflictError',
      existing: { __typename: 'Group', id: rare },
    })
    expect(await change(world, 'updateGroup', { id: daily, name: 'DAILY' })).toMatchObject({ group: { name: 'DAILY' } })
  })

  test('an actor who may not', async () => {
    const { actor, deny } = guest()
    const world = await createWorld({ actor })
    const { daily } = await fillShelf(world)
    deny('group:update', daily)
    expect((await refused(world, 'updateGroup', { id: daily, name: 'new' })).__typename).toBe('ForbiddenError')
  })
})
