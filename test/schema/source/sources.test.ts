import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { updateSource } from '../../../src/resolvers/source/update.ts'
import { repositoryOf, skill } from '../../kit/repository.ts'
import { createWorld, type World } from '../../kit/world.ts'
import { type Field, type Filter, inOrder, type Known, shows, sourcesOfAllKinds, type Term } from './sources-model.ts'

const query = `query ($filter: SourceFilter, $orderBy: [SourceOrder!], $first: Int, $last: Int, $after: String, $before: String) {
  sources(filter: $filter, orderBy: $orderBy, first: $first, last: $last, after: $after, before: $before) {
    totalCount edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`

interface Page {
  readonly totalCount: number
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly id: string } }[]
  readonly pageInfo: Record<'hasNextPage' | 'hasPreviousPage', boolean> &
    Record<'startCursor' | 'endCursor', string | null>
}

const read = async (world: World, variables: object): Promise<Page> =>
  (await world.read<{ sources: Page }>(query, { ...variables })).sources

/** The whole list, read in pages of a size, from the start or from the end. */
async function readThrough(world: World, variables: object, size: number, backward: boolean): Promise<string[]> {
  const ids: string[] = []
  for (let cursor: string | null = null; ;) {
    const page: Page = await read(world, {
      ...variables,
      ...(backward ? { last: size, before: cursor } : { first: size, after: cursor }),
    })
    const found = page.edges.map(({ node }) => node.id)
    if (backward) ids.unshift(...found)
    else ids.push(...found)
    if (!(backward ? page.pageInfo.hasPreviousPage : page.pageInfo.hasNextPage)) return ids
    cursor = backward ? page.pageInfo.startCursor : page.pageInfo.endCursor
  }
}

const fields: readonly Field[] = ['NAME', 'CREATED_AT', 'UPDATED_AT', 'ARTIFACT_COUNT', 'LAST_SCANNED_AT']
const some = <Value>(...values: Value[]) => fc.option(fc.subarray(values), { nil: null })
const optional = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined })
const tags = some('prompts', 'Review', 'team_a', 'team_b', 'nobody')
const filters: fc.Arbitrary<Filter> = fc
  .record({
    artifactTypes: optional(some('SKILL', 'AGENT', 'HOOK', 'PLUGIN', 'MCP_SERVER')),
    tags: optional(fc.option(fc.record({ all: tags, any: tags, none: tags }), { nil: null })),
    trustLevels: optional(some('OFFICIAL', 'BASIC', 'VERIFIED', 'UNTRUSTED')),
    scanStatuses: optional(some('PENDING', 'RUNNING', 'SUCCEEDED', 'PARTIAL', 'FAILED')),
    search: optional(
      fc.option(
        fc.constantFrom('', '  ', 'super', 'SUPERPOWERS', 'obra', 'case', 'snake-ca', 'review kit', 'team', 'zeb'),
      ),
    ),
  })
  .map((filter) => filter as Filter)
const orders: fc.Arbitrary<Term[]> = fc
  .uniqueArray(fc.constantFrom(...fields), { maxLength: 3 })
  .chain((list) =>
    fc.tuple(
      ...list.map((field) =>
        fc.record({ field: fc.constant(field), direction: fc.constantFrom('ASC' as const, 'DESC' as const) }),
      ),
    ),
  )

describe('sources', () => {
  it('are those that every filter allows, in every order, read both ways in pages of any size', async () => {
    const world = await createWorld()
    const known = await sourcesOfAllKinds(world)
    await fc.assert(
      fc.asyncProperty(
        filters,
        orders,
        fc.integer({ min: 1, max: 8 }),
        fc.boolean(),
        async (filter, orderBy, size, backward) => {
          // Without an order a search sorts by relevance, which is no part of the model.
          const terms =
            orderBy.length === 0 && filter.search?.trim() ? [{ field: 'NAME', direction: 'ASC' } as const] : orderBy
          const expected = inOrder(
            known.filter((source) => shows(filter, source)),
            terms,
          ).map(({ id }) => id)
          expect(await readThrough(world, { filter, orderBy: terms }, size, backward)).toEqual(expected)
          expect((await read(world, { filter, first: 0 })).totalCount).toBe(expected.length)
        },
      ),
      { numRuns: 150 },
    )
  })

  it.each(fields)('are ordered by %s both ways, also when many are alike', async (field) => {
    const world = await createWorld()
    const known = await sourcesOfAllKinds(world)
    for (const direction of ['ASC', 'DESC'] as const) {
      const expected = inOrder(known, [{ field, direction }]).map(({ id }) => id)
      expect(await readThrough(world, { orderBy: [{ field, direction }] }, 2, false)).toEqual(expected)
      expect(await readThrough(world, { orderBy: [{ field, direction }] }, 3, true)).toEqual(expected)
    }
  })

  it('come newest first unless an order is given', async () => {
    const world = await createWorld()
    const known = await sourcesOfAllKinds(world)
    const expected = inOrder(known, [{ field: 'CREATED_AT', direction: 'DESC' }]).map(({ id }) => id)
    expect((await read(world, {})).edges.map(({ node }) => node.id)).toEqual(expected)
  })
})

