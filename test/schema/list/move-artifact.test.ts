import { describe, expect, test } from 'vitest'
import { stable } from '../../kit/stable.ts'
import { createWorld } from '../../kit/world.ts'
import { change } from './documents.ts'
import { expectTrueCounts, fillShelf, guest, manyArtifacts, namesIn, nowhere, refused, statementsOf } from './shelf.ts'

describe('moveArtifact', () => {
  test('from a collection to a group of another: out of the groups here, into the collection there', async () => {
    const world = await createWorld()
    const { tools, daily, other, spare, a, d } = await fillShelf(world)
    const input = { artifactId: a, fromListId: tools, toListId: spare, at: { before: d } }
    expect(stable(await change(world, 'moveArtifact', input))).toMatchInlineSnapshot(`
      {
        "__typename": "MoveArtifactSuccess",
        "collectionEdge": {
          "__typename": "ArtifactListEdge",
          "addedAt": "time",
          "cursor": "cursor#1",
          "node": {
            "__typename": "Artifact",
            "id": "Artifact#1",
            "name": "a",
          },
          "position": 2,
        },
        "edge": {
          "__typename": "ArtifactListEdge",
          "addedAt": "time",
          "cursor": "cursor#2",
          "node": {
            "__typename": "Artifact",
            "id": "Artifact#1",
            "name": "a",
          },
          "position": 0,
        },
        "fromList": {
          "__typename": "Collection",
          "artifactCount": 2,
          "artifacts": {
            "__typename": "ArtifactListConnection",
            "nodes": [
              {
                "__typename": "Artifact",
                "name": "b",
              },
              {
                "__typename": "Artifact",
                "name": "c",
              },
            ],
            "totalCount": 2,
          },
          "groupCount": 2,
          "id": "Collection#1",
          "name": "tools",
          "version": 1,
        },
        "leftGroups": [
          {
            "__typename": "Group",
            "artifactCount": 1,
            "id": "Group#1",
            "name": "daily",
          },
        ],
        "toList": {
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
                "name": "d",
              },
            ],
            "totalCount": 2,
          },
          "collection": {
            "__typename": "Collection",
            "artifactCount": 3,
            "id": "Collection#2",
          },
          "id": "Group#2",
          "name": "spare",
          "position": 0,
          "version": 1,
        },
      }
    `)
    expect(await namesIn(world, daily)).toEqual(['b'])
    expect(await namesIn(world, other)).toEqual(['c', 'd', 'a'])
    await expectTrueCounts(world)
  })

  test('between groups of one collection stays in the collection where it is', async () => {
    const world = await createWorld()
    const { tools, daily, rare, a } = await fillShelf(world)
    const result = await change(world, 'moveArtifact', { artifactId: a, fromListId: daily, toListId: rare })
    expect(result).toMatchObject({
      fromList: { id: daily, artifactCount: 1 },
      toList: { id: rare, artifactCount: 1 },
      edge: { position: 0 },
      leftGroups: [],
      collectionEdge: null,
    })
    expect(await namesIn(world, tools)).toEqual(['a', 'b', 'c'])
  })

  test('from a group to another collection stays in the collection of the group', async () => {
    const world = await createWorld()
    const { tools, daily, other, a } = await fillShelf(world)
    const input = { artifactId: a, fromListId: daily, toListId: other, at: { position: 0 } }
    expect(await change(world, 'moveArtifact', input)).toMatchObject({ edge: { position: 0 }, leftGroups: [] })
    expect(await namesIn(world, daily)).toEqual(['b'])
    expect(await namesIn(world, tools)).toEqual(['a', 'b', 'c'])
    expect(await namesIn(world, other)).toEqual(['a', 'c', 'd'])
    await expectTrueCounts(world)
  })

  test('as a rehearsal answers the same and keeps nothing', async () => {
    const world = await createWorld()
    const { tools, spare, a } = await fillShelf(world)
    const input = { artifactId: a, fromListId: tools, toListId: spare }
    const rehearsed = await refused(world, 'moveArtifact', { ...input, validateOnly: true })
    expect(stable(rehearsed)).toEqual(stable(await change(world, 'moveArtifact', input)))
  })

  test('sends as many statements between lists of 3 as between lists of 300', async () => {
    const world = await createWorld()
    const members = await manyArtifacts(world, 600)
    const [first = ''] = members
    const fill = async (name: string, size: number) => {
      const from = await world.collection(`from ${name}`, members.slice(0, size))
      await world.group(from, 'part', members.slice(0, size))
      const to = await world.collection(`to ${name}`)
      return { artifactId: first, fromListId: from, toListId: await world.group(to, 'part', members.slice(-size)) }
    }
    const few = await statementsOf(world, 'moveArtifact', await fill('short', 3))
    expect(await statementsOf(world, 'moveArtifact', await fill('long', 300))).toEqual(few)
    expect(few).toHaveLength(22)
  })
})

