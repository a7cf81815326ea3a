import type { LanguageModel } from 'ai'
import { PlannerFailure } from '../failure.ts'
import { mostAttempts } from '../limits.ts'
import type { PlanAnswer, PlanListener, Planner } from '../planner.ts'
import { readAnswer } from './answer.ts'
import { hashOf, type Prompt, type PromptMessage, tokensToReserve, writePrompt } from './prompt.ts'

/** Options of {@link modelPlanner}. */
export interface ModelPlannerOptions {
  readonly provider: Planner['provider']
  readonly model: string
  /** Seconds that a call may take, with all its attempts. */
  readonly timeout: number
  /** The JSON Schema of a list of operations, as text. */
  readonly schema: string
  /** Makes the model. It is called when somebody asks for the first time. */
  readonly load: () => Promise<LanguageModel>
}

/** The planner that asks a model. */
export function modelPlanner({ provider, model, timeout, schema, load }: ModelPlannerOptions): Planner {
  let loading: Promise<LanguageModel> | null = null
  return {
    provider,
    model,
    abilities: {
      generate: true,
      refine: true,
      decompose: true,
      chat: true,
      stream: true,
      description: `Asks the model ${model} (${provider}). What it writes is checked, and asked for again where it is wrong; it is proposed, never applied.`,
    },
    prepare: (request) => {
      const prompt = writePrompt(request, schema)
      return {
        promptHash: hashOf(prompt),
        tokensToReserve: tokensToReserve(prompt),
        answer: async (listener) => ask(await (loading ??= load()), prompt, timeout, listener),
      }
    },
  }
}

/** Asks until what the model writes is right, a few times. */
async function ask(
  model: LanguageModel,
  { system, messages }: Prompt,
  timeout: number,
  { signal: wanted, check, onDraft, onUse }: PlanListener,
): Promise<PlanAnswer> {
  const [{ write }, { failureOf }] = await Promise.all([import('./write.ts'), import('./failure.ts')])
  const signal = AbortSignal.any([wanted, AbortSignal.timeout(timeout * 1000)])
  let said: readonly PromptMessage[] = messages
  let problems: readonly string[] = []
  try {
    for (let attempt = 1; attempt <= mostAttempts; attempt++) {
      const text = await write({ model, system, messages: said, signal, onDraft, onUse })
      const read = readAnswer(text)
      problems = 'answer' in read ? await check(read.answer.operations) : read.problems
      if ('answer' in read && problems.length === 0) return read.answer
      onDraft(() => Promise.resolve({ message: '', operations: [] }))
      said = [...messages, { role: 'assistant', content: text }, { role: 'user', content: complaint(problems) }]
    }
  } catch (error) {
    throw failureOf(error, signal)
  }
  const message = `The model wrote no valid plan in ${String(mostAttempts)} attempts. Nothing was written; try again, or ask for less.`
  throw new PlannerFailure('INVALID_ANSWER', message, { problems: problems.slice(0, 20) })
}

const complaint = (problems: readonly string[]): string =>
  `This cannot be used. Write the whole JSON object again, without these mistakes:\n${problems
    .slice(0, 20)
    .map((problem) => `- ${problem}`)
    .join('\n')}`
