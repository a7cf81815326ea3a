import { describe, expect, test } from 'vitest'
import { stable } from '../../kit/stable.ts'
import { createWorld } from '../../kit/world.ts'
import { change } from '../list/documents.ts'
import { fillShelf, groupsIn, guest, nowhere, refused, statementsOf } from '../list/shelf.ts'

describe('reorderGroups', () => {
  test('puts all groups of a collection into a new order', async () => {
    const world = await createWorld()
    const { tools, daily, rare } = await fillShelf(world)
    const input = { collectionId: tools, groupIds: [rare, daily] }
    expect(stable(await change(world, 'reorderGroups', input))).toMatchInlineSnapshot(`
      {
        "__typename": "ReorderGroupsSuccess",
        "collection": {
          "__typename": "Collection",
          "artifactCount": 3,
          "groupCount": 2,
          "groups": {
            "__typename": "GroupConnection",
            "edges": [
              {
                "__typename": "GroupEdge",
                "node": {
                  "__typename": "Group",
                  "id": "Group#1",
                  "name": "rare",
                  "position": 0,
                },
              },
              {
                "__typename": "GroupEdge",
                "node": {
                  "__typename": "Group",
                  "id": "Group#2",
                  "name": "daily",
                  "position": 1,
                },
              },
            ],
            "totalCount": 2,
          },
          "id": "Collection#1",
          "name": "tools",
          "version": 1,
        },
      }
    `)
  })

  test('of a collection without groups with nothing succeeds', async () => {
    const world = await createWorld()
    const empty = await world.collection('empty')
    const result = await refused(world, 'reorderGroups', { collectionId: empty, groupIds: [] })
    expect(result).toMatchObject({ __typename: 'ReorderGroupsSuccess', collection: { groupCount: 0 } })
  })

  test('sends as many statements for 2 groups as for 200, one of them an UPDATE', async () => {
    const world = await createWorld()
    const { tools, daily, rare, other, spare } = await fillShelf(world)
    const groupIds = [spare]
    for (let made = 0; made < 200; made++) groupIds.unshift(await world.group(other, `group ${String(made)}`))
    const few = await statementsOf(world, 'reorderGroups', { collectionId: tools, groupIds: [rare, daily] })
    expect(await statementsOf(world, 'reorderGroups', { collectionId: other, groupIds })).toEqual(few)
    expect(few).toHaveLength(7)
    expect(few.filter((sql) => sql.trimStart().startsWith('UPDATE'))).toHaveLength(1)
    expect((await groupsIn(world, other)).slice(0, 2)).toEqual(['group 199', 'group 198'])
  })
})

describe('reorderGroups refuses', () => {
  test('an order that is not one of the collection, and names what is wrong', async () => {
    const world = await createWorld()
    const { tools, daily, rare, spare } = await fillShelf(world)
    const reorder = (...groupIds: string[]) => refused(world, 'reorderGroups', { collectionId: tools, groupIds })
    expect(await reorder(daily)).toMatchObject({
      __typename: 'ValidationError',
      issues: [{ code: 'MISSING', path: ['input', 'groupIds'], message: `${rare} is missing.` }],
    })
    expect(await reorder(daily, spare, rare, tools)).toMatchObject({
      issues: [
        { code: 'NOT_IN_LIST', path: ['input', 'groupIds', '1'], message: `${spare} is not in the list.` },
        { code: 'NOT_IN_LIST', path: ['input', 'groupIds', '3'], message: `${tools} is not in the list.` },
      ],
    })
    expect(await reorder(daily, rare, daily)).toMatchObject({
      issues: [{ code: 'DUPLICATE', message: `${daily} stands in the order twice.` }],
    })
    expect(await reorder()).toMatchObject({ issues: [{ code: 'MISSING' }, { code: 'MISSING' }] })
  })

  test('more than 5,000 groups', async () => {
    const world = await createWorld()
    const { tools, daily } = await fillShelf(world)
    const groupIds = Array.from({ length: 5001 }, () => daily)
    expect(await refused(world, 'reorderGroups', { collectionId: tools, groupIds })).toMatchObject({
      __typename: 'LimitError',
      limit: 5000,
      path: ['input', 'groupIds'],
    })
  })

  test('a collection that is not one, or not there', async () => {
    const world = await createWorld()
    const { daily } = await fillShelf(world)
    const reorder = (collectionId: string) => refused(world, 'reorderGroups', { collectionId, groupIds: [daily] })
    expect(await reorder(daily)).toMatchObject({ __typename: 'ValidationError', issues: [{ code: 'WRONG_TYPE' }] })
    expect(await reorder(nowhere.collection)).toMatchObject({
      __typename: 'NotFoundError',
      path: ['input', 'collectionId'],
    })
  })

  test('an actor who may not arrange the collection', async () => {
    const { actor, deny } = guest()
    const world = await createWorld({ actor })
    const { tools, daily, rare } = await fillShelf(world)
    deny('list:arrange', tools)
    const result = await refused(world, 'reorderGroups', { collectionId: tools, groupIds: [rare, daily] })
    expect(result.__typename).toBe('ForbiddenError')
  })
})
