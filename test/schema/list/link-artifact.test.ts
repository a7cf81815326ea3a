import { describe, expect, test } from 'vitest'
import { decodeId } from '../../../src/ids.ts'
import { stable } from '../../kit/stable.ts'
import { createWorld } from '../../kit/world.ts'
import { change } from './documents.ts'
import { expectTrueCounts, fillShelf, manyArtifacts, namesIn, refused, statementsOf } from './shelf.ts'

describe('linkArtifact', () => {
  test('adds an artifact at the end of a collection', async () => {
    const world = await createWorld()
    const { tools, e } = await fillShelf(world)
    expect(stable(await change(world, 'linkArtifact', { listId: tools, artifactId: e }))).toMatchInlineSnapshot(`
      {
        "__typename": "LinkArtifactSuccess",
        "collectionEdge": null,
        "edge": {
          "__typename": "ArtifactListEdge",
          "addedAt": "time",
          "cursor": "cursor#1",
          "node": {
            "__typename": "Artifact",
            "id": "Artifact#1",
            "name": "e",
          },
          "position": 3,
        },
        "list": {
          "__typename": "Collection",
          "artifactCount": 4,
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
              {
                "__typename": "Artifact",
                "name": "c",
              },
              {
                "__typename": "Artifact",
                "name": "e",
              },
            ],
            "totalCount": 4,
          },
          "groupCount": 2,
          "id": "Collection#1",
          "name": "tools",
          "version": 1,
        },
      }
    `)
    await expectTrueCounts(world)
  })

  test('adds an artifact to a group, and to the end of its collection, where it was not', async () => {
    const world = await createWorld()
    const { tools, daily, e } = await fillShelf(world)
    const input = { listId: daily, artifactId: e, at: { position: 0 } }
    expect(stable(await change(world, 'linkArtifact', input))).toMatchInlineSnapshot(`
      {
        "__typename": "LinkArtifactSuccess",
        "collectionEdge": {
          "__typename": "ArtifactListEdge",
          "addedAt": "time",
          "cursor": "cursor#1",
          "node": {
            "__typename": "Artifact",
            "id": "Artifact#1",
            "name": "e",
          },
          "position": 3,
        },
        "edge": {
          "__typename": "ArtifactListEdge",
          "addedAt": "time",
          "cursor": "cursor#2",
          "node": {
            "__typename": "Artifact",
            "id": "Artifact#1",
            "name": "e",
          },
          "position": 0,
        },
        "list": {
          "__typename": "Group",
          "artifactCount": 3,
          "artifacts": {
            "__typename": "ArtifactListConnection",
            "nodes": [
              {
                "__typename": "Artifact",
                "name": "e",
              },
              {
                "__typename": "Artifact",
                "name": "a",
              },
              {
                "__typename": "Artifact",
                "name": "b",
              },
            ],
            "totalCount": 3,
          },
          "collection": {
            "__typename": "Collection",
            "artifactCount": 4,
            "id": "Collection#1",
          },
          "id": "Group#1",
          "name": "daily",
          "position": 0,
          "version": 1,
        },
      }
    `)
    expect(await namesIn(world, tools)).toEqual(['a', 'b', 'c', 'e'])
    await expectTrueCounts(world)
  })

  test('shows no edge of the collection where the artifact was there', async () => {
    const world = await createWorld()
    const { tools, daily, c } = await fillShelf(world)
    const result = await change(world, 'linkArtifact', { listId: daily, artifactId: c })
    expect(result['collectionEdge']).toBeNull()
    expect(await namesIn(world, daily)).toEqual(['a', 'b', 'c'])
    expect(await namesIn(world, tools)).toEqual(['a', 'b', 'c'])
  })

  test.each([
    ['nothing said', null, 'abce'],
    ['the start', { position: 0 }, 'eabc'],
    ['a place within', { position: 2 }, 'abec'],
    ['the end', { position: 3 }, 'abce'],
    ['past the end', { position: 2_147_483_647 }, 'abce'],
  ])('puts it at a position: %s', async (_, at, order) => {
    const world = await createWorld()
    const { tools, e } = await fillShelf(world)
    await change(world, 'linkArtifact', { listId: tools, artifactId: e, at })
    expect((await namesIn(world, tools)).join('')).toBe(order)
  })

  test.each([
    ['before', 'a', 'eabc'],
    ['before', 'b', 'aebc'],
    ['after', 'b', 'abec'],
    ['after', 'c', 'abce'],
  ] as const)('puts it %s %s', async (side, neighbour, order) => {
    const world = await createWorld()
    const shelf = await fillShelf(world)
    await change(world, 'linkArtifact', { listId: shelf.tools, artifactId: shelf.e, at: { [side]: shelf[neighbour] } })
    expect((await namesIn(world, shelf.tools)).join('')).toBe(order)
  })

  test('takes artifacts of every state', async () => {
    const world = await createWorld()
    const { tools, e } = await fillShelf(world)
    await world.database.prisma.artifact.update({
      where: { id: decodeId(e)?.id ?? '' },
      data: { state: 'REMOVED' },
    })
    const result = await change(world, 'linkArtifact', { listId: tools, artifactId: e })
    expect(result).toMatchObject({ list: { artifactCount: 4, artifacts: { totalCount: 4 } } })
  })

  test('as a rehearsal answers the same and keeps nothing', async () => {
    const world = await createWorld()
    const { daily, e } = await fillShelf(world)
    const rehearsed = await refused(world, 'linkArtifact', { listId: daily, artifactId: e, validateOnly: true })
    expect(stable(rehearsed)).toEqual(stable(await change(world, 'linkArtifact', { listId: daily, artifactId: e })))
  })

  test('sends as many statements to a list of 3 as to one of 300', async () => {
    const world = await createWorld()
    const artifacts = await manyArtifacts(world, 301)
    const [extra = '', ...members] = artifacts
    const short = await world.group(await world.collection('short'), 'part', members.slice(0, 3))
    const long = await world.group(await world.collection('long'), 'part', members)
    const few = await statementsOf(world, 'linkArtifact', { listId: short, artifactId: extra, at: { position: 2 } })
    const many = await statementsOf(world, 'linkArtifact', { listId: long, artifactId: extra, at: { position: 200 } })
    expect(many).toEqual(few)
    expect(few).toHaveLength(16)
  })
})
