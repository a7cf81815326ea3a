import fc from 'fast-check'
import { expect, test } from 'vitest'
import { encodeId, newId } from '../../../src/ids.ts'
import { trials } from '../../kit/property.ts'
import { createWorld } from '../../kit/world.ts'
import { catalogues, fill, type Filter, filters, inOrder } from './any-catalogue.ts'
import { questionFor, readThrough, waysThrough } from './read-through.ts'

const fields = {
  artifacts: ['NAME', 'TYPE', 'CREATED_AT', 'UPDATED_AT', 'RELEVANCE'],
  sources: ['NAME', 'CREATED_AT', 'UPDATED_AT', 'ARTIFACT_COUNT', 'LAST_SCANNED_AT', 'RELEVANCE'],
} as const

/** A question to one of the lists: a filter, an order, and how it is paged through. */
const questions = (things: 'artifacts' | 'sources') =>
  fc.record({
    filter: filters[things] as fc.Arbitrary<Filter>,
    ...waysThrough(fields[things]),
  })

test.each([['artifacts', 'Artifact'] as const, ['sources', 'Source'] as const])(
  'any catalogue of %s answers any filter in any order, paged both ways',
  async (things, Type) => {
    const world = await createWorld()
    const question = questionFor(things, Type)
    await fc.assert(
      fc.asyncProperty(catalogues, fc.array(questions(things), { minLength: 4, maxLength: 4 }), async (made, asked) => {
        const lists = await fill(world, made)
        for (const { filter, orderBy, ...way } of asked) {
          const searched = Boolean(filter.search?.trim())
          const terms = searched ? orderBy : orderBy.filter(({ field }) => field !== 'RELEVANCE')
          const { sourceId, ...rest } = filter
          const source = sourceId == null ? sourceId : (lists.sources[sourceId]?.id ?? encodeId('Source', newId()))
          const variables = { filter: { ...rest, ...(source !== undefined && { sourceId: source }) }, orderBy: terms }
          const expected = lists[things].filter((row) => row.has(filter))
          const { ids, totalCount } = await readThrough(world, question, variables, way)
          expect(totalCount).toBe(expected.length)
          if (searched && (terms.length === 0 || terms.some(({ field }) => field === 'RELEVANCE'))) {
            // How well a thing fits is PostgreSQL's to say: the list is whole, and the same in one page.
            const whole = await readThrough(world, question, variables, { size: 100, backward: false })
            expect(ids).toEqual(whole.ids)
            expect(ids.toSorted()).toEqual(expected.map(({ id }) => id).toSorted())
          } else expect(ids).toEqual(inOrder(expected, terms).map(({ id }) => id))
        }
      }),
      trials(20),
    )
  },
)
