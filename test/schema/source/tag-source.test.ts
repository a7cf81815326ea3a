import { describe, expect, it } from 'vitest'
import { reader } from '../../kit/actors.ts'
import { createWorld } from '../../kit/world.ts'
import { carryOut, nobody, refusals, statements, told } from './documents.ts'

const url = 'https://github.com/obra/superpowers'
const many = Array.from({ length: 20 }, (_, n) => `t${String(n)}`)

describe('tagSource', () => {
  it('adds what is not there, in lower case', async () => {
    const world = await createWorld()
    const id = await world.source(url, { scan: false, tags: ['one'] })
    world.statements.take()
    expect(await told(world, 'tagSource', { id, tags: ['Two', 'ONE', 'two', 'three_3'] })).toMatchInlineSnapshot(`
      {
        "__typename": "TagSourceSuccess",
        "source": {
          "__typename": "Source",
          "artifactCount": 0,
          "commit": null,
          "createdAt": "time",
          "id": "Source#1",
          "importReadme": false,
          "importRepositoryDescription": false,
          "owner": "obra",
          "ref": "HEAD",
          "repository": "superpowers",
          "rootFolder": null,
          "scanStatus": "PENDING",
          "tags": [
            "one",
            "two",
            "three_3",
          ],
          "trustLevel": "BASIC",
          "updatedAt": "time",
          "url": "https://github.com/obra/superpowers",
          "version": 2,
        },
      }
    `)
    expect(statements(world)).toMatchInlineSnapshot(`
      [
        "SELECT sources",
        "SELECT sources",
        "UPDATE sources",
      ]
    `)
    // Nothing new: nothing is written.
    expect(await carryOut(world, 'tagSource', { id, tags: ['TWO'] })).toMatchObject({ source: { version: 2 } })
  })

  it('refuses what breaks a rule', async () => {
    const world = await createWorld()
    const id = await world.source(url, { scan: false, tags: many })
    const answers = await refusals(world, 'tagSource', {
      'a 21st tag': { id, tags: ['another', 't1'] },
      'no tags at all': { id, tags: ['', 'a b', 'ü', 'x'.repeat(51)] },
      'a malformed id': { id: 'x', tags: ['a'] },
      nobody: { id: nobody, tags: ['a'] },
    })
    expect(answers).toMatchInlineSnapshot(`
      {
        "a 21st tag": {
          "__typename": "ValidationError",
          "code": "VALIDATION",
          "issues": [
            {
              "__typename": "ValidationIssue",
              "code": "TOO_LONG",
              "message": "The source would have 21 tags; 20 are allowed.",
              "path": [
                "input",
                "tags",
              ],
            },
          ],
          "message": "The source would have 21 tags; 20 are allowed.",
          "path": [
            "input",
            "tags",
          ],
        },
        "a malformed id": {
          "__typename": "ValidationError",
          "code": "VALIDATION",
          "issues": [
            {
              "__typename": "ValidationIssue",
              "code": "MALFORMED",
              "message": "This is no id that this server has given out.",
              "path": [
                "input",
                "id",
              ],
            },
          ],
          "message": "This is no id that this server has given out.",
          "path": [
            "input",
            "id",
          ],
        },
        "no tags at all": {
          "__typename": "ValidationError",
          "code": "VALIDATION",
          "issues": [
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
            {
              "__typename": "ValidationIssue",
              "code": "MALFORMED",
              "message": "A tag has 1 to 50 characters of A-Z, a-z, 0-9, _ and -.",
              "path": [
                "input",
                "tags",
                "1",
              ],
            },
            {
              "__typename": "ValidationIssue",
              "code": "MALFORMED",
              "message": "A tag has 1 to 50 characters of A-Z, a-z, 0-9, _ and -.",
              "path": [
                "input",
                "tags",
                "2",
              ],
            },
            {
              "__typename": "ValidationIssue",
              "code": "MALFORMED",
              "message": "A tag has 1 to 50 characters of A-Z, a-z, 0-9, _ and -.",
              "path": [
                "input",
                "tags",
                "3",
              ],
            },
          ],
          "message": "4 values are wrong.",
          "path": [
            "input",
            "tags",
            "0",
          ],
        },
        "nobody": {
          "__typename": "NotFoundError",
          "code": "NOT_FOUND",
          "message": "There is no source with this id.",
          "path": [
            "input",
            "id",
          ],
        },
      }
    `)
  })

  it('refuses who may only look', async () => {
    const world = await createWorld({ actor: reader })
    const id = await world.source(url, { scan: false })
    expect(await refusals(world, 'tagSource', { guest: { id, tags: ['a'] } })).toMatchInlineSnapshot(`
      {
        "guest": {
          "__typename": "ForbiddenError",
          "code": "FORBIDDEN",
          "message": "You lack the permission source:update.",
          "path": null,
        },
      }
    `)
  })

  it('names a hundred of many wrong tags, and says how many there are', async () => {
    const world = await createWorld()
    const id = await world.source(url, { scan: false })
    const query = `mutation ($id: ID!, $tags: [String!]!) { tagSource(input: { id: $id, tags: $tags }) {
      __typename ... on ValidationError { message issues { __typename path } } } }`
    const { tagSource } = await world.read<{ tagSource: { message: string; issues: { path: string[] }[] } }>(query, {
      id,
      tags: Array.from({ length: 1000 }, () => 'a b'),
    })
    expect(tagSource.message).toBe('1000 values are wrong.')
    expect(tagSource.issues.map(({ path }) => path[2])).toEqual(Array.from({ length: 100 }, (_, n) => String(n)))
  })
})

