import { z } from 'zod'
import { httpUrl, secret, wholeNumber } from './rules.ts'

const PROVIDERS = ['openai', 'anthropic', 'openai-compatible'] as const

/** Which model the planner asks, and how it is reached. */
export interface ModelSettings {
  readonly provider: (typeof PROVIDERS)[number]
  readonly model: string
  /** Only an endpoint that is compatible with OpenAI's may need none. */
  readonly apiKey: string | undefined
  /** Without a slash at its end; undefined: the provider's own. */
  readonly baseUrl: string | undefined
}

/** What the planner plans with, and how much of it everybody may use. */
export interface PlannerSettings {
  /** Null: no model is asked, outlines are read. */
  readonly model: ModelSettings | null
  /** Seconds that a model may take for an answer, with all attempts. */
  readonly timeout: number
  /** Calls of one person within any minute. */
  readonly callsPerMinute: number
  /** Tokens of one person on a day, in UTC. */
  readonly tokensPerDay: number
}

/** The variables of the planner, each with its rule and its line in the manual. */
export const plannerVariables = {
  AI_PROVIDER: z
    .enum(['outline', ...PROVIDERS], `must be one of outline, ${PROVIDERS.join(', ')}`)
    .prefault('outline')
    .describe(
      'What plans: `openai`, `anthropic`, `openai-compatible` (any endpoint that speaks like OpenAI), or `outline`, ' +
        'which asks no model and reads outlines in Markdown.',
    ),
  AI_MODEL: z
    .string()
    .regex(/^[\x21-\x7e]{1,200}$/, 'must be the name of a model, without blanks')
    .optional()
    .describe('The model, as its provider names it. Every provider but `outline` needs it.'),
  AI_API_KEY: secret('key')
    .optional()
    .describe('The key of the provider; `openai-compatible` may do without. It is never logged.'),
  AI_BASE_URL: httpUrl
    .optional()
    .describe("The root of the provider's API. `openai-compatible` needs it, such as `http://127.0.0.1:11434/v1`."),
  AI_TIMEOUT: wholeNumber(1, 600)
    .prefault('60')
    .describe('How many seconds a model may take for an answer, with all attempts.'),
  PLANNER_CALLS_PER_MINUTE: wholeNumber(1, 1000)
    .prefault('10')
    .describe('How often one person may ask the planner within a minute.'),
  PLANNER_TOKENS_PER_DAY: wholeNumber(20_000, 1_000_000_000)
    .prefault('1000000')
    .describe('How many tokens one person may use on a day, in UTC. A call needs room for its prompt and 10,000 more.'),
} as const

type Values = z.output<z.ZodObject<typeof plannerVariables>>

/** What is wrong with the settings of the planner, taken together. */
export function plannerProblems(given: Readonly<Record<string, string>>): string[] {
  const provider = given['AI_PROVIDER'] ?? 'outline'
  const isSet = (name: string) => given[name] !== undefined
  if (provider === 'outline')
    return ['AI_MODEL', 'AI_API_KEY', 'AI_BASE_URL']
      .filter(isSet)
      .map((name) => `${name} is set, but AI_PROVIDER is outline, which asks no model: set AI_PROVIDER, too.`)
  if (!PROVIDERS.some((name) => name === provider)) return []
  const needed = ['AI_MODEL', provider === 'openai-compatible' ? 'AI_BASE_URL' : 'AI_API_KEY']
  return needed.filter((name) => !isSet(name)).map((name) => `${name} is missing: AI_PROVIDER=${provider} needs it.`)
}

/** What the variables say, once each of them is right. */
export function readPlanner(values: Values): PlannerSettings {
  const { AI_PROVIDER: provider, AI_MODEL: model, AI_API_KEY: apiKey, AI_BASE_URL: baseUrl } = values
  return {
    model: provider === 'outline' || model === undefined ? null : { provider, model, apiKey, baseUrl },
    timeout: values.AI_TIMEOUT,
    callsPerMinute: values.PLANNER_CALLS_PER_MINUTE,
    tokensPerDay: values.PLANNER_TOKENS_PER_DAY,
  }
}
