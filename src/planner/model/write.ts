import { type LanguageModel, parsePartialJson, streamText } from 'ai'
import { PlannerFailure } from '../failure.ts'
import { longestAnswer } from '../limits.ts'
import type { PlanDraft, PlanListener } from '../planner.ts'
import { completeOperations } from './answer.ts'
import type { PromptMessage } from './prompt.ts'

// What the SDK has to say about a model would go to the standard output.
globalThis.AI_SDK_LOG_WARNINGS = false

/** One request to a model. */
export interface Writing {
  readonly model: LanguageModel
  readonly system: string
  readonly messages: readonly PromptMessage[]
  readonly signal: AbortSignal
  readonly onDraft: PlanListener['onDraft']
  readonly onUse: PlanListener['onUse']
}

/**
 * Has a model write, and lets its listener read along. What the provider refuses with 429 or a fault of its own is tried again twice, after
 * the time that it says. @returns the whole text @throws what the SDK throws, or {PlannerFailure} TOO_LONG
 */
export async function write({ model, system, messages, signal, onDraft, onUse }: Writing): Promise<string> {
  const enough = new AbortController()
  const result = streamText({
    model,
    system,
    messages: [...messages],
    abortSignal: AbortSignal.any([signal, enough.signal]),
    // Failures come as parts of the stream; by default the SDK prints them, with the prompt in them.
    onError: () => undefined,
  })
  let text = ''
  let use: Parameters<typeof onUse>[0] | null = null
  try {
    for await (const part of result.fullStream) {
      if (part.type === 'error') throw part.error
      if (part.type === 'abort') signal.throwIfAborted()
      if (part.type === 'finish')
        use = { input: part.totalUsage.inputTokens ?? 0, output: part.totalUsage.outputTokens ?? 0 }
      if (part.type !== 'text-delta') continue
      text += part.text
      if (text.length > longestAnswer)
        throw new PlannerFailure('TOO_LONG', `The model wrote more than ${String(longestAnswer)} characters.`)
      const soFar = text
      onDraft(() => readDraft(soFar))
    }
    return text
  } finally {
    enough.abort()
    onUse(use ?? guessed(system, messages, text))
  }
}

/** What can be read of an answer that is still being written. */
async function readDraft(text: string): Promise<PlanDraft> {
  const { value, state } = await parsePartialJson(text)
  const message: unknown = Object.hasOwn(Object(value) as object, 'message')
    ? (value as { message: unknown }).message
    : ''
  return {
    message: typeof message === 'string' ? message : '',
    operations: completeOperations(value, state === 'successful-parse'),
  }
}

/** Providers that break off, and those that do not count, leave it to us: a token has about four characters. */
const guessed = (
  system: string,
  messages: readonly PromptMessage[],
  text: string,
): Parameters<PlanListener['onUse']>[0] => ({
  input: Math.ceil(messages.reduce((sum, { content }) => sum + content.length, system.length) / 4),
  output: Math.ceil(text.length / 4),
})
