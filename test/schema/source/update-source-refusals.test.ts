import { describe, expect, it } from 'vitest'
import { createWorld } from '../../kit/world.ts'
import { carryOut, nobody, refusals, source } from './documents.ts'

const url = 'https://github.com/obra/superpowers'

describe('updateSource refuses', () => {
  it('what breaks a rule, with everything left as it was', async () => {
    const world = await createWorld()
    const id = await world.source(url, { scan: false })
    const inTheWay = await world.source(url, { scan: false, ref: 'main' })
    const answers = await refusals(world, 'updateSource', {
      'wrong values': { id, ref: 'a..b', rootFolder: '../x', tags: ['a b'] },
      'what cannot be cleared': { id, ref: null, trustLevel: null, importReadme: null },
      'the registration of another': { id, ref: 'main' },
      'a version that has passed': { id, ref: 'next', ifVersion: 7 },
      'an unknown source': { id: nobody, ref: 'next' },
    })
    expect(answers).toMatchInlineSnapshot(`
      {
        "a version that has passed": {
          "__typename": "StaleVersionError",
          "code": "STALE_VERSION",
          "current": {
            "__typename": "Source",
            "id": "Source#1",
          },
          "message": "It has been changed since: its version is 1 now.",
          "path": [
            "input",
            "ifVersion",
          ],
        },
        "an unknown source": {
          "__typename": "NotFoundError",
          "code": "NOT_FOUND",
          "message": "There is no source with this id.",
          "path": [
            "input",
            "id",
          ],
        },
        "the registration of another": {
          "__typename": "ConflictError",
          "code": "CONFLICT",
          "existing": {
            "__typename": "Source",
            "id": "Source#1",
          },
          "message": "The repository is registered with this ref and root folder already.",
          "path": [
            "input",
          ],
        },
        "what cannot be cleared": {
          "__typename": "ValidationError",
          "code": "VALIDATION",
          "issues": [
            {
              "__typename": "ValidationIssue",
              "code": "NOT_ALLOWED",
              "message": "It cannot be cleared; leave it out to keep it.",
              "path": [
                "input",
                "ref",
              ],
            },
            {
              "__typename": "ValidationIssue",
              "code": "NOT_ALLOWED",
              "message": "It cannot be cleared; leave it out to keep it.",
              "path": [
                "input",
                "trustLevel",
              ],
            },
            {
              "__typename": "ValidationIssue",
              "code": "NOT_ALLOWED",
              "message": "It cannot be cleared; leave it out to keep it.",
              "path": [
                "input",
                "importReadme",
              ],
            },
          ],
          "message": "3 values are wrong.",
          "path": [
            "input",
            "ref",
          ],
        },
        "wrong values": {
          "__typename": "ValidationError",
          "code": "VALIDATION",
          "issues": [
            {
              "__typename": "ValidationIssue",
              "code": "MALFORMED",
              "message": "This is no name of a branch, tag or commit.",
              "path": [
                "input",
                "ref",
              ],
            },
            {
              "__typename": "ValidationIssue",
              "code": "MALFORMED",
              "message": "This is no path of a folder inside the repository.",
              "path": [
                "input",
                "rootFolder",
              ],
            },
            {
              "__typename": "ValidationIssue",
              "code": "MALFORMED",
              "message": "A tag has 1 to 50 characters of A-Z, a-z, 0-9, _ and -.",
              "path": [
                "input",
                "tags",
                "0",
              ],
            },
          ],
          "message": "3 values are wrong.",
          "path": [
            "input",
            "ref",
          ],
        },
      }
    `)
    const conflict = await carryOut(world, 'updateSource', { id, ref: 'main' })
    expect(conflict['existing']).toEqual({ __typename: 'Source', id: inTheWay })
    const { current } = await carryOut(world, 'updateSource', { id, ifVersion: 0 })
    expect(current).toEqual({ __typename: 'Source', id })
    expect(
      await world.read(`query ($id: ID!) { node(id: $id) { ... on Source { ${source} } } }`, { id }),
    ).toMatchObject({ node: { ref: 'HEAD', version: 1 } })
  })
})
