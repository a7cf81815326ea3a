import { describe, expect, test } from 'vitest'
import { reader } from '../../kit/actors.ts'
import { stable } from '../../kit/stable.ts'
import { createWorld, type World } from '../../kit/world.ts'
import { createArtifact } from './documents.ts'

const create = (world: World, input: Record<string, unknown>) =>
  world.read(createArtifact, { input: { type: 'SKILL', name: 'polish', ...input } })

test('makes an artifact that belongs to no source', async () => {
  const world = await createWorld()
  const answer = await create(world, {
    type: 'COMMAND',
    name: ' polish ',
    title: 'Polish it',
    description: 'Makes it shine.',
    license: 'MIT',
    declaredVersion: '1.2.0',
    tags: ['Shiny', 'shiny', 'clean_up'],
    content: '# Polish\n\nMake it shine.\n',
  })
  expect(stable(answer)).toMatchInlineSnapshot(`
    {
      "createArtifact": {
        "__typename": "CreateArtifactSuccess",
        "artifact": {
          "__typename": "Artifact",
          "content": "# Polish

    Make it shine.
    ",
          "contentHash": null,
          "createdAt": "time",
          "declaredVersion": "1.2.0",
          "description": "Makes it shine.",
          "detectedAt": null,
          "findings": [],
          "frontmatter": null,
          "id": "Artifact#1",
          "license": "MIT",
          "name": "polish",
          "path": null,
          "plugin": null,
          "source": null,
          "state": "ACTIVE",
          "tags": [
            "shiny",
            "clean_up",
          ],
          "title": "Polish it",
          "type": "COMMAND",
          "updatedAt": "time",
          "upstreamUrl": null,
          "version": 1,
        },
      },
    }
  `)
  expect(stable(await create(world, {}))).toMatchInlineSnapshot(`
    {
      "createArtifact": {
        "__typename": "CreateArtifactSuccess",
        "artifact": {
          "__typename": "Artifact",
          "content": null,
          "contentHash": null,
          "createdAt": "time",
          "declaredVersion": null,
          "description": null,
          "detectedAt": null,
          "findings": [],
          "frontmatter": null,
          "id": "Artifact#1",
          "license": null,
          "name": "polish",
          "path": null,
          "plugin": null,
          "source": null,
          "state": "ACTIVE",
          "tags": [],
          "title": null,
          "type": "SKILL",
          "updatedAt": "time",
          "upstreamUrl": null,
          "version": 1,
        },
      },
    }
  `)
})

test('may have the name of another', async () => {
  const world = await createWorld()
  for (const _ of ['first', 'second'])
    expect(await create(world, { description: _ })).toMatchObject({ createArtifact: { artifact: { name: 'polish' } } })
  expect(await world.database.prisma.artifact.count()).toBe(2)
})

test('sends the same few statements, one more for content', async () => {
  const world = await createWorld()
  const kinds = () => world.statements.take().map(({ sql }) => sql.trim().replaceAll('"public".', '').slice(0, 26))
  await world.read('mutation ($input: CreateArtifactInput!) { createArtifact(input: $input) { __typename } }', {
    input: { type: 'SKILL', name: 'polish' },
  })
  expect(kinds()).toMatchInlineSnapshot(`
    [
      "INSERT INTO "artifacts" ("",
    ]
  `)
  await world.read('mutation ($input: CreateArtifactInput!) { createArtifact(input: $input) { __typename } }', {
    input: { type: 'SKILL', name: 'polish', content: 'Polish.' },
  })
  expect(kinds()).toMatchInlineSnapshot(`
    [
      "INSERT INTO "artifacts" ("",
      "INSERT INTO "artifact_cont",
    ]
  `)
})

