import fc from 'fast-check'
import { test } from 'vitest'
import { encodeId, newId } from '../../../src/ids.ts'
import { trials } from '../../kit/property.ts'
import { createWorld } from '../../kit/world.ts'
import { fillPlans, type PlanFilter, planFilters, type PlanRow, plans } from './any-plans.ts'
import { expectAnswer, questionFor, waysThrough } from './read-through.ts'

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
          const expected = lists[things].filter((row) => row.has(filter))
          await expectAnswer(world, question, { filter: sent(filter, lists), orderBy }, way, expected)
        }
      }),
      trials(20),
    )
  },
)
