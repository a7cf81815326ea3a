import { describe, expect, test } from 'vitest'
import { stable } from '../../kit/stable.ts'
import { createWorld } from '../../kit/world.ts'
import { change } from './documents.ts'
import { everyRow, fillShelf, guest, manyArtifacts, namesIn, nowhere, refused, statementsOf } from './shelf.ts'

describe('placeArtifact', () => {
  test('gives an artifact another place in its list', async () => {
    const world = await createWorld()
    const { tools, c } = await fillShelf(world)
    const input = { listId: tools, artifactId: c, at: { position: 1 } }
    expect(stable(await change(world, 'placeArtifact', input))).toMatchInlineSnapshot(`
      {
        "__typename": "PlaceArtifactSuccess",
        "edge": {
          "__typename": "ArtifactListEdge",
          "addedAt": "time",
          "cursor": "cursor#1",
          "node": {
            "__typename": "Artifact",
            "id": "Artifact#1",
            "name": "c",
          },
          "position": 1,
        },
        "list": {
          "__typename": "Collection",
          "artifactCount": 3,
          "artifacts": {
            "__typename": "ArtifactListConnection",
            "nodes": [
              {
                "__typename": "Artifact",
                "name": "a",
              },
              {
                "__typename": "Artifact",
                "name": "c",
              },
              {
                "__typename": "Artifact",
                "name": "b",
              },
            ],
            "totalCount": 3,
          },
          "groupCount": 2,
          "id": "Collection#1",
          "name": "tools",
          "version": 1,
        },
      }
    `)
  })

  test('in a group leaves the order of the collection', async () => {
    const world = await createWorld()
    const { tools, daily, a } = await fillShelf(world)
    const result = await change(world, 'placeArtifact', { listId: daily, artifactId: a })
    expect(result).toMatchObject({ list: { __typename: 'Group', id: daily }, edge: { position: 1 } })
    expect(await namesIn(world, daily)).toEqual(['b', 'a'])
    expect(await namesIn(world, tools)).toEqual(['a', 'b', 'c'])
  })

  test.each([
    ['a', null, 'bca'],
    ['a', { position: 0 }, 'abc'],
    ['a', { position: 1 }, 'bac'],
    ['a', { position: 2 }, 'bca'],
    ['a', { position: 3 }, 'bca'],
    ['a', { position: 2_147_483_647 }, 'bca'],
    ['b', { position: 0 }, 'bac'],
    ['b', { position: 1 }, 'abc'],
    ['b', { position: 2 }, 'acb'],
    ['c', { position: 0 }, 'cab'],
    ['c', { position: 1 }, 'acb'],
    ['c', { position: 2 }, 'abc'],
  ] as const)('counts after the artifact was taken out: %s at %o', async (name, at, order) => {
    const world = await createWorld()
    const shelf = await fillShelf(world)
    const input = { listId: shelf.tools, artifactId: shelf[name], at }
    expect(await change(world, 'placeArtifact', input)).toMatchObject({ edge: { position: order.indexOf(name) } })
    expect((await namesIn(world, shelf.tools)).join('')).toBe(order)
  })

  test.each([
    ['a', 'before', 'b', 'abc'],
    ['a', 'before', 'c', 'bac'],
    ['a', 'after', 'b', 'bac'],
    ['a', 'after', 'c', 'bca'],
    ['c', 'before', 'a', 'cab'],
    ['c', 'after', 'a', 'acb'],
    ['c', 'after', 'b', 'abc'],
  ] as const)('puts %s %s %s', async (name, side, neighbour, order) => {
    const world = await createWorld()
    const shelf = await fillShelf(world)
    const input = { listId: shelf.tools, artifactId: shelf[name], at: { [side]: shelf[neighbour] } }
    expect(await change(world, 'placeArtifact', input)).toMatchObject({ edge: { position: order.indexOf(name) } })
    expect((await namesIn(world, shelf.tools)).join('')).toBe(order)
  })

  test('writes one row, and keeps the date at which the artifact was added', async () => {
    const world = await createWorld()
    const members = await manyArtifacts(world, 300)
    const list = await world.collection('long', members)
    await world.database.driver.script(`UPDATE collection_memberships SET added_at = '2020-01-01'`)
    const rows = () =>
      world.database.driver.query<{ ctid: string }>(
        'SELECT artifact_id, ctid::text, xmin::text FROM collection_memberships ORDER BY artifact_id',
      )
    const before = await rows()
    const input = { listId: list, artifactId: members[250], at: { position: 10 } }
    const { edge } = await change(world, 'placeArtifact', input)
    expect(edge).toMatchObject({ position: 10, addedAt: '2020-01-01T00:00:00.000Z' })
    const after = await rows()
    expect(after.filter((row, index) => row.ctid !== before[index]?.ctid)).toHaveLength(1)
  })

  test('sends as many statements to a list of 3 as to one of 300', async () => {
    const world = await createWorld()
    const members = await manyArtifacts(world, 300)
    const [first = ''] = members
    const short = await world.collection('short', members.slice(0, 3))
    const long = await world.collection('long', members)
    const place = (listId: string, at: object) =>
      statementsOf(world, 'placeArtifact', { listId, artifactId: first, at })
    const few = await place(short, { position: 1 })
    expect(await place(long, { position: 200 })).toEqual(few)
    expect(few).toHaveLength(10)
    expect(await place(long, { after: members[100] })).toHaveLength(10)
    expect(await place(long, { before: members[100] })).toHaveLength(10)
  })
})

