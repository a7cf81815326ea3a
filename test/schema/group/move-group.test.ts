import { describe, expect, test } from 'vitest'
import { stable } from '../../kit/stable.ts'
import { createWorld } from '../../kit/world.ts'
import { change } from '../list/documents.ts'
import { fillShelf, groupsIn, guest, nowhere, refused, statementsOf } from '../list/shelf.ts'

describe('moveGroup', () => {
  test('gives a group another place among the groups of its collection', async () => {
    const world = await createWorld()
    const { tools, rare } = await fillShelf(world)
    expect(stable(await change(world, 'moveGroup', { id: rare, at: { position: 0 } }))).toMatchInlineSnapshot(`
      {
        "__typename": "MoveGroupSuccess",
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
            "groupCount": 2,
            "id": "Collection#1",
          },
          "createdAt": "time",
          "description": null,
          "id": "Group#1",
          "name": "rare",
          "position": 0,
          "updatedAt": "time",
          "version": 1,
        },
      }
    `)
    expect(await groupsIn(world, tools)).toEqual(['rare', 'daily'])
  })

  test.each([
    [{ position: 0 }, ['daily', 'rare', 'third']],
    [{ position: 1 }, ['rare', 'daily', 'third']],
    [{ position: 2 }, ['rare', 'third', 'daily']],
    [{ position: 7 }, ['rare', 'third', 'daily']],
    [null, ['rare', 'third', 'daily']],
  ])('counts after the group was taken out: %o', async (at, order) => {
    const world = await createWorld()
    const { tools, daily } = await fillShelf(world)
    await world.group(tools, 'third')
    const { group } = await change(world, 'moveGroup', { id: daily, at })
    expect(group).toMatchObject({ position: order.indexOf('daily') })
    expect(await groupsIn(world, tools)).toEqual(order)
  })

  test('puts it beside another group', async () => {
    const world = await createWorld()
    const { tools, daily, rare } = await fillShelf(world)
    const third = await world.group(tools, 'third')
    await change(world, 'moveGroup', { id: daily, at: { after: rare } })
    expect(await groupsIn(world, tools)).toEqual(['rare', 'daily', 'third'])
    await change(world, 'moveGroup', { id: third, at: { before: rare } })
    expect(await groupsIn(world, tools)).toEqual(['third', 'rare', 'daily'])
  })

  test('changes no field of the group: neither its version nor when it was changed', async () => {
    const world = await createWorld()
    const { daily } = await fillShelf(world)
    await world.database.driver.script(`UPDATE groups SET updated_at = '2020-01-01'`)
    const { group } = await change(world, 'moveGroup', { id: daily })
    expect(group).toMatchObject({ version: 1, updatedAt: '2020-01-01T00:00:00.000Z', position: 1 })
  })

  test('writes one row and sends as many statements among 2 groups as among 200', async () => {
    const world = await createWorld()
    const { daily, other, spare } = await fillShelf(world)
    for (let made = 0; made < 200; made++) await world.group(other, `group ${String(made)}`)
    const rows = () => world.database.driver.query<{ ctid: string }>('SELECT ctid::text FROM groups ORDER BY id')
    const before = await rows()
    const few = await statementsOf(world, 'moveGroup', { id: daily, at: { position: 1 } })
    expect(await statementsOf(world, 'moveGroup', { id: spare, at: { position: 150 } })).toEqual(few)
    expect(few).toHaveLength(8)
    const after = await rows()
    expect(after.filter(({ ctid }, index) => ctid !== before[index]?.ctid)).toHaveLength(2)
  })
})

describe('moveGroup refuses', () => {
  test('what breaks a rule', async () => {
    const world = await createWorld()
    const { tools, daily, spare } = await fillShelf(world)
    const move = (at: object, id = daily) => refused(world, 'moveGroup', { id, at })
    expect(await move({ position: -1 })).toMatchObject({ issues: [{ code: 'OUT_OF_RANGE' }] })
    expect(await move({ before: spare })).toMatchObject({ issues: [{ code: 'NOT_IN_LIST' }] })
    expect(await move({ after: daily })).toMatchObject({ issues: [{ code: 'NOT_IN_LIST' }] })
    expect(await move({ after: tools })).toMatchObject({ issues: [{ code: 'WRONG_TYPE' }] })
    expect(await move({ position: 0 }, tools)).toMatchObject({ issues: [{ code: 'WRONG_TYPE' }] })
  })

  test('a group that is not there', async () => {
    const world = await createWorld()
    await fillShelf(world)
    const result = await refused(world, 'moveGroup', { id: nowhere.group })
    expect(result).toMatchObject({ __typename: 'NotFoundError', path: ['input', 'id'] })
  })

  test.each(['group:update', 'list:arrange'] as const)('an actor without %s', async (permission) => {
    const { actor, deny } = guest()
    const world = await createWorld({ actor })
    const { daily } = await fillShelf(world)
    deny(permission, null)
    expect((await refused(world, 'moveGroup', { id: daily })).__typename).toBe('ForbiddenError')
  })
})
