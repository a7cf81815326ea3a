import { describe, expect, test } from 'vitest'
import { reader } from '../../kit/actors.ts'
import { stable } from '../../kit/stable.ts'
import { createWorld, type World } from '../../kit/world.ts'
import { createCollection } from './documents.ts'

const create = (world: World, input: Record<string, unknown>) => world.read(createCollection, { input })

/** The name under which something was made; the codes of the issues otherwise. */
async function nameOf(world: World, name: string): Promise<unknown> {
  const { createCollection: result } = (await create(world, { name })) as {
    createCollection: { collection?: { name: string }; issues?: { code: string }[] }
  }
  return result.collection?.name ?? result.issues?.map(({ code }) => code)
}

test('makes an empty collection that belongs to the actor', async () => {
  const world = await createWorld()
  const answer = await create(world, { name: 'Everyday', description: 'At hand.' })
  expect(stable(answer)).toMatchInlineSnapshot(`
    {
      "createCollection": {
        "__typename": "CreateCollectionSuccess",
        "collection": {
          "__typename": "Collection",
          "artifactCount": 0,
          "createdAt": "time",
          "createdBy": "local",
          "description": "At hand.",
          "groupCount": 0,
          "id": "Collection#1",
          "name": "Everyday",
          "updatedAt": "time",
          "version": 1,
        },
      },
    }
  `)
  expect(stable(await create(world, { name: 'Bare' }))).toMatchInlineSnapshot(`
    {
      "createCollection": {
        "__typename": "CreateCollectionSuccess",
        "collection": {
          "__typename": "Collection",
          "artifactCount": 0,
          "createdAt": "time",
          "createdBy": "local",
          "description": null,
          "groupCount": 0,
          "id": "Collection#1",
          "name": "Bare",
          "updatedAt": "time",
          "version": 1,
        },
      },
    }
  `)
})

test('sends the same few statements', async () => {
  const world = await createWorld()
  await create(world, { name: 'Everyday' })
  expect(world.statements.take().map(({ sql }) => sql.trim().slice(0, 34))).toMatchInlineSnapshot(`
    [
      "SELECT id::text FROM collections W",
      "INSERT INTO "public"."collections"",
    ]
  `)
})

describe('a name', () => {
  test.each([
    ['is trimmed', '  Everyday\n\t', 'Everyday'],
    ['is normalised', 'E\u0301tude', 'Étude'],
    ['may have 1 character', 'x', 'x'],
    ['may have 255 characters', 'x'.repeat(255), 'x'.repeat(255)],
    ['may have 255 emoji', '😀'.repeat(255), '😀'.repeat(255)],
    ['may have 255 characters when it is normalised', 'e\u0301'.repeat(255), 'é'.repeat(255)],
    ['may have blanks around 255 characters', ` ${'x'.repeat(255)} `, 'x'.repeat(255)],
    ['may not have 256 characters', 'x'.repeat(256), ['TOO_LONG']],
    ['may not have 256 emoji', '😀'.repeat(256), ['TOO_LONG']],
    ['may not be empty', '', ['TOO_SHORT']],
    ['may not be blanks', ' \t\u00a0', ['TOO_SHORT']],
    ['may not hold U+0000', 'a\u0000b', ['MALFORMED']],
    ['loses lone surrogates', 'a\ud800b', 'a\ufffdb'],
    ['may be markup', '<b>"\'; DROP TABLE collections; --', '<b>"\'; DROP TABLE collections; --'],
  ])('%s', async (_, given, expected) => {
    expect(await nameOf(await createWorld(), given)).toEqual(expected)
  })
})

describe('a description', () => {
  test.each([
    ['is trimmed and normalised', ' e\u0301 ', 'é'],
    ['of blanks is none', '  ', null],
    ['may be null', null, null],
    ['may have 2,000 characters', '😀'.repeat(2000), '😀'.repeat(2000)],
    ['keeps its lines', 'one\ntwo', 'one\ntwo'],
  ])('%s', async (_, given, expected) => {
    const world = await createWorld()
    expect(await create(world, { name: 'Everyday', description: given })).toMatchObject({
      createCollection: { collection: { description: expected } },
    })
  })
})

describe('is refused, and makes nothing', () => {
  test('with every issue of the input at once', async () => {
    const world = await createWorld()
    const answer = await create(world, { name: ' ', description: 'x'.repeat(2001) })
    expect(stable(answer)).toMatchInlineSnapshot(`
      {
        "createCollection": {
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
              "code": "TOO_LONG",
              "message": "It has 2001 characters; 2000 are allowed.",
              "path": [
                "input",
                "description",
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
    expect(await world.database.prisma.collection.count()).toBe(0)
  })

  test.each(['Everyday', 'EVERYDAY', '  everyday '])('with a name that is taken, without case: %j', async (name) => {
    const world = await createWorld()
    await world.collection('Everyday')
    const answer = await create(world, { name })
    expect(stable(answer)).toEqual({
      createCollection: {
        __typename: 'ConflictError',
        code: 'CONFLICT',
        message: 'There is a collection with this name already.',
        path: ['input', 'name'],
        existing: { __typename: 'Collection', id: 'Collection#1', name: 'Everyday' },
      },
    })
    expect(await world.database.prisma.collection.count()).toBe(1)
  })

  test('with a name that is taken beyond ASCII', async () => {
    const world = await createWorld()
    await world.collection('Äpfel')
    expect(await create(world, { name: 'A\u0308PFEL' })).toMatchObject({
      createCollection: { __typename: 'ConflictError' },
    })
  })

  test('not with a name that somebody else has', async () => {
    const world = await createWorld({ actor: { id: 'ada', may: () => true } })
    await world.collection('Everyday')
    expect(await create(world, { name: 'Everyday' })).toMatchObject({
      createCollection: { collection: { createdBy: 'ada' } },
    })
  })

  test('all but one of ten who want the same name at once', async () => {
    const world = await createWorld()
    const answers = await Promise.all(Array.from({ length: 10 }, () => create(world, { name: 'Everyday' })))
    const names = answers.map(
      (answer) => (answer as { createCollection: { __typename: string } }).createCollection.__typename,
    )
    expect(names.sort()).toEqual([...Array.from({ length: 9 }, () => 'ConflictError'), 'CreateCollectionSuccess'])
  })

  test('to an actor who may not', async () => {
    const world = await createWorld({ actor: reader })
    expect(stable(await create(world, { name: 'Everyday' }))).toMatchInlineSnapshot(`
      {
        "createCollection": {
          "__typename": "ForbiddenError",
          "code": "FORBIDDEN",
          "message": "You lack the permission collection:create.",
          "path": null,
        },
      }
    `)
    expect(await world.database.prisma.collection.count()).toBe(0)
  })
})
