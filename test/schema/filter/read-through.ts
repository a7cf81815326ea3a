import fc from 'fast-check'
import { expect } from 'vitest'
import type { World } from '../../kit/world.ts'
import { inOrder, type Sortable, type Term } from './any-catalogue.ts'

interface Page {
  readonly totalCount: number
  readonly nodes: readonly { readonly id: string }[]
  readonly pageInfo: Record<'hasNextPage' | 'hasPreviousPage', boolean> &
    Record<'startCursor' | 'endCursor', string | null>
}

/** Asks for a page of a list of the query itself. `parameters` and `given` are those besides the page's own. */
export const pageQuery = (list: string, parameters: string, given: string): string => `
  query (${parameters}, $first: Int, $last: Int, $after: String, $before: String) {
    page: ${list}(${given}, first: $first, last: $last, after: $after, before: $before) {
      totalCount nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`

/** The same, with the filter and the order of a type. */
export const questionFor = (list: string, Type: string): string =>
  pageQuery(list, `$filter: ${Type}Filter, $orderBy: [${Type}Order!]`, 'filter: $filter, orderBy: $orderBy')

/** The whole list, read in pages from the start or from the end. */
export async function readThrough(
  world: World,
  question: string,
  variables: object,
  { size, backward }: { readonly size: number; readonly backward: boolean },
): Promise<{ ids: string[]; totalCount: number }> {
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

/**
 * Asks a list with a filter, in an order, in pages, and expects rows of the model: in the order of the model, unless it is
 * one by relevance, which is PostgreSQL's to say. Then the list is whole, and the same in one page.
 */
export async function expectAnswer(
  world: World,
  question: string,
  {
    filter,
    orderBy,
  }: { readonly filter: { readonly search?: string | null | undefined }; readonly orderBy: readonly Term[] },
  way: { readonly size: number; readonly backward: boolean },
  expected: readonly (Sortable & { readonly id: string })[],
): Promise<void> {
  const searched = Boolean(filter.search?.trim())
  const terms = searched ? orderBy : orderBy.filter(({ field }) => field !== 'RELEVANCE')
  const variables = { filter, orderBy: terms }
  const { ids, totalCount } = await readThrough(world, question, variables, way)
  expect(totalCount).toBe(expected.length)
  if (searched && (terms.length === 0 || terms.some(({ field }) => field === 'RELEVANCE'))) {
    const whole = await readThrough(world, question, variables, { size: 100, backward: false })
    expect(ids).toEqual(whole.ids)
    expect(ids.toSorted()).toEqual(expected.map(({ id }) => id).toSorted())
  } else expect(ids).toEqual(inOrder(expected, terms).map(({ id }) => id))
}

/** How a list is ordered, and paged through. */
export const waysThrough = (fields: readonly string[]) => ({
  orderBy: fc.uniqueArray(
    fc.record<Term>({ field: fc.constantFrom(...fields), direction: fc.constantFrom('ASC', 'DESC') }),
    { selector: ({ field }) => field, maxLength: 3 },
  ),
  size: fc.integer({ min: 1, max: 12 }),
  backward: fc.boolean(),
})