describe('untagSource', () => {
  it('takes off what is there', async () => {
    const world = await createWorld()
    const id = await world.source(url, { scan: false, tags: ['one', 'two', 'three'] })
    expect(await told(world, 'untagSource', { id, tags: ['TWO', 'four', 'one'] })).toMatchInlineSnapshot(`
      {
        "__typename": "UntagSourceSuccess",
        "source": {
          "__typename": "Source",
          "artifactCount": 0,
          "commit": null,
          "createdAt": "time",
          "id": "Source#1",
          "importReadme": false,
          "importRepositoryDescription": false,
          "owner": "obra",
          "ref": "HEAD",
          "repository": "superpowers",
          "rootFolder": null,
          "scanStatus": "PENDING",
          "tags": [
            "three",
          ],
          "trustLevel": "BASIC",
          "updatedAt": "time",
          "url": "https://github.com/obra/superpowers",
          "version": 2,
        },
      }
    `)
    expect(await carryOut(world, 'untagSource', { id, tags: ['two'] })).toMatchObject({ source: { version: 2 } })
  })

  it('refuses what is no tag, an unknown source, and who may only look', async () => {
    const world = await createWorld({ actor: reader })
    const id = await world.source(url, { scan: false, tags: ['one'] })
    const answers = await refusals(world, 'untagSource', {
      'no tag': { id, tags: ['a b'] },
      nobody: { id: nobody, tags: ['a'] },
      guest: { id, tags: ['one'] },
    })
    expect(answers).toMatchInlineSnapshot(`
      {
        "guest": {
          "__typename": "ForbiddenError",
          "code": "FORBIDDEN",
          "message": "You lack the permission source:update.",
          "path": null,
        },
        "no tag": {
          "__typename": "ValidationError",
          "code": "VALIDATION",
          "issues": [
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
          "message": "A tag has 1 to 50 characters of A-Z, a-z, 0-9, _ and -.",
          "path": [
            "input",
            "tags",
            "0",
          ],
        },
        "nobody": {
          "__typename": "NotFoundError",
          "code": "NOT_FOUND",
          "message": "There is no source with this id.",
          "path": [
            "input",
            "id",
          ],
        },
      }
    `)
  })
})
