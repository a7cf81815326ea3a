import { describe, expect, test } from 'vitest'
import { stable } from '../../kit/stable.ts'
import { createWorld } from '../../kit/world.ts'
import { fillShelf, guest, namesIn, nowhere, refused } from './shelf.ts'

describe('linkArtifact refuses', () => {
  test('what breaks a rule', async () => {
    const world = await createWorld()
    const { tools, a, d, e } = await fillShelf(world)
    const result = await refused(world, 'linkArtifact', { listId: nowhere.malformed, artifactId: tools })
    expect(stable(result)).toMatchInlineSnapshot(`
      {
        "__typename": "ValidationError",
        "code": "VALIDATION",
        "issues": [
          {
            "__typename": "ValidationIssue",
            "code": "MALFORMED",
            "message": "This is no id that this server has given out.",
            "path": [
              "input",
              "listId",
            ],
          },
          {
            "__typename": "ValidationIssue",
            "code": "WRONG_TYPE",
            "message": "This is the id of a Collection, not of an Artifact.",
            "path": [
              "input",
              "artifactId",
            ],
          },
        ],
        "message": "2 values are wrong.",
        "path": [
          "input",
          "listId",
        ],
      }
    `)
    const issueOf = async (input: object) =>
      (await refused(world, 'linkArtifact', { listId: tools, ...input }))['issues']
    expect(await issueOf({ artifactId: e, at: { position: -1 } })).toMatchInlineSnapshot(`
      [
        {
          "__typename": "ValidationIssue",
          "code": "OUT_OF_RANGE",
          "message": "A position is 0 or more.",
          "path": [
            "input",
            "at",
            "position",
          ],
        },
      ]
    `)
    expect(await issueOf({ artifactId: e, at: { before: d } })).toMatchInlineSnapshot(`
      [
        {
          "__typename": "ValidationIssue",
          "code": "NOT_IN_LIST",
          "message": "What it is to be placed beside is not in the list.",
          "path": [
            "input",
            "at",
            "before",
          ],
        },
      ]
    `)
    expect(await issueOf({ artifactId: e, at: { after: e } })).toMatchObject([{ code: 'NOT_IN_LIST' }])
    expect(await issueOf({ artifactId: e, at: { after: nowhere.artifact } })).toMatchObject([{ code: 'NOT_IN_LIST' }])
    expect(await issueOf({ artifactId: e, at: { after: tools } })).toMatchObject([
      { code: 'WRONG_TYPE', path: ['input', 'at', 'after'] },
    ])
    expect(await issueOf({ artifactId: a, at: { before: nowhere.malformed } })).toMatchObject([{ code: 'MALFORMED' }])
  })

  test.each([{}, { position: 1, before: 'x' }, { before: 'x', after: 'y' }, { position: null }])(
    'before it runs, a place that is not one: %o',
    async (at) => {
      const world = await createWorld()
      const { tools, e } = await fillShelf(world)
      const query = 'mutation ($input: LinkArtifactInput!) { linkArtifact(input: $input) { __typename } }'
      const answer = await world.send(query, { input: { listId: tools, artifactId: e, at } })
      expect(answer).toMatchObject({ status: 400, data: null })
      expect(await namesIn(world, tools)).toEqual(['a', 'b', 'c'])
    },
  )

  test('what is not there', async () => {
    const world = await createWorld()
    const { tools, a } = await fillShelf(world)
    const link = (listId: string, artifactId: string) => refused(world, 'linkArtifact', { listId, artifactId })
    expect(await link(tools, nowhere.artifact)).toMatchInlineSnapshot(`
      {
        "__typename": "NotFoundError",
        "code": "NOT_FOUND",
        "message": "There is no artifact with this id.",
        "path": [
          "input",
          "artifactId",
        ],
      }
    `)
    expect(await link(nowhere.collection, a)).toMatchInlineSnapshot(`
      {
        "__typename": "NotFoundError",
        "code": "NOT_FOUND",
        "message": "There is no collection with this id.",
        "path": [
          "input",
          "listId",
        ],
      }
    `)
    expect(await link(nowhere.group, a)).toMatchObject({ message: 'There is no group with this id.' })
  })

  test('what is in the list already, and names it', async () => {
    const world = await createWorld()
    const { daily, tools, a } = await fillShelf(world)
    expect(stable(await refused(world, 'linkArtifact', { listId: daily, artifactId: a }))).toMatchInlineSnapshot(`
      {
        "__typename": "ConflictError",
        "code": "CONFLICT",
        "existing": {
          "__typename": "Artifact",
          "id": "Artifact#1",
        },
        "message": "The artifact is in the group already.",
        "path": [
          "input",
          "artifactId",
        ],
      }
    `)
    // A wrong neighbour is looked for only when something is to be placed.
    const input = { listId: tools, artifactId: a, at: { before: nowhere.artifact } }
    expect((await refused(world, 'linkArtifact', input)).__typename).toBe('ConflictError')
  })

  test('an actor who may not arrange the list', async () => {
    const { actor, deny } = guest()
    const world = await createWorld({ actor })
    const { tools, e } = await fillShelf(world)
    deny('list:arrange', tools)
    expect(await refused(world, 'linkArtifact', { listId: tools, artifactId: e })).toMatchInlineSnapshot(`
      {
        "__typename": "ForbiddenError",
        "code": "FORBIDDEN",
        "message": "You lack the permission list:arrange.",
        "path": null,
      }
    `)
  })
})
