import { expect, test } from 'vitest'
import { stable } from '../kit/stable.ts'
import type { World } from '../kit/world.ts'
import { furnish } from './furnished.ts'
import { documentOf, exampleOf, examples, mutationNames } from './mutation-table.ts'

/** Every row of every table, as text. */
async function contents(world: World): Promise<Record<string, unknown>> {
  const { driver } = world.database
  const tables = await driver.query<{ name: string }>(
    `SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
  )
  const rows: Record<string, unknown> = {}
  for (const { name } of tables) rows[name] = await driver.query(`SELECT t::text AS row FROM ${name} t ORDER BY 1`)
  return rows
}

/** An answer without what differs from one execution to the next. */
const comparable = (data: unknown): unknown =>
  JSON.parse(JSON.stringify(stable(data)).replaceAll(/"(version|updatedAt)_\w+":/g, '"$1":')) as unknown

test('there is an example for each mutation, and for nothing else', () => {
  expect(Object.keys(examples).sort()).toEqual([...mutationNames].sort())
})

const consulting = mutationNames.filter((name) => exampleOf(name).consults)

test.each(mutationNames.filter((name) => !consulting.includes(name)))(
  '%s answers a rehearsal as if it were done, and keeps nothing',
  async (name) => {
    const furnished = await furnish()
    const { world } = furnished
    const input = exampleOf(name).input(furnished)
    const before = await contents(world)
    const rehearsed = await world.read(documentOf(name), { input: { ...input, validateOnly: true } })
    await world.larder.scans.idle()
    expect(await contents(world)).toEqual(before)
    const done = await world.read<{ result: { __typename: string } }>(documentOf(name), { input })
    expect(done.result.__typename).toMatch(/Success$/)
    expect(comparable(rehearsed)).toEqual(comparable(done))
  },
)

test.each(consulting)(
  '%s checks, with validateOnly, and asks nobody: nothing is answered and nothing kept',
  async (name) => {
    const furnished = await furnish()
    const { world } = furnished
    const input = exampleOf(name).input(furnished)
    const before = await contents(world)
    const { result } = await world.read<{ result: Record<string, unknown> }>(documentOf(name), {
      input: { ...input, validateOnly: true },
    })
    expect(await contents(world)).toEqual(before)
    const { __typename, ...answered } = result
    expect(__typename).toMatch(/Success$/)
    expect(Object.values(answered).every((value) => value === null)).toBe(true)
  },
)

/** Connections that hold a transaction open. On the embedded engine one of them would keep this from being answered. */
async function openTransactions({ database }: World): Promise<unknown> {
  return database.driver.query(
    `SELECT pid, query FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid() AND state LIKE 'idle in transaction%'`,
  )
}

test('rehearsals and real mutations follow each other in one request, and the answer ends the last transaction', async () => {
  const { world } = await furnish()
  const before = await contents(world)
  const rehearse = (name: string) => `createCollection(input: { name: "${name}", validateOnly: true }) {
    __typename ... on CreateCollectionSuccess { collection { __typename name artifacts { __typename totalCount } } }
    ... on ConflictError { message existing { __typename ... on Collection { name } } }
  }`
  const answer = await world.read(`mutation {
    first: ${rehearse('One')}
    again: ${rehearse('One')}
    real: createGroup(input: { collectionId: "${await world.collection('Kept')}", name: "Kept group" }) {
      __typename ... on CreateGroupSuccess { group { __typename name collection { __typename groupCount } } }
    }
    taken: ${rehearse('kept')}
    last: ${rehearse('Two')}
  }`)
  expect(await openTransactions(world)).toEqual([])
  expect(answer).toMatchInlineSnapshot(`
    {
      "again": {
        "__typename": "CreateCollectionSuccess",
        "collection": {
          "__typename": "Collection",
          "artifacts": {
            "__typename": "ArtifactListConnection",
            "totalCount": 0,
          },
          "name": "One",
        },
      },
      "first": {
        "__typename": "CreateCollectionSuccess",
        "collection": {
          "__typename": "Collection",
          "artifacts": {
            "__typename": "ArtifactListConnection",
            "totalCount": 0,
          },
          "name": "One",
        },
      },
      "last": {
        "__typename": "CreateCollectionSuccess",
        "collection": {
          "__typename": "Collection",
          "artifacts": {
            "__typename": "ArtifactListConnection",
            "totalCount": 0,
          },
          "name": "Two",
        },
      },
      "real": {
        "__typename": "CreateGroupSuccess",
        "group": {
          "__typename": "Group",
          "collection": {
            "__typename": "Collection",
            "groupCount": 1,
          },
          "name": "Kept group",
        },
      },
      "taken": {
        "__typename": "ConflictError",
        "existing": {
          "__typename": "Collection",
          "name": "Kept",
        },
        "message": "There is a collection with this name already.",
      },
    }
  `)
  const after = await contents(world)
  expect(Object.keys(after).filter((table) => JSON.stringify(after[table]) !== JSON.stringify(before[table]))).toEqual([
    'collections',
    'groups',
  ])
})

test('the transaction is over when the answer is there, also when a field of it fails', async () => {
  const { world } = await furnish({ actor: { id: 'writer', may: (permission) => permission !== 'catalogue:read' } })
  const before = await contents(world)
  const { data, errors, status } = await world.send(`mutation {
    one: createCollection(input: { name: "Unseen", validateOnly: true }) {
      __typename ... on CreateCollectionSuccess { collection { __typename name artifacts { __typename totalCount } } }
    }
  }`)
  expect(await openTransactions(world)).toEqual([])
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
              "column": 80,
              "line": 3,
            },
          ],
          "message": "You lack the permission catalogue:read.",
          "path": [
            "one",
            "collection",
            "artifacts",
          ],
        },
      ],
      "status": 200,
    }
  `)
  expect(await contents(world)).toEqual(before)
})

