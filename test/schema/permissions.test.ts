import { describe, expect, test } from 'vitest'
import { type Actor, type Permission, permissions } from '../../src/resolvers/permissions.ts'
import { stable } from '../kit/stable.ts'
import { furnish } from './furnished.ts'
import { exampleOf, mutationNames } from './mutation-table.ts'

/** An actor with some of the permissions, and those that it was asked for. */
function actorWith(id: string, may: (permission: Permission) => boolean) {
  const asked = new Set<Permission>()
  const actor: Actor = {
    id,
    may: (permission) => {
      asked.add(permission)
      return may(permission)
    },
  }
  return { actor, asked }
}

/** The shortest document with one mutation. */
function shortDocument(name: string): string {
  const Name = `${name.charAt(0).toUpperCase()}${name.slice(1)}`
  return `mutation ($input: ${Name}Input!) {
    result: ${name}(input: $input) { __typename ... on Error { code message path } }
  }`
}

const onlyReads = (permission: Permission): boolean => permission === 'catalogue:read'

describe('each mutation', () => {
  test.each(mutationNames)('%s is refused to an actor who may only read', async (name) => {
    const { actor, asked } = actorWith('reader', onlyReads)
    const furnished = await furnish({ actor })
    const example = exampleOf(name)
    const answer = await furnished.world.read(shortDocument(name), { input: example.input(furnished) })
    expect(answer).toEqual({
      result: {
        __typename: 'ForbiddenError',
        code: 'FORBIDDEN',
        message: `You lack the permission ${example.permissions[0] ?? ''}.`,
        path: null,
      },
    })
    expect([...asked]).toEqual(example.permissions.slice(0, 1))
    expect(furnished.world.statements.take().filter(({ sql }) => /^\s*(INSERT|UPDATE|DELETE)/i.test(sql))).toEqual([])
  })

  test.each(mutationNames)('%s needs no other permission than those that it names', async (name) => {
    const example = exampleOf(name)
    const { actor, asked } = actorWith('local', (permission) => example.permissions.includes(permission))
    const furnished = await furnish({ actor })
    const answer = await furnished.world.read<{ result: { __typename: string } }>(shortDocument(name), {
      input: example.input(furnished),
    })
    expect(answer.result.__typename).toMatch(/Success$/)
    expect([...asked]).toEqual(example.permissions)
  })
})

test('each permission is asked for by something', () => {
  const asked = new Set<Permission>(mutationNames.flatMap((name) => exampleOf(name).permissions))
  expect([...asked, 'catalogue:read'].sort()).toEqual([...permissions].sort())
})

describe('an actor who may not read', () => {
  const actor: Actor = { id: 'writer', may: (permission) => permission !== 'catalogue:read' }

  test('is told so, and nothing is read', async () => {
    const { world, collection } = await furnish({ actor })
    const answers = [
      await world.send(`{ viewer { __typename name permissions } node(id: "${collection}") { __typename id } }`),
      await world.send('{ collections { __typename totalCount } }'),
      await world.send(`{ nodes(ids: ["${collection}"]) { __typename id } }`),
    ]
    expect(world.statements.take()).toEqual([])
    expect(stable(answers)).toMatchInlineSnapshot(`
      [
        {
          "data": {
            "node": null,
            "viewer": {
              "__typename": "Viewer",
              "name": "writer",
              "permissions": [
                "collection:create",
                "collection:update",
                "collection:delete",
                "group:create",
                "group:update",
                "group:delete",
                "list:arrange",
                "artifact:create",
                "artifact:update",
                "artifact:delete",
                "artifact:exclude",
                "source:create",
                "source:update",
                "source:delete",
                "source:scan",
                "deployment:record",
                "project:create",
                "project:update",
                "project:delete",
                "task:create",
                "task:update",
                "task:delete",
                "task:arrange",
                "manifest:import",
                "patch-set:propose",
                "patch-set:apply",
                "patch-set:reject",
                "patch-set:revert",
                "planner:ask",
                "conversation:start",
                "conversation:write",
              ],
            },
          },
          "errors": [
            {
              "extensions": {
                "code": "FORBIDDEN",
              },
              "locations": [
                {
                  "column": 42,
                  "line": 1,
                },
              ],
              "message": "You lack the permission catalogue:read.",
              "path": [
                "node",
              ],
            },
          ],
          "extensions": {
            "cost": {
              "limit": 10000,
              "remaining": 9993,
              "requested": 7,
              "resetAt": null,
            },
          },
          "status": 200,
        },
        {
          "data": null,
          "errors": [
            {
              "extensions": {
                "code": "FORBIDDEN",
              },
              "locations": [
                {
                  "column": 3,
                  "line": 1,
                },
              ],
              "message": "You lack the permission catalogue:read.",
              "path": [
                "collections",
              ],
            },
          ],
          "extensions": {
            "cost": {
              "limit": 10000,
              "remaining": 9959,
              "requested": 41,
              "resetAt": null,
            },
          },
          "status": 200,
        },
        {
          "data": null,
          "errors": [
            {
              "extensions": {
                "code": "FORBIDDEN",
              },
              "locations": [
                {
                  "column": 3,
                  "line": 1,
                },
              ],
              "message": "You lack the permission catalogue:read.",
              "path": [
                "nodes",
              ],
            },
          ],
          "extensions": {
            "cost": {
              "limit": 10000,
              "remaining": 9997,
              "requested": 3,
              "resetAt": null,
            },
          },
          "status": 200,
        },
      ]
    `)
  })

  test('may write, and is not shown what there is', async () => {
    const { world } = await furnish({ actor })
    const { data, errors, status } = await world.send(`mutation {
      createCollection(input: { name: "Blind" }) {
        __typename ... on CreateCollectionSuccess { collection { __typename name createdBy groups { __typename totalCount } } }
      }
    }`)
    expect({ status, data, errors }).toMatchInlineSnapshot(`
      {
        "data": null,
        "errors": [
          {
            "extensions": {
              "code": "FORBIDDEN",
            },
            "locations": [
              {
                "column": 92,
                "line": 3,
              },
            ],
            "message": "You lack the permission catalogue:read.",
            "path": [
              "createCollection",
              "collection",
              "groups",
            ],
          },
        ],
        "status": 200,
      }
    `)
    expect(await world.database.prisma.collection.count({ where: { name: 'Blind' } })).toBe(1)
  })
})

test('what is made belongs to the actor who made it', async () => {
  const { world } = await furnish({ actor: { id: 'ada', may: () => true } })
  const answer = await world.read(`mutation {
    createCollection(input: { name: "Everyday" }) {
      __typename ... on CreateCollectionSuccess { collection { __typename name createdBy } } ... on Error { message }
    }
  }`)
  expect(answer).toMatchInlineSnapshot(`
    {
      "createCollection": {
        "__typename": "CreateCollectionSuccess",
        "collection": {
          "__typename": "Collection",
          "createdBy": "ada",
          "name": "Everyday",
        },
      },
    }
  `)
})