describe('a search of sources', () => {
  const names = async (world: World, known: readonly Known[], search: string, orderBy: object[] = []) => {
    const { edges } = await read(world, { filter: { search }, orderBy })
    return edges.map(({ node }) => known.find(({ id }) => id === node.id)?.name)
  }

  it('shows what fits best first: a word of the name before one of the tags', async () => {
    const world = await createWorld()
    const known = await sourcesOfAllKinds(world)
    await world.source('https://github.com/nobody/else', { scan: false, tags: ['zebra'] })
    const found = await names(world, known, 'zebra')
    expect(found).toEqual(['under/Zebra', undefined])
    expect(await names(world, known, 'zebra', [{ field: 'RELEVANCE', direction: 'ASC' }])).toEqual(found.toReversed())
    expect(await names(world, known, 'review')).toHaveLength(2)
  })

  it.each([
    ['SNAKE', ['obra/snake_case-tools']],
    ['case tool', ['obra/snake_case-tools']],
    ['snake_case', ['obra/snake_case-tools']],
    ['obra/snake', ['obra/snake_case-tools']],
    ['a.b', ['zeta/a.b', 'acme/review-kit']],
    ["'); DROP TABLE sources; --", []],
    ['!&|:*()', []],
    ['no-such-word', []],
  ])('for %j finds %j', async (search, expected) => {
    const world = await createWorld()
    const known = await sourcesOfAllKinds(world)
    expect(await names(world, known, search)).toEqual(expected)
  })

  it('finds words of the description that GitHub gives, as long as it is kept', async () => {
    const repositories = {
      'acme/kit': repositoryOf(skill('cut'), { details: { description: 'Sharpens every knife.' } }),
    }
    const world = await createWorld({ repositories })
    const id = await world.source('https://github.com/acme/kit', { importRepositoryDescription: true })
    expect((await read(world, { filter: { search: 'knif sharp' } })).edges.map(({ node }) => node.id)).toEqual([id])
    await world.perform(updateSource, { id, importRepositoryDescription: false })
    expect((await read(world, { filter: { search: 'knif' } })).edges).toEqual([])
    expect((await read(world, { filter: { search: 'kit acme' } })).edges.map(({ node }) => node.id)).toEqual([id])
  })

  it('is needed to order by relevance', async () => {
    const world = await createWorld()
    const { status, data, errors } = await world.send(query, { orderBy: [{ field: 'RELEVANCE', direction: 'DESC' }] })
    expect([status, data, errors.map(({ extensions }) => extensions['code'])]).toEqual([400, null, ['BAD_USER_INPUT']])
  })
})

describe('a cursor', () => {
  it('goes on where it was when its source is gone, and is refused in another order', async () => {
    const world = await createWorld()
    const known = await sourcesOfAllKinds(world)
    const orderBy = [{ field: 'NAME', direction: 'ASC' }]
    const expected = inOrder(known, [{ field: 'NAME', direction: 'ASC' }]).map(({ id }) => id)
    const page = await read(world, { orderBy, first: 3 })
    const after = page.pageInfo.endCursor
    await world.read('mutation ($id: ID!) { deleteSource(input: { id: $id }) { __typename } }', { id: expected[2] })
    expect((await read(world, { orderBy, after })).edges.map(({ node }) => node.id)).toEqual(expected.slice(3))
    const { status, errors } = await world.send(query, { after })
    expect([status, errors[0]?.extensions['code']]).toEqual([400, 'BAD_USER_INPUT'])
  })
})