test('a rehearsal that fails answers its error and leaves no transaction open', async () => {
  const { world, collection } = await furnish()
  const answer = await world.read(`mutation {
    createCollection(input: { name: "everyday", validateOnly: true }) {
      __typename ... on ConflictError { code message path existing { __typename id } }
    }
  }`)
  expect(await openTransactions(world)).toEqual([])
  expect(answer).toEqual({
    createCollection: {
      __typename: 'ConflictError',
      code: 'CONFLICT',
      message: 'There is a collection with this name already.',
      path: ['input', 'name'],
      existing: { __typename: 'Collection', id: collection },
    },
  })
})

test('what is rehearsed starts no scan', async () => {
  const { world, source } = await furnish()
  const started: string[] = []
  world.larder.infrastructure.scans.start = (scanId) => void started.push(scanId)
  await world.read(
    `mutation ($id: ID!) {
      createSource(input: { url: "https://github.com/acme/new", validateOnly: true }) { __typename }
      updateSource(input: { id: $id, ref: "next", validateOnly: true }) { __typename }
      scanSource(input: { id: $id, validateOnly: true }) { __typename }
    }`,
    { id: source },
  )
  expect(started).toEqual([])
  await world.read(`mutation ($id: ID!) { scanSource(input: { id: $id }) { __typename } }`, { id: source })
  expect(started).toHaveLength(1)
})

test('rehearsals that race against each other and against the real thing all get an answer', async () => {
  const { world } = await furnish()
  const document = `mutation ($validateOnly: Boolean!) {
    createCollection(input: { name: "Wanted", validateOnly: $validateOnly }) { __typename }
  }`
  const answers = await Promise.all(
    Array.from({ length: 12 }, (_, index) => world.send(document, { validateOnly: index % 4 !== 0 })),
  )
  expect(answers.flatMap(({ errors }) => errors)).toEqual([])
  expect(await world.database.prisma.collection.count({ where: { name: 'Wanted' } })).toBe(1)
  expect(await openTransactions(world)).toEqual([])
})
