import { describe, expect, test } from 'vitest'
import { stable } from '../../kit/stable.ts'
import { createWorld } from '../../kit/world.ts'
import { change } from '../list/documents.ts'
import { expectTrueCounts, fillShelf, groupsIn, guest, nowhere, refused, statementsOf } from '../list/shelf.ts'

describe('createGroup', () => {
  test('makes an empty group at the end of a collection', async () => {
    const world = await createWorld()
    const { tools } = await fillShelf(world)
    const input = { collectionId: tools, name: '  Cafe\u0301 ', description: 'For the breaks.' }
    expect(stable(await change(world, 'createGroup', input))).toMatchInlineSnapshot(`
      {
        "__typename": "CreateGroupSuccess",
        "group": {
          "__typename": "Group",
          "artifactCount": 0,
          "artifacts": {
            "__typename": "ArtifactListConnection",
            "nodes": [],
            "totalCount": 0,
          },
          "collection": {
            "__typename": "Collection",
            "artifactCount": 3,
            "groupCount": 3,
            "id": "Collection#1",
          },
          "createdAt": "time",
          "description": "For the breaks.",
          "id": "Group#1",
          "name": "Café",
          "position": 2,
          "updatedAt": "time",
          "version": 1,
        },
      }
    `)
    await expectTrueCounts(world)
  })

  test.each([
    [{ position: 0 }, ['new', 'daily', 'rare']],
    [{ position: 1 }, ['daily', 'new', 'rare']],
    [{ position: 99 }, ['daily', 'rare', 'new']],
    [null, ['daily', 'rare', 'new']],
  ])('puts it at a place: %o', async (at, order) => {
    const world = await createWorld()
    const { tools } = await fillShelf(world)
    const { group } = await change(world, 'createGroup', { collectionId: tools, name: 'new', at })
    expect(group).toMatchObject({ position: order.indexOf('new') })
    expect(await groupsIn(world, tools)).toEqual(order)
  })

  test('puts it beside another group', async () => {
    const world = await createWorld()
    const { tools, daily, rare } = await fillShelf(world)
    await change(world, 'createGroup', { collectionId: tools, name: 'one', at: { before: rare } })
    await change(world, 'createGroup', { collectionId: tools, name: 'two', at: { after: daily } })
    expect(await groupsIn(world, tools)).toEqual(['daily', 'two', 'one', 'rare'])
  })

  test('allows a name of 255 characters, and one that another collection has', async () => {
    const world = await createWorld()
    const { other } = await fillShelf(world)
    const longest = '🧺'.repeat(255)
    expect(await change(world, 'createGroup', { collectionId: other, name: longest })).toMatchObject({
      group: { name: longest, description: null },
    })
    expect((await change(world, 'createGroup', { collectionId: other, name: 'Daily' })).__typename).toBe(
      'CreateGroupSuccess',
    )
  })

  test('sends as many statements into a collection of 2 groups as into one of 200', async () => {
    const world = await createWorld()
    const { tools, other } = await fillShelf(world)
    for (let made = 0; made < 200; made++) await world.group(other, `group ${String(made)}`)
    const create = (collectionId: string, position: number) =>
      statementsOf(world, 'createGroup', { collectionId, name: 'new', at: { position } })
    const few = await create(tools, 1)
    expect(await create(other, 150)).toEqual(few)
    expect(few).toHaveLength(8)
  })
})

describe('createGroup refuses', () => {
  test('what breaks a rule', async () => {
    const world = await createWorld()
    const { tools, daily, spare } = await fillShelf(world)
    const create = (input: object) => refused(world, 'createGroup', { collectionId: tools, name: 'new', ...input })
    const result = await create({
      collectionId: daily,
      name: 'x'.repeat(256),
      description: 'x'.repeat(2001),
      at: { position: -1 },
    })
    expect(result).toMatchObject({ __typename: 'ValidationError', message: '4 values are wrong.' })
    expect(result['issues']).toMatchObject([
      { path: ['input', 'collectionId'], code: 'WRONG_TYPE' },
      { path: ['input', 'name'], code: 'TOO_LONG', message: 'It has 256 characters; 255 are allowed.' },
      { path: ['input', 'description'], code: 'TOO_LONG' },
      { path: ['input', 'at', 'position'], code: 'OUT_OF_RANGE' },
    ])
    expect(await create({ collectionId: nowhere.malformed })).toMatchObject({ issues: [{ code: 'MALFORMED' }] })
    expect(await create({ name: '   ' })).toMatchObject({ issues: [{ code: 'TOO_SHORT' }] })
    expect(await create({ at: { before: spare } })).toMatchObject({
      issues: [{ code: 'NOT_IN_LIST', path: ['input', 'at', 'before'] }],
    })
    expect(await create({ at: { after: tools } })).toMatchObject({ issues: [{ code: 'WRONG_TYPE' }] })
  })

  test('a collection that is not there', async () => {
    const world = await createWorld()
    await fillShelf(world)
    const result = await refused(world, 'createGroup', { collectionId: nowhere.collection, name: 'new' })
    expect(result).toMatchInlineSnapshot(`
      {
        "__typename": "NotFoundError",
        "code": "NOT_FOUND",
        "message": "There is no collection with this id.",
        "path": [
          "input",
          "collectionId",
        ],
      }
    `)
  })

  test('a name that a group of the collection has, compared without case', async () => {
    const world = await createWorld()
    const { tools } = await fillShelf(world)
    const result = await refused(world, 'createGroup', { collectionId: tools, name: ' DAILY' })
    expect(stable(result)).toMatchInlineSnapshot(`
      {
        "__typename": "ConflictError",
        "code": "CONFLICT",
        "existing": {
          "__typename": "Group",
          "id": "Group#1",
        },
        "message": "The collection has a group with this name already.",
        "path": [
          "input",
          "name",
        ],
      }
    `)
  })

  test.each(['list:arrange', 'group:create'] as const)('an actor without %s of the collection', async (permission) => {
    const { actor, deny } = guest()
    const world = await createWorld({ actor })
    const { tools } = await fillShelf(world)
    deny(permission, tools)
    const result = await refused(world, 'createGroup', { collectionId: tools, name: 'new' })
    expect(result).toMatchObject({ __typename: 'ForbiddenError', message: `You lack the permission ${permission}.` })
  })
})
