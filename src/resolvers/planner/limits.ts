import { longestText } from '../../planner/index.ts'

/** What a request to the planner may ask for: characters of a text, and tasks of a plan. */
export const plannerLimits = { textLength: longestText, maxTasks: 499, maxTasksByDefault: 50 } as const