test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
  ['normalises names', { name: 'e\u0301', title: ' e\u0301 ' }, { name: 'é', title: 'é' }],
  [
    'takes blanks for nothing',
    { title: ' ', description: ' ', license: '' },
    { title: null, description: null, license: null },
  ],
  ['takes null for nothing', { title: null, tags: null, content: null }, { title: null, tags: [], content: null }],
  ['takes 255 emoji', { name: '😀'.repeat(255) }, { name: '😀'.repeat(255) }],
  [
    'takes 20 tags',
    { tags: Array.from({ length: 20 }, (_, n) => `T-${String(n)}`) },
    { tags: Array.from({ length: 20 }, (_, n) => `t-${String(n)}`) },
  ],
  ['counts a tag once', { tags: Array.from({ length: 30 }, () => 'A') }, { tags: ['a'] }],
  ['keeps content as it stands', { content: ' e\u0301\r\n\n' }, { content: ' e\u0301\r\n\n' }],
  ['keeps empty content', { content: '' }, { content: '' }],
  ['mends lone surrogates', { name: 'a\udc00', content: '\ud800b' }, { name: 'a\ufffd', content: '\ufffdb' }],
  ['takes 512 KiB of content', { content: 'é'.repeat(256 * 1024) }, { content: 'é'.repeat(256 * 1024) }],
])('%s', async (_, input, expected) => {
  expect(await create(await createWorld(), input)).toMatchObject({ createArtifact: { artifact: expected } })
})

describe('is refused, and makes nothing', () => {
  test.each<[string, Record<string, unknown>, string[]]>([
    ['an empty name', { name: '' }, ['input.name TOO_SHORT']],
    ['a long name', { name: '😀'.repeat(256) }, ['input.name TOO_LONG']],
    [
      'U+0000',
      { name: '\u0000', title: '\u0000', content: '\u0000' },
      ['input.name MALFORMED', 'input.title MALFORMED', 'input.content MALFORMED'],
    ],
    [
      'long texts',
      { title: 'x'.repeat(256), description: 'x'.repeat(2001) },
      ['input.title TOO_LONG', 'input.description TOO_LONG'],
    ],
    [
      'long facts',
      { license: 'x'.repeat(256), declaredVersion: 'x'.repeat(101) },
      ['input.license TOO_LONG', 'input.declaredVersion TOO_LONG'],
    ],
    ['21 tags', { tags: Array.from({ length: 21 }, (_, n) => String(n)) }, ['input.tags TOO_LONG']],
    [
      'tags that are none',
      { tags: ['ok', '', 'a b', 'ä', 'x'.repeat(51), 'a\n'] },
      ['1', '2', '3', '4', '5'].map((n) => `input.tags.${n} MALFORMED`),
    ],
    ['more than 512 KiB', { content: 'é'.repeat(256 * 1024 + 1) }, ['input.content TOO_LONG']],
  ])('%s', async (_, input, expected) => {
    const world = await createWorld()
    const { createArtifact: result } = (await create(world, input)) as {
      createArtifact: { __typename: string; issues: { path: string[]; code: string }[] }
    }
    expect(result.__typename).toBe('ValidationError')
    expect(result.issues.map(({ path, code }) => `${path.join('.')} ${code}`).sort()).toEqual(expected.toSorted())
    expect(await world.database.prisma.artifact.count()).toBe(0)
  })

  test('all that is wrong is said at once', async () => {
    expect(stable(await create(await createWorld(), { name: ' ', tags: ['no tag'] }))).toMatchInlineSnapshot(`
      {
        "createArtifact": {
          "__typename": "ValidationError",
          "code": "VALIDATION",
          "issues": [
            {
              "__typename": "ValidationIssue",
              "code": "TOO_SHORT",
              "message": "It must not be empty.",
              "path": [
                "input",
                "name",
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
          "message": "2 values are wrong.",
          "path": [
            "input",
            "name",
          ],
        },
      }
    `)
  })

  test('to an actor who may not', async () => {
    const world = await createWorld({ actor: reader })
    expect(stable(await create(world, {}))).toMatchInlineSnapshot(`
      {
        "createArtifact": {
          "__typename": "ForbiddenError",
          "code": "FORBIDDEN",
          "message": "You lack the permission artifact:create.",
          "path": null,
        },
      }
    `)
    expect(await world.database.prisma.artifact.count()).toBe(0)
  })
})
