import fc from 'fast-check'
import { expect, test } from 'vitest'
import { encodeId, newId } from '../../../src/ids.ts'
import { trials } from '../../kit/property.ts'
import { createWorld, type World } from '../../kit/world.ts'
import { catalogues, fill, type Filter, filters, inOrder, type Term } from './any-catalogue.ts'

const fields = {
  artifacts: ['NAME', 'TYPE', 'CREATED_AT', 'UPDATED_AT', 'RELEVANCE'],
  sources: ['NAME', 'CREATED_AT', 'UPDATED_AT', 'ARTIFACT_COUNT', 'LAST_SCANNED_AT', 'RELEVANCE'],
} as const

interface Page {
  readonly totalCount: number
  readonly nodes: readonly { readonly id: string }[]
  readonly pageInfo: Record<'hasNextPage' | 'hasPreviousPage', boolean> &
    Record<'startCursor' | 'endCursor', string | null>
}

const questionFor = (things: 'artifacts' | 'sources', Type: 'Artifact' | 'Source') => `
  query ($filter: ${Type}Filter, $orderBy: [${Type}Order!], $first: Int, $last: Int, $after: String, $before: String) {
    page: ${things}(filter: $filter, orderBy: $orderBy, first: $first, last: $last, after: $after, before: $before) {
      totalCount nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`

/** The whole list, read in pages from the start or from the end. */
async function readThrough(world: World, question: string, variables: object, size: number, backward: boolean) {
  const ids: string[] = []
  for (let cursor: string | null = null; ;) {
    const place: object = backward ? { last: size, before: cursor } : { first: size, after: cursor }
    const { page }: { page: Page } = await world.read(question, { ...variables, ...place })
    const found = page.nodes.map(({ id }) => id)
    ids.splice(backward ? 0 : ids.length, 0, ...found)
    if (!(backward ? page.pageInfo.hasPreviousPage : page.pageInfo.hasNextPage))
      return { ids, totalCount: page.totalCount }
    cursor = backward ? page.pageInfo.startCursor : page.pageInfo.endCursor
  }
}

/** A question to one of the lists: a filter, an order, and how it is paged through. */
const questions = (things: 'artifacts' | 'sources') =>
  fc.record({
    filter: filters[things] as fc.Arbitrary<Filter>,
    orderBy: fc.uniqueArray(
      fc.record<Term>({
        field: fc.constantFrom(...fields[things]),
        direction: fc.constantFrom('ASC', 'DESC'),
      }),
      { selector: ({ field }) => field, maxLength: 3 },
    ),
    size: fc.integer({ min: 1, max: 12 }),
    backward: fc.boolean(),
  })

test.each([['artifacts', 'Artifact'] as const, ['sources', 'Source'] as const])(
  'any catalogue of %s answers any filter in any order, paged both ways',
  async (things, Type) => {
    const world = await createWorld()
    const question = questionFor(things, Type)
    await fc.assert(
      fc.asyncProperty(catalogues, fc.array(questions(things), { minLength: 4, maxLength: 4 }), async (made, asked) => {
        const lists = await fill(world, made)
        for (const { filter, orderBy, size, backward } of asked) {
          const searched = Boolean(filter.search?.trim())
          const terms = searched ? orderBy : orderBy.filter(({ field }) => field !== 'RELEVANCE')
          const { sourceId, ...rest } = filter
          const source = sourceId == null ? sourceId : (lists.sources[sourceId]?.id ?? encodeId('Source', newId()))
          const variables = { filter: { ...rest, ...(source !== undefined && { sourceId: source }) }, orderBy: terms }
          const expected = lists[things].filter((row) => row.has(filter))
          const { ids, totalCount } = await readThrough(world, question, variables, size, backward)
          expect(totalCount).toBe(expected.length)
          if (searched && (terms.length === 0 || terms.some(({ field }) => field === 'RELEVANCE'))) {
            // How well a thing fits is PostgreSQL's to say: the list is whole, and the same in one page.
            const whole: { page: Page } = await world.read(question, { ...variables, first: 100 })
            expect(ids).toEqual(whole.page.nodes.map(({ id }) => id))
            expect(ids.toSorted()).toEqual(expected.map(({ id }) => id).toSorted())
          } else expect(ids).toEqual(inOrder(expected, terms).map(({ id }) => id))
        }
      }),
      trials(20),
    )
  },
)
