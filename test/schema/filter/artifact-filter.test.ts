import fc from 'fast-check'
import { expect, test } from 'vitest'
import { encodeId, newId } from '../../../src/ids.ts'
import { createWorld, type World } from '../../kit/world.ts'

const types = ['SKILL', 'COMMAND', 'PLUGIN'] as const
const states = ['ACTIVE', 'REMOVED', 'EXCLUDED'] as const
const trustLevels = ['UNTRUSTED', 'OFFICIAL'] as const
const tags = ['red', 'green', 'blue'] as const
const words = ['alpha', 'album', 'beta'] as const

interface Item {
  readonly id: string
  readonly type: (typeof types)[number]
  readonly state: (typeof states)[number]
  readonly tags: readonly string[]
  readonly word: string
  /** Index of the source; null: made by hand. */
  readonly source: number | null
  /** Indices of the collections. */
  readonly collections: readonly number[]
}

interface Tags {
  readonly all?: readonly string[] | null
  readonly any?: readonly string[] | null
  readonly none?: readonly string[] | null
}

interface Filter {
  readonly types?: readonly string[] | null
  readonly states?: readonly string[] | null
  readonly trustLevels?: readonly string[] | null
  readonly tags?: Tags | null
  readonly search?: string | null
  readonly sourceId?: number | null
  readonly inCollection?: number | null
  readonly notInCollection?: number | null
}

/** Ids of what a filter's indices stand for; beyond them, ids of nothing. */
interface Ids {
  readonly sources: readonly string[]
  readonly collections: readonly string[]
}

const items: readonly Item[] = Array.from({ length: 36 }, (_, index) => ({
  id: newId(),
  type: types[index % 3] ?? 'SKILL',
  state: states[index % 5 < 3 ? 0 : (index % 5) - 2] ?? 'ACTIVE',
  tags: tags.filter((_, bit) => (index >> bit) % 2 === 1),
  word: words[(index >> 1) % 3] ?? '',
  source: [null, 0, 1][(index >> 2) % 3] ?? null,
  collections: [0, 1].filter((collection) => (index >> collection) % 3 === 0),
}))

async function fill(world: World): Promise<Ids> {
  const { prisma } = world.database
  const sources = trustLevels.map((trustLevel) => ({
    id: newId(),
    owner: 'acme',
    repository: trustLevel,
    trustLevel,
    tags: [],
  }))
  await prisma.source.createMany({ data: sources })
  await prisma.artifact.createMany({
    data: items.map(({ id, type, state, tags, word, source }) => ({
      ...{ id, type, state, tags: [...tags], name: `${word} ${id}` },
      ...(state === 'EXCLUDED' && { excludedAt: new Date(), excludedBy: 'somebody' }),
      ...(source !== null && {
        ...{ sourceId: sources[source]?.id ?? null, path: id, detectedAt: new Date(), contentHash: '0'.repeat(40) },
      }),
    })),
  })
  const collections: string[] = []
  for (const collection of [0, 1]) {
    const members = items.filter((item) => item.collections.includes(collection))
    collections.push(
      await world.collection(
        String(collection),
        members.map(({ id }) => encodeId('Artifact', id)),
      ),
    )
  }
  return { sources: sources.map(({ id }) => encodeId('Source', id)), collections }
}

/** Whether an artifact passes: the model. `unless` are the states that are shown when none are named. */
function passes(item: Item, filter: Filter, unless: readonly string[]): boolean {
  const { all, any, none } = filter.tags ?? {}
  const has = (tag: string): boolean => item.tags.includes(tag.toLowerCase())
  return (
    (filter.types?.includes(item.type) ?? true) &&
    (filter.states ?? unless).includes(item.state) &&
    (filter.trustLevels?.includes(trustLevels[item.source ?? 2] ?? '') ?? true) &&
    (all?.every(has) ?? true) &&
    (any?.some(has) ?? true) &&
    !(none?.some(has) ?? false) &&
    (filter.search?.trim() ? item.word.startsWith(filter.search.trim().toLowerCase()) : true) &&
    (filter.sourceId == null || item.source === filter.sourceId) &&
    (filter.inCollection == null || item.collections.includes(filter.inCollection)) &&
    (filter.notInCollection == null || !item.collections.includes(filter.notInCollection))
  )
}

const some = <Value>(...values: readonly Value[]) => fc.option(fc.subarray([...values]))
const anyTags = some('red', 'GREEN', 'blue', 'unknown')
const filters: fc.Arbitrary<Filter> = fc.record(
  {
    types: some(...types),
    states: some(...states),
    trustLevels: some(...trustLevels),
    tags: fc.option(fc.record({ all: anyTags, any: anyTags, none: anyTags }, { requiredKeys: [] })),
    search: fc.constantFrom(null, '', '  ', 'al', 'ALPHA', ' beta ', 'gamma'),
    sourceId: fc.constantFrom(null, 0, 1, 2),
    inCollection: fc.constantFrom(null, 0, 1, 2),
    notInCollection: fc.constantFrom(null, 0, 1, 2),
  },
  { requiredKeys: [] },
)