describe('placeArtifact refuses', () => {
  test('what breaks a rule', async () => {
    const world = await createWorld()
    const { tools, daily, a, c } = await fillShelf(world)
    const place = (listId: string, at: object) => refused(world, 'placeArtifact', { listId, artifactId: a, at })
    expect(await place(tools, { position: -1 })).toMatchObject({ issues: [{ code: 'OUT_OF_RANGE' }] })
    expect(await place(daily, { before: c })).toMatchObject({ issues: [{ code: 'NOT_IN_LIST' }] })
    expect(stable(await place(tools, { after: a }))).toMatchInlineSnapshot(`
      {
        "__typename": "ValidationError",
        "code": "VALIDATION",
        "issues": [
          {
            "__typename": "ValidationIssue",
            "code": "NOT_IN_LIST",
            "message": "What it is to be placed beside is not in the list.",
            "path": [
              "input",
              "at",
              "after",
            ],
          },
        ],
        "message": "What it is to be placed beside is not in the list.",
        "path": [
          "input",
          "at",
          "after",
        ],
      }
    `)
  })

  test('what is not there, or not in the list', async () => {
    const world = await createWorld()
    const { tools, a, e } = await fillShelf(world)
    const at = { before: nowhere.artifact }
    const place = (listId: string, artifactId: string) => refused(world, 'placeArtifact', { listId, artifactId, at })
    expect(await place(tools, e)).toMatchInlineSnapshot(`
      {
        "__typename": "NotFoundError",
        "code": "NOT_FOUND",
        "message": "The artifact is not in the list.",
        "path": [
          "input",
          "artifactId",
        ],
      }
    `)
    expect(await place(tools, nowhere.artifact)).toMatchObject({ message: 'There is no artifact with this id.' })
    expect(await place(nowhere.collection, a)).toMatchObject({ message: 'There is no collection with this id.' })
  })

  test('an actor who may not arrange the list', async () => {
    const { actor, deny } = guest()
    const world = await createWorld({ actor })
    const { daily, a } = await fillShelf(world)
    deny('list:arrange', daily)
    const before = await everyRow(world)
    expect(await change(world, 'placeArtifact', { listId: daily, artifactId: a })).toMatchObject({
      __typename: 'ForbiddenError',
    })
    expect(await everyRow(world)).toEqual(before)
  })
})
