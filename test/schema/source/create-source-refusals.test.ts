import { describe, expect, it } from 'vitest'
import { reader } from '../../kit/actors.ts'
import { createWorld } from '../../kit/world.ts'
import { refusals } from './documents.ts'

const url = 'https://github.com/obra/superpowers'

describe('createSource', () => {
  it('refuses what breaks a rule, and says all of it', async () => {
    const world = await createWorld()
    const answers = await refusals(world, 'createSource', {
      'an address elsewhere': { url: 'https://example.com/a/b' },
      'many things at once': { url: '', ref: 'a..b', rootFolder: '../x', tags: ['a b', 'é'] },
      '21 tags': { url, tags: Array.from({ length: 21 }, (_, n) => `t${String(n)}`) },
      'an empty ref': { url, ref: '  ' },
      'U+0000': { url, ref: 'a\0', rootFolder: 'a\0b' },
    })
    expect(answers).toMatchInlineSnapshot(`
      {
        "21 tags": {
          "__typename": "ValidationError",
          "code": "VALIDATION",
          "issues": [
            {
              "__typename": "ValidationIssue",
              "code": "TOO_LONG",
              "message": "There are 21 tags; 20 are allowed.",
              "path": [
                "input",
                "tags",
              ],
            },
          ],
          "message": "There are 21 tags; 20 are allowed.",
          "path": [
            "input",
            "tags",
          ],
        },
        "U+0000": {
          "__typename": "ValidationError",
          "code": "VALIDATION",
          "issues": [
            {
              "__typename": "ValidationIssue",
              "code": "MALFORMED",
              "message": "The text contains the character U+0000.",
              "path": [
                "input",
                "ref",
              ],
            },
            {
              "__typename": "ValidationIssue",
              "code": "MALFORMED",
              "message": "The text contains the character U+0000.",
              "path": [
                "input",
                "rootFolder",
              ],
            },
          ],
          "message": "2 values are wrong.",
          "path": [
            "input",
            "ref",
          ],
        },
        "an address elsewhere": {
          "__typename": "ValidationError",
          "code": "VALIDATION",
          "issues": [
            {
              "__typename": "ValidationIssue",
              "code": "MALFORMED",
              "message": "Give the address as https://github.com/OWNER/NAME or https://github.com/OWNER/NAME/tree/REF/FOLDER.",
              "path": [
                "input",
                "url",
              ],
            },
          ],
          "message": "Give the address as https://github.com/OWNER/NAME or https://github.com/OWNER/NAME/tree/REF/FOLDER.",
          "path": [
            "input",
            "url",
          ],
        },
        "an empty ref": {
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
          ],
          "message": "This is no name of a branch, tag or commit.",
          "path": [
            "input",
            "ref",
          ],
        },
        "many things at once": {
          "__typename": "ValidationError",
          "code": "VALIDATION",
          "issues": [
            {
              "__typename": "ValidationIssue",
              "code": "MALFORMED",
              "message": "Give the address as https://github.com/OWNER/NAME or https://github.com/OWNER/NAME/tree/REF/FOLDER.",
              "path": [
                "input",
                "url",
              ],
            },
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
          ],
          "message": "5 values are wrong.",
          "path": [
            "input",
            "url",
          ],
        },
      }
    `)
  })

  it('refuses who may only look', async () => {
    const world = await createWorld({ actor: reader })
    expect(await refusals(world, 'createSource', { guest: { url } })).toMatchInlineSnapshot(`
      {
        "guest": {
          "__typename": "ForbiddenError",
          "code": "FORBIDDEN",
          "message": "You lack the permission source:create.",
          "path": null,
        },
      }
    `)
  })
})
