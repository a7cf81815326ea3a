import fc from 'fast-check'
import { test } from 'vitest'
import { encodeId, newId } from '../../../src/ids.ts'
import { trials } from '../../kit/property.ts'
import { createWorld } from '../../kit/world.ts'
import { catalogues, fill, type Filter, filters } from './any-catalogue.ts'
import { expectAnswer, questionFor, waysThrough } from './read-through.ts'

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
          const { sourceId, ...rest } = filter
          const source = sourceId == null ? sourceId : (lists.sources[sourceId]?.id ?? encodeId('Source', newId()))
          const sent = { ...rest, ...(source !== undefined && { sourceId: source }) }
          const expected = lists[things].filter((row) => row.has(filter))
          await expectAnswer(world, question, { filter: sent, orderBy }, way, expected)
        }
      }),
      trials(20),
    )
  },
)
