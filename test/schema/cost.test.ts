import { getIntrospectionQuery } from 'graphql'
import { describe, expect, test } from 'vitest'
import { createWorld } from '../kit/world.ts'

/** What a document is reckoned at. */
async function costOf(query: string, variables?: Record<string, unknown>): Promise<unknown> {
  const world = await createWorld()
  const { extensions, errors } = await world.send(query, variables)
  expect(errors).toEqual([])
  return (extensions['cost'] as { requested: number }).requested
}

test('an answer says what it cost, what it might have cost, and what was left', async () => {
  const world = await createWorld()
  const { extensions } = await world.send('{ viewer { name } }')
  expect(extensions).toEqual({ cost: { requested: 2, limit: 10_000, remaining: 9998, resetAt: null } })
})

describe('the cost is reckoned', () => {
  const page = 'query ($n: Int) { collections(first: $n) { nodes { id name } } }'

  test.each([
    ['a field', '{ viewer { name permissions } }', {}, 3],
    ['__typename, as a field', '{ __typename viewer { __typename name } }', {}, 4],
    ['a page, by its size', '{ collections(first: 10) { nodes { id name } } }', {}, 1 + 10 * 3],
    ['a page from the end', '{ collections(last: 10) { nodes { id name } } }', {}, 1 + 10 * 3],
    ['a page without a size, by the default', '{ collections { nodes { id name } } }', {}, 1 + 20 * 3],
    ['an empty page, as one with a row', '{ collections(first: 0) { nodes { id name } } }', {}, 1 + 3],
    ['a variable', page, { n: 50 }, 1 + 50 * 3],
    ['a variable that is null, by the default', page, { n: null }, 1 + 20 * 3],
    ['a variable that is not given, by the default', page, {}, 1 + 20 * 3],
    ['the default of a variable', page.replace('Int)', 'Int = 7)'), {}, 1 + 7 * 3],
    ['a variable rather than its default', page.replace('Int)', 'Int = 7)'), { n: 9 }, 1 + 9 * 3],
    [
      'pages below pages',
      '{ collections(first: 10) { nodes { groups(first: 10) { nodes { artifacts(first: 10) { nodes { id } } } } } } }',
      {},
      1 + 10 * (1 + 1 + 10 * (1 + 1 + 10 * (1 + 1))),
    ],
    [
      'fragments, where they are spread',
      `{ collections(first: 3) { ...Page } artifacts(first: 5) { nodes { ... on Artifact { ...Named } } } }
       fragment Page on CollectionConnection { nodes { id ... { name } } }
       fragment Named on Artifact { id name }`,
      {},
      1 + 3 * 3 + 1 + 5 * 3,
    ],
    [
      'each alias',
      '{ a: collections(first: 2) { nodes { id } } b: collections(first: 3) { nodes { id } } }',
      {},
      5 + 7,
    ],
    [
      'nodes, by their ids',
      'query ($ids: [ID!]!) { nodes(ids: $ids) { id __typename } }',
      { ids: ['a', 'b'] },
      1 + 2 * 2,
    ],
    ['a mutation, dearer', 'mutation { deleteGroup(input: { id: "x" }) { __typename } }', {}, 10 + 1],
    [
      'the lists of its input',
      'mutation ($ids: [ID!]!) { linkArtifacts(input: { listId: "x", artifactIds: $ids }) { __typename } }',
      { ids: Array(500).fill('x') },
      10 + 500 + 1,
    ],
    [
      'a list of its input that is too long, as the longest',
      'mutation ($ids: [ID!]!) { linkArtifacts(input: { listId: "x", artifactIds: $ids }) { __typename } }',
      { ids: Array(15_000).fill('x') },
      10 + 5000 + 1,
    ],
    [
      'the lists in the lists of its input',
      'mutation ($tasks: [PlannedTaskInput!]) { createProject(input: { name: "x", tasks: $tasks }) { __typename } }',
      { tasks: Array(100).fill({ title: 'a', subtasks: [{ title: 'b', tags: ['c'] }] }) },
      10 + 300 + 1,
    ],
    ['a tree of tasks, as 500', '{ node(id: "x") { ... on Project { taskTree { depth } } } }', {}, 1 + 1 + 500],
    ['a long text, dearer', 'query { node(id: "x") { ... on Artifact { name content } } }', {}, 1 + 1 + 20],
  ])('%s', async (_, query, variables, cost) => {
    expect(await costOf(query, variables)).toBe(cost)
  })

  test.each([
    ['a field', 'viewer @skip(if: $no) { name }', 'viewer @include(if: $no) { name }'],
    [
      'a spread',
      '... on Query @skip(if: $no) { viewer { name } }',
      '... on Query @include(if: $no) { viewer { name } }',
    ],
    ['a fragment', '...Who @skip(if: $no)', '...Who @include(if: $no)'],
  ])('without what is left out: %s', async (_, skipped, included) => {
    const fragment = skipped.includes('...Who') ? 'fragment Who on Query { viewer { name } }' : ''
    const skip = `query ($no: Boolean!) { __typename ${skipped} } ${fragment}`
    const include = `query ($no: Boolean!) { __typename ${included} } ${fragment}`
    expect(await Promise.all([costOf(skip, { no: true }), costOf(skip, { no: false })])).toEqual([1, 3])
    expect(await Promise.all([costOf(include, { no: false }), costOf(include, { no: true })])).toEqual([1, 3])
    expect(await costOf(`query ($no: Boolean! = true) { __typename ${skipped} } ${fragment}`)).toBe(1)
  })

  test('of the operation that is to run, not of the others', async () => {
    const world = await createWorld()
    const query = `
      query Dear { artifacts(first: 100) { nodes { collections(first: 100) { nodes { id name } } } } }
      query Cheap { viewer { name } }`
    const send = async (operationName: string) => {
      const response = await world.fetch('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
        body: JSON.stringify({ query, operationName }),
      })
      const { extensions } = (await response.json()) as { extensions: { cost: { requested: number } } }
      return { status: response.status, requested: extensions.cost.requested }
    }
    expect(await send('Cheap')).toEqual({ status: 200, requested: 2 })
    expect(await send('Dear')).toEqual({ status: 400, requested: 1 + 100 * (1 + 1 + 100 * 3) })
  })

  test('little for introspection', async () => {
    expect(await costOf(getIntrospectionQuery({ inputValueDeprecation: true, oneOf: true }))).toBe(1)
  })
})

