import { describe, expect, test } from 'vitest'
import { stable } from '../../kit/stable.ts'
import { createWorld } from '../../kit/world.ts'
import { change } from './documents.ts'
import { expectTrueCounts, fillShelf, manyArtifacts, namesIn, nowhere, refused, statementsOf } from './shelf.ts'

const outcomesOf = (result: Record<string, unknown>) =>
  (result['rows'] as { outcome: string; error: { code: string } | null }[]).map(({ outcome, error }) =>
    error ? `${outcome} ${error.code}` : outcome,
  )

describe('linkArtifacts', () => {
  test('adds artifacts in a row, and says of each what happened', async () => {
    const world = await createWorld()
    const { tools, daily, a, d, e } = await fillShelf(world)
    const input = { listId: daily, artifactIds: [e, a, d, e], at: { position: 1 } }
    expect(stable(await change(world, 'linkArtifacts', input))).toMatchInlineSnapshot(`
      {
        "__typename": "LinkArtifactsSuccess",
        "list": {
          "__typename": "Group",
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
                "name": "e",
              },
              {
                "__typename": "Artifact",
                "name": "d",
              },
              {
                "__typename": "Artifact",
                "name": "b",
              },
            ],
            "totalCount": 4,
          },
          "collection": {
            "__typename": "Collection",
            "artifactCount": 5,
            "id": "Collection#1",
          },
          "id": "Group#1",
          "name": "daily",
          "position": 0,
          "version": 1,
        },
        "rows": [
          {
            "__typename": "BulkRow",
            "artifactId": "Artifact#1",
            "edge": {
              "__typename": "ArtifactListEdge",
              "addedAt": "time",
              "cursor": "cursor#1",
              "node": {
                "__typename": "Artifact",
                "id": "Artifact#1",
                "name": "e",
              },
              "position": 1,
            },
            "error": null,
            "outcome": "LINKED",
          },
          {
            "__typename": "BulkRow",
            "artifactId": "Artifact#2",
            "edge": null,
            "error": null,
            "outcome": "ALREADY_LINKED",
          },
          {
            "__typename": "BulkRow",
            "artifactId": "Artifact#3",
            "edge": {
              "__typename": "ArtifactListEdge",
              "addedAt": "time",
              "cursor": "cursor#2",
              "node": {
                "__typename": "Artifact",
                "id": "Artifact#3",
                "name": "d",
              },
              "position": 2,
            },
            "error": null,
            "outcome": "LINKED",
          },
          {
            "__typename": "BulkRow",
            "artifactId": "Artifact#1",
            "edge": null,
            "error": null,
            "outcome": "ALREADY_LINKED",
          },
        ],
      }
    `)
    // What is new in the collection of a group stands at its end.
    expect(await namesIn(world, tools)).toEqual(['a', 'b', 'c', 'e', 'd'])
    await expectTrueCounts(world)
  })

  test.each([
    [null, 'abced'],
    [{ position: 0 }, 'edabc'],
    [{ position: 2 }, 'abedc'],
    [{ position: 99 }, 'abced'],
  ])('puts them in a row: %o', async (at, order) => {
    const world = await createWorld()
    const { tools, d, e } = await fillShelf(world)
    await change(world, 'linkArtifacts', { listId: tools, artifactIds: [e, d], at })
    expect((await namesIn(world, tools)).join('')).toBe(order)
  })

  test('puts them beside one that is in the list', async () => {
    const world = await createWorld()
    const { tools, b, d, e } = await fillShelf(world)
    await change(world, 'linkArtifacts', { listId: tools, artifactIds: [e], at: { before: b } })
    await change(world, 'linkArtifacts', { listId: tools, artifactIds: [b, d], at: { after: b } })
    expect((await namesIn(world, tools)).join('')).toBe('aebdc')
  })

  test('a second time changes nothing', async () => {
    const world = await createWorld()
    const { tools, b, d, e } = await fillShelf(world)
    const input = { listId: tools, artifactIds: [d, e], at: { after: b } }
    expect(outcomesOf(await change(world, 'linkArtifacts', input))).toEqual(['LINKED', 'LINKED'])
    expect(outcomesOf(await refused(world, 'linkArtifacts', input))).toEqual(['ALREADY_LINKED', 'ALREADY_LINKED'])
    expect((await namesIn(world, tools)).join('')).toBe('abdec')
  })

  test('with ROLLBACK writes nothing when one row fails, and says why', async () => {
    const world = await createWorld()
    const { tools, a, d } = await fillShelf(world)
    const input = { listId: tools, artifactIds: [d, nowhere.artifact, a, tools] }
    const result = await refused(world, 'linkArtifacts', input)
    expect(stable(result['rows'])).toMatchInlineSnapshot(`
      [
        {
          "__typename": "BulkRow",
          "artifactId": "Artifact#1",
          "edge": null,
          "error": null,
          "outcome": "ROLLED_BACK",
        },
        {
          "__typename": "BulkRow",
          "artifactId": "Artifact#2",
          "edge": null,
          "error": {
            "__typename": "NotFoundError",
            "code": "NOT_FOUND",
            "message": "There is no artifact with this id.",
            "path": [
              "input",
              "artifactIds",
              "1",
            ],
          },
          "outcome": "FAILED",
        },
        {
          "__typename": "BulkRow",
          "artifactId": "Artifact#3",
          "edge": null,
          "error": null,
          "outcome": "ROLLED_BACK",
        },
        {
          "__typename": "BulkRow",
          "artifactId": "Collection#1",
          "edge": null,
          "error": {
            "__typename": "ValidationError",
            "code": "VALIDATION",
            "issues": [
              {
                "__typename": "ValidationIssue",
                "code": "WRONG_TYPE",
                "message": "This is the id of a Collection, not of an Artifact.",
                "path": [
                  "input",
                  "artifactIds",
                  "3",
                ],
              },
            ],
            "message": "This is the id of a Collection, not of an Artifact.",
            "path": [
              "input",
              "artifactIds",
              "3",
            ],
          },
          "outcome": "FAILED",
        },
      ]
    `)
    const said = await refused(world, 'linkArtifacts', { ...input, onError: 'ROLLBACK' })
    expect(said).toEqual(result)
  })

  test('with SKIP writes the others', async () => {
    const world = await createWorld()
    const { tools, a, d, e } = await fillShelf(world)
    const artifactIds = [nowhere.malformed, d, nowhere.artifact, a, tools, e, nowhere.artifact]
    const result = await change(world, 'linkArtifacts', { listId: tools, artifactIds, onError: 'SKIP' })
    expect(outcomesOf(result)).toEqual([
      'FAILED VALIDATION',
      'LINKED',
      'FAILED NOT_FOUND',
      'ALREADY_LINKED',
      'FAILED VALIDATION',
      'LINKED',
      'FAILED NOT_FOUND',
    ])
    expect((await namesIn(world, tools)).join('')).toBe('abcde')
    await expectTrueCounts(world)
  })

  test('takes 500 rows, and none', async () => {
    const world = await createWorld()
    const { tools, spare, c } = await fillShelf(world)
    const artifactIds = await manyArtifacts(world, 500)
    const result = await change(world, 'linkArtifacts', { listId: spare, artifactIds, at: { position: 0 } })
    expect(new Set(outcomesOf(result))).toEqual(new Set(['LINKED']))
    expect(result).toMatchObject({ list: { artifactCount: 501 } })
    const positions = (result['rows'] as { edge: { position: number } }[]).map(({ edge }) => edge.position)
    expect(positions).toEqual(artifactIds.map((_, index) => index))
    await expectTrueCounts(world)
    expect(await refused(world, 'linkArtifacts', { listId: tools, artifactIds: [] })).toMatchObject({ rows: [] })
    const noPlace = { listId: spare, artifactIds: [c], at: { position: 600 } }
    expect(await change(world, 'linkArtifacts', noPlace)).toMatchObject({ rows: [{ edge: { position: 501 } }] })
  })

  test('sends as many statements for 2 rows as for 200', async () => {
    const world = await createWorld()
    const artifacts = await manyArtifacts(world, 400)
    const list = await world.group(await world.collection('one'), 'part', artifacts.slice(0, 100))
    const link = (from: number, to: number) =>
      statementsOf(world, 'linkArtifacts', {
        listId: list,
        artifactIds: artifacts.slice(from, to),
        at: { position: 50 },
      })
    const few = await link(100, 102)
    expect(await link(150, 350)).toEqual(few)
    expect(few).toHaveLength(15)
  })
})