describe('moveArtifact refuses', () => {
  test('lists that are one, or one a part of the other', async () => {
    const world = await createWorld()
    const { tools, daily, a } = await fillShelf(world)
    const move = (fromListId: string, toListId: string) =>
      refused(world, 'moveArtifact', { artifactId: a, fromListId, toListId })
    expect(stable(await move(daily, daily))).toMatchInlineSnapshot(`
      {
        "__typename": "ValidationError",
        "code": "VALIDATION",
        "issues": [
          {
            "__typename": "ValidationIssue",
            "code": "NOT_ALLOWED",
            "message": "Both lists are the same; use placeArtifact to change a place within a list.",
            "path": [
              "input",
              "toListId",
            ],
          },
        ],
        "message": "Both lists are the same; use placeArtifact to change a place within a list.",
        "path": [
          "input",
          "toListId",
        ],
      }
    `)
    expect(await move(daily, tools)).toMatchObject({
      issues: [
        { code: 'NOT_ALLOWED', message: 'One list is a group of the other; use linkArtifact or unlinkArtifact.' },
      ],
    })
    expect(await move(tools, daily)).toMatchObject({ issues: [{ code: 'NOT_ALLOWED', path: ['input', 'toListId'] }] })
    expect(await move(nowhere.malformed, a)).toMatchObject({ issues: [{ code: 'MALFORMED' }, { code: 'WRONG_TYPE' }] })
  })

  test('a wrong place, after which the artifact is where it was', async () => {
    const world = await createWorld()
    const { tools, spare, a, c } = await fillShelf(world)
    const move = (at: object) =>
      refused(world, 'moveArtifact', { artifactId: a, fromListId: tools, toListId: spare, at })
    expect(await move({ before: c })).toMatchObject({ issues: [{ code: 'NOT_IN_LIST' }] })
    expect(await move({ after: a })).toMatchObject({ issues: [{ code: 'NOT_IN_LIST' }] })
    expect(await move({ position: -3 })).toMatchObject({ issues: [{ code: 'OUT_OF_RANGE' }] })
  })

  test('what is not there, before it asks for what is in the way', async () => {
    const world = await createWorld()
    const { tools, daily, other, a, d, e } = await fillShelf(world)
    const move = (artifactId: string, fromListId: string, toListId: string) =>
      refused(world, 'moveArtifact', { artifactId, fromListId, toListId })
    expect(await move(d, tools, other)).toMatchInlineSnapshot(`
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
    expect(await move(e, daily, other)).toMatchObject({ message: 'The artifact is not in the list.' })
    expect(await move(nowhere.artifact, tools, other)).toMatchObject({ message: 'There is no artifact with this id.' })
    expect(await move(a, nowhere.group, other)).toMatchObject({ path: ['input', 'fromListId'] })
    expect(await move(a, tools, nowhere.collection)).toMatchObject({ path: ['input', 'toListId'] })
  })

  test('what is in the target already', async () => {
    const world = await createWorld()
    const { tools, other, c } = await fillShelf(world)
    const input = { artifactId: c, fromListId: tools, toListId: other }
    expect(stable(await refused(world, 'moveArtifact', input))).toMatchInlineSnapshot(`
      {
        "__typename": "ConflictError",
        "code": "CONFLICT",
        "existing": {
          "__typename": "Artifact",
          "id": "Artifact#1",
        },
        "message": "The artifact is in the collection already.",
        "path": [
          "input",
          "artifactId",
        ],
      }
    `)
  })

  test.each(['tools', 'other'] as const)('an actor who may arrange one list, but not %s', async (list) => {
    const { actor, deny } = guest()
    const world = await createWorld({ actor })
    const shelf = await fillShelf(world)
    deny('list:arrange', shelf[list])
    const input = { artifactId: shelf.a, fromListId: shelf.tools, toListId: shelf.other }
    expect((await refused(world, 'moveArtifact', input)).__typename).toBe('ForbiddenError')
  })
})
