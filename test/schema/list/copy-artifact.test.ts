import { describe, expect, test } from 'vitest'
import { stable } from '../../kit/stable.ts'
import { createWorld } from '../../kit/world.ts'
import { change } from './documents.ts'
import { expectTrueCounts, fillShelf, guest, manyArtifacts, namesIn, nowhere, refused, statementsOf } from './shelf.ts'

describe('copyArtifact', () => {
  test('adds an artifact to another list, and leaves it where it was', async () => {
    const world = await createWorld()
    const { tools, daily, other, spare, a } = await fillShelf(world)
    const input = { artifactId: a, fromListId: daily, toListId: spare, at: { position: 0 } }
    expect(stable(await change(world, 'copyArtifact', input))).toMatchInlineSnapshot(`
      {
        "__typename": "CopyArtifactSuccess",
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
            "id": "Collection#1",
          },
          "id": "Group#1",
          "name": "spare",
          "position": 0,
          "version": 1,
        },
      }
    `)
    expect(await namesIn(world, daily)).toEqual(['a', 'b'])
    expect(await namesIn(world, tools)).toEqual(['a', 'b', 'c'])
    expect(await namesIn(world, other)).toEqual(['c', 'd', 'a'])
    await expectTrueCounts(world)
  })

  test('shows no edge of the collection where the artifact was there', async () => {
    const world = await createWorld()
    const { tools, other, spare, b, c, d } = await fillShelf(world)
    const result = await change(world, 'copyArtifact', { artifactId: c, fromListId: tools, toListId: spare })
    expect(result).toMatchObject({
      toList: { id: spare, artifactCount: 2 },
      edge: { position: 1 },
      collectionEdge: null,
    })
    const input = { artifactId: b, fromListId: tools, toListId: other, at: { before: d } }
    expect(await change(world, 'copyArtifact', input)).toMatchObject({ edge: { position: 1 }, collectionEdge: null })
    expect(await namesIn(world, other)).toEqual(['c', 'b', 'd'])
  })

  test('sends as many statements between lists of 3 as between lists of 300', async () => {
    const world = await createWorld()
    const members = await manyArtifacts(world, 600)
    const fill = async (name: string, size: number) => ({
      artifactId: members[0],
      fromListId: await world.collection(`from ${name}`, members.slice(0, size)),
      toListId: await world.group(await world.collection(`to ${name}`), 'part', members.slice(-size)),
    })
    const few = await statementsOf(world, 'copyArtifact', await fill('short', 3))
    expect(await statementsOf(world, 'copyArtifact', await fill('long', 300))).toEqual(few)
    expect(few).toHaveLength(17)
  })
})

describe('copyArtifact refuses', () => {
  test('what breaks a rule', async () => {
    const world = await createWorld()
    const { tools, daily, other, a, b } = await fillShelf(world)
    const copy = (fromListId: string, toListId: string, at: object | null = null) =>
      refused(world, 'copyArtifact', { artifactId: a, fromListId, toListId, at })
    expect(await copy(tools, tools)).toMatchObject({ issues: [{ code: 'NOT_ALLOWED' }] })
    expect(await copy(tools, daily)).toMatchObject({ issues: [{ code: 'NOT_ALLOWED' }] })
    expect(await copy(daily, tools)).toMatchObject({ issues: [{ code: 'NOT_ALLOWED' }] })
    expect(stable(await copy(tools, other, { after: b }))).toMatchInlineSnapshot(`
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
    expect(await copy(tools, a, { position: -1 })).toMatchObject({
      issues: [
        { code: 'WRONG_TYPE', path: ['input', 'toListId'] },
        { code: 'OUT_OF_RANGE', path: ['input', 'at', 'position'] },
      ],
    })
  })

  test('what is not there, before it asks for what is in the way', async () => {
    const world = await createWorld()
    const { tools, other, a, d } = await fillShelf(world)
    const copy = (artifactId: string, fromListId: string, toListId: string) =>
      refused(world, 'copyArtifact', { artifactId, fromListId, toListId })
    expect(await copy(d, tools, other)).toMatchObject({ message: 'The artifact is not in the list.' })
    expect(await copy(nowhere.artifact, tools, other)).toMatchObject({ path: ['input', 'artifactId'] })
    expect(await copy(a, tools, nowhere.group)).toMatchInlineSnapshot(`
      {
        "__typename": "NotFoundError",
        "code": "NOT_FOUND",
        "message": "There is no group with this id.",
        "path": [
          "input",
          "toListId",
        ],
      }
    `)
  })

  test('what is in the target already', async () => {
    const world = await createWorld()
    const { tools, other, c } = await fillShelf(world)
    const result = await refused(world, 'copyArtifact', { artifactId: c, fromListId: tools, toListId: other })
    expect(result).toMatchObject({ __typename: 'ConflictError', existing: { __typename: 'Artifact', id: c } })
  })

  test.each(['tools', 'spare'] as const)('an actor who may arrange one list, but not %s', async (list) => {
    const { actor, deny } = guest()
    const world = await createWorld({ actor })
    const shelf = await fillShelf(world)
    deny('list:arrange', shelf[list])
    const input = { artifactId: shelf.a, fromListId: shelf.tools, toListId: shelf.spare }
    expect((await refused(world, 'copyArtifact', input)).__typename).toBe('ForbiddenError')
  })
})