const document = `query ($filter: ArtifactFilter, $list: ID!) {
  artifacts(first: 100, filter: $filter) { totalCount nodes { id } }
  node(id: $list) { ... on ArtifactList { artifacts(first: 100, filter: $filter) { totalCount nodes { id } } } }
}`

interface Found {
  readonly totalCount: number
  readonly nodes: readonly { readonly id: string }[]
}

/** Sends a filter to the catalogue and to the first collection, and compares both with the model. */
async function check(world: World, ids: Ids, filter: Filter): Promise<void> {
  const { sourceId, inCollection, notInCollection, ...rest } = filter
  const named = (of: readonly string[], index: number | null, type: 'Source' | 'Collection') =>
    index === null ? null : (of[index] ?? encodeId(type, newId()))
  const answer = await world.read<{ artifacts: Found; node: { artifacts: Found } }>(document, {
    filter: {
      ...rest,
      ...(sourceId !== undefined && { sourceId: named(ids.sources, sourceId, 'Source') }),
      ...(inCollection !== undefined && { inCollection: named(ids.collections, inCollection, 'Collection') }),
      ...(notInCollection !== undefined && { notInCollection: named(ids.collections, notInCollection, 'Collection') }),
    },
    list: ids.collections[0],
  })
  const sorted = (found: readonly { readonly id: string }[]) => found.map(({ id }) => id).sort()
  const expected = (list: readonly Item[], unless: readonly string[]) =>
    sorted(list.filter((item) => passes(item, filter, unless)).map(({ id }) => ({ id: encodeId('Artifact', id) })))
  expect(sorted(answer.artifacts.nodes)).toEqual(expected(items, ['ACTIVE']))
  expect(answer.artifacts.totalCount).toBe(answer.artifacts.nodes.length)
  const members = items.filter(({ collections }) => collections.includes(0))
  expect(sorted(answer.node.artifacts.nodes)).toEqual(expected(members, states))
  expect(answer.node.artifacts.totalCount).toBe(answer.node.artifacts.nodes.length)
}

test('each field of the filter alone', async () => {
  const world = await createWorld()
  const ids = await fill(world)
  const alone: Filter[] = [
    {},
    ...[[], ['SKILL'], ['SKILL', 'PLUGIN'], ['HOOK'], null].map((types) => ({ types })),
    ...[[], ['ACTIVE'], ['REMOVED', 'EXCLUDED'], null].map((states) => ({ states })),
    ...[[], ['UNTRUSTED'], ['UNTRUSTED', 'OFFICIAL'], ['BASIC'], null].map((trustLevels) => ({ trustLevels })),
    ...[[], ['red'], ['RED', 'blue'], ['unknown'], ['red', 'unknown'], ['not a tag!'], ['\u0000'], null].flatMap(
      (list) => ['all', 'any', 'none'].map((key) => ({ tags: { [key]: list } })),
    ),
    { tags: {} },
    { tags: null },
    { tags: { all: ['red'], any: ['green', 'blue'], none: ['blue'] } },
    ...['alpha', 'al', 'AL', '  ', '', 'gamma', null].map((search) => ({ search })),
    ...[0, 1, 2, null].flatMap((index) =>
      ['sourceId', 'inCollection', 'notInCollection'].map((key) => ({ [key]: index })),
    ),
    { inCollection: 0, notInCollection: 0 },
  ]
  for (const filter of alone) await check(world, ids, filter)
})

test('any combination of fields', async () => {
  const world = await createWorld()
  const ids = await fill(world)
  await fc.assert(
    fc.asyncProperty(filters, (filter) => check(world, ids, filter)),
    { numRuns: 150 },
  )
})

test.each(['sourceId', 'inCollection', 'notInCollection'])(
  'a malformed id in %s is refused before anything runs',
  async (key) => {
    const world = await createWorld()
    for (const id of ['', 'x', encodeId('Artifact', newId()), 'A'.repeat(10_000)]) {
      world.statements.take()
      const { status, data, errors } = await world.send(document, { filter: { [key]: id }, list: 'x' })
      expect([status, data, world.statements.take()]).toEqual([400, null, []])
      expect(errors).toEqual([
        {
          message: `The filter asks for an id of the type ${key === 'sourceId' ? 'Source' : 'Collection'}.`,
          extensions: { code: 'BAD_USER_INPUT' },
        },
      ])
    }
  },
)
