import fc from 'fast-check'
import { expect, test } from 'vitest'
import { encodeId, newId } from '../../../src/ids.ts'
import { trials } from '../../kit/property.ts'
import { createWorld } from '../../kit/world.ts'
import { inOrder } from './any-catalogue.ts'
import { fillPlans, type PlanFilter, planFilters, type PlanRow, plans } from './any-plans.ts'
import { questionFor, readThrough, waysThrough } from './read-through.ts'

const fields = {
  projects: ['NAME', 'CREATED_AT', 'UPDATED_AT', 'STATUS', 'PRIORITY', 'RELEVANCE'],
  tasks: ['POSITION', 'TITLE', 'CREATED_AT', 'UPDATED_AT', 'DUE_DATE', 'PRIORITY', 'RELEVANCE'],
} as const

/** The id of a row at an index; of something that is not there beyond the last. */
const idOf = (rows: readonly PlanRow[], index: number, type: 'Project' | 'Task') =>
  rows[index]?.id ?? encodeId(type, newId())

/** The filter as clients send it. */
function sent({ project, parent, ...filter }: PlanFilter, lists: Record<'projects' | 'tasks', PlanRow[]>) {
  return {
    ...filter,
    ...(project !== undefined && { projectId: project === null ? null : idOf(lists.projects, project, 'Project') }),
    ...(parent !== undefined && { parentId: parent === null ? null : idOf(lists.tasks, parent, 'Task') }),
  }
}

test.each([['projects', 'Project'] as const, ['tasks', 'Task'] as const])(
  'any %s answer any filter in any order, paged both ways',
  async (things, Type) => {
    const world = await createWorld()
    const question = questionFor(things, Type)
    const questions = fc.record({
      filter: planFilters[things] as fc.Arbitrary<PlanFilter>,
      ...waysThrough(fields[things]),
    })
    await fc.assert(
      fc.asyncProperty(plans, fc.array(questions, { minLength: 4, maxLength: 4 }), async (made, asked) => {
        const lists = await fillPlans(world, made)
        for (const { filter, orderBy, ...way } of asked) {
          const searched = Boolean(filter.search?.trim())
          const terms = searched ? orderBy : orderBy.filter(({ field }) => field !== 'RELEVANCE')
          const variables = { filter: sent(filter, lists), orderBy: terms }
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
