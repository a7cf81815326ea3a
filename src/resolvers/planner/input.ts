import { z } from 'zod'
import { longestText } from '../../planner/index.ts'
import { issue } from '../input.ts'
import { storable } from '../values.ts'
import { plannerLimits } from './limits.ts'

/** What a person tells the planner, as it was typed: 1 to 100,000 characters, blanks alone do not count. */
export const words = storable.superRefine((value, context) => {
  if (value.trim() === '') issue(context, 'TOO_SHORT', 'It must not be empty.')
  if (value.length > longestText)
    issue(context, 'TOO_LONG', `It has ${String(value.length)} characters; ${String(longestText)} are allowed.`)
})

/** Tasks that a plan may have at most; 50 unless it is said. */
export const maxTasks = z
  .number()
  .int()
  .nullish()
  .superRefine((value, context) => {
    if (value != null && (value < 1 || value > plannerLimits.maxTasks))
      issue(context, 'OUT_OF_RANGE', `It is 1 to ${String(plannerLimits.maxTasks)}.`)
  })
  .transform((value) => value ?? plannerLimits.maxTasksByDefault)
