import { PlannerError, plannerFailures } from '../../resolvers/errors.ts'
import { builder } from '../builder.ts'
import { describedValues } from '../described.ts'
import { ErrorInterface } from '../errors.ts'

/** Why the planner gave no answer. */
export const PlannerErrorReason = builder.enumType('PlannerErrorReason', {
  description: 'Why the planner gave no answer that could be used.',
  values: describedValues(plannerFailures),
})

builder.objectType(PlannerError, {
  interfaces: [ErrorInterface],
  name: 'PlannerError',
  description: 'The planner gave no answer that could be used. Nothing was written.',
  fields: (t) => ({
    reason: t.expose('reason', { type: PlannerErrorReason, description: 'Why.' }),
    problems: t.stringList({
      description: 'What was wrong with the last answer, for INVALID_ANSWER: at most 20.',
      resolve: (error) => [...error.problems],
    }),
    retryAfter: t.exposeInt('retryAfter', {
      nullable: true,
      description: 'Seconds after which to try again, where the provider says so.',
    }),
  }),
})
