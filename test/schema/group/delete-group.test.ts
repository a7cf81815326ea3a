import { describe, expect, test } from 'vitest'
import { stable } from '../../kit/stable.ts'
import { createWorld } from '../../kit/world.ts'
import { change } from '../list/documents.ts'
import {
  expectTrueCounts,
  fillShelf,
  groupsIn,
  guest,
  manyArtifacts,
  namesIn,
  nowhere,
  refused,
  statementsOf,
} from '../list/shelf.ts'

describe('deleteGroup', () => {
  test('deletes a group and leaves its artifacts in the collection', async () => {
    const world = await createWorld()
    const { tools, daily } = await fillShelf(world)
    expect(stable(await change(world, 'deleteGroup', { id: daily, ifVersion: 1 }))).toMatchInlineSnapshot(`
      {
        "__typename": "DeleteGroupSuccess",
        "collection": {
          "__typename": "Collection",
          "artifactCount": 3,
          "groupCount": 1,
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
            ],
            "totalCount": 1,
          },
          "id": "Collection#1",
          "name": "tools",
          "version": 1,
        },
        "deletedId": "Group#2",
      }
    `)
    expect(await namesIn(world, tools)).toEqual(['a', 'b', 'c'])
    expect(await world.read('query ($id: ID!) { node(id: $id) { __typename } }', { id: daily })).toEqual({ node: null })
    await expectTrueCounts(world)
  })

  test('frees its name and its place', async () => {
    const world = await createWorld()
    const { tools, daily } = await fillShelf(world)
    await change(world, 'deleteGroup', { id: daily })
    await change(world, 'createGroup', { collectionId: tools, name: 'daily' })
    expect(await groupsIn(world, tools)).toEqual(['rare', 'daily'])
  })

  test('deleting a collection deletes its groups and memberships and no artifact', async () => {
    const world = await createWorld()
    const { tools, other } = await fillShelf(world)
    await world.read('mutation ($id: ID!) { deleteCollection(input: { id: $id }) { __typename } }', { id: tools })
    const { prisma } = world.database
    const left = await Promise.all([prisma.artifact.count(), prisma.group.count(), prisma.groupMembership.count()])
    expect(left).toEqual([5, 1, 1])
    expect(await namesIn(world, other)).toEqual(['c', 'd'])
    await expectTrueCounts(world)
  })

  test('sends as many statements for a group of 2 as for one of 300', async () => {
    const world = await createWorld()
    const { tools, daily } = await fillShelf(world)
    const long = await world.group(tools, 'long', await manyArtifacts(world, 300))
    const few = await statementsOf(world, 'deleteGroup', { id: daily })
    expect(await statementsOf(world, 'deleteGroup', { id: long })).toEqual(few)
    expect(few).toHaveLength(8)
  })
})

describe('deleteGroup refuses', () => {
  test('what breaks a rule, and what is not there', async () => {
    const world = await createWorld()
    const { tools } = await fillShelf(world)
    const remove = (id: string) => refused(world, 'deleteGroup', { id })
    expect(await remove(tools)).toMatchObject({ __typename: 'ValidationError', issues: [{ code: 'WRONG_TYPE' }] })
    expect(await remove(nowhere.malformed)).toMatchObject({ issues: [{ code: 'MALFORMED', path: ['input', 'id'] }] })
    expect(await remove(nowhere.group)).toMatchObject({ __typename: 'NotFoundError', path: ['input', 'id'] })
  })

  test('a version that is not the current one, and shows that', async () => {
    const world = await createWorld()
    const { daily } = await fillShelf(world)
    expect(await refused(world, 'deleteGroup', { id: daily, ifVersion: 2 })).toMatchObject({
      __typename: 'StaleVersionError',
      current: { __typename: 'Group', id: daily, version: 1 },
    })
  })

  test('an actor who may not', async () => {
    const { actor, deny } = guest()
    const world = await createWorld({ actor })
    const { daily } = await fillShelf(world)
    deny('group:delete', daily)
    expect((await refused(world, 'deleteGroup', { id: daily })).__typename).toBe('ForbiddenError')
  })
})