describe('what costs too much', () => {
  const dear = `query ($n: Int!) {
    collections(first: $n) { nodes { groups(first: $n) { nodes { artifacts(first: $n) { nodes { id name } } } } } }
  }`

  test('is refused before anything ran', async () => {
    const world = await createWorld()
    const { status, data, errors, extensions } = await world.send(dear, { n: 20 })
    expect(world.statements.take()).toEqual([])
    expect({ status, data, errors, extensions }).toMatchInlineSnapshot(`
      {
        "data": null,
        "errors": [
          {
            "extensions": {
              "code": "COST_LIMIT",
            },
            "message": "The operation costs 24841; 10000 are allowed. Ask for shorter pages or fewer fields.",
          },
        ],
        "extensions": {
          "cost": {
            "limit": 10000,
            "remaining": 0,
            "requested": 24841,
            "resetAt": null,
          },
        },
        "status": 400,
      }
    `)
  })

  test('also as application/json', async () => {
    const world = await createWorld()
    const response = await world.fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ query: dear, variables: { n: 20 } }),
    })
    expect(response.status).toBe(400)
    expect(world.statements.take()).toEqual([])
  })

  test('is what the setting says', async () => {
    const world = await createWorld({ env: { COST_LIMIT: '31' } })
    const query = 'query ($n: Int!) { collections(first: $n) { nodes { id name } } }'
    const [within, over] = [await world.send(query, { n: 10 }), await world.send(query, { n: 11 })]
    expect([within.status, within.extensions]).toEqual([
      200,
      { cost: { requested: 31, limit: 31, remaining: 0, resetAt: null } },
    ])
    expect([over.status, over.extensions]).toEqual([
      400,
      { cost: { requested: 34, limit: 31, remaining: 0, resetAt: null } },
    ])
  })
})

test('a variable of the wrong type is refused as such, not for its cost', async () => {
  const world = await createWorld()
  const { status, data, errors, extensions } = await world.send(
    'query ($n: Int!) { collections(first: $n) { totalCount } }',
    {
      n: 'ten',
    },
  )
  expect(world.statements.take()).toEqual([])
  expect({ status, data, errors, extensions }).toMatchInlineSnapshot(`
    {
      "data": null,
      "errors": [
        {
          "extensions": {
            "code": "BAD_USER_INPUT",
          },
          "locations": [
            {
              "column": 8,
              "line": 1,
            },
          ],
          "message": "Variable "$n" got an invalid value at "$n".",
        },
      ],
      "extensions": {},
      "status": 400,
    }
  `)
})

test('what depends on a variable is reckoned anew each time, what does not is the same', async () => {
  const world = await createWorld()
  const requested = async (query: string, variables: Record<string, unknown>) =>
    (await world.send(query, variables)).extensions['cost']
  const page =
    'query ($n: Int!, $all: Boolean! = false) { collections(first: $n) { nodes { id name @include(if: $all) } } }'
  expect(await requested(page, { n: 5 })).toMatchObject({ requested: 1 + 5 * 2 })
  expect(await requested(page, { n: 7, all: true })).toMatchObject({ requested: 1 + 7 * 3 })
  const skipped = 'query ($no: Boolean!) { viewer { name @skip(if: $no) permissions } }'
  expect(await requested(skipped, { no: true })).toMatchObject({ requested: 2 })
  expect(await requested(skipped, { no: false })).toMatchObject({ requested: 3 })
  const one = 'query ($id: ID!) { node(id: $id) { id } }'
  const cost = { requested: 2 }
  expect(await requested(one, { id: 'a' })).toMatchObject(cost)
  expect(await requested(one, { id: 'b' })).toMatchObject(cost)
  // A variable that is wrong is found in a document that is known as in one that is not.
  expect(await world.send(one, {})).toMatchObject({ status: 400, extensions: {}, data: null })
})
