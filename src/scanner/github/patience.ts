import { setTimeout } from 'node:timers/promises'
import { RepositoryError } from '../repository-error.ts'
import { patienceWith, toRepositoryError } from './failure.ts'

/** How long one waits for GitHub. Tests give a `wait` of their own. */
export interface PatienceOptions {
  /** How often a request is repeated after an answer of 5xx or none, waiting once, four times, nine times … so long. */
  retries?: { most: number; milliseconds: number } | undefined
  /** Waits, or throws the signal's reason. */
  wait?: ((milliseconds: number, signal: AbortSignal) => Promise<void>) | undefined
}

/** What is waited by itself, in ms. GitHub wanting more is told to whoever asked. */
export const LONGEST_WAIT = 600_000

const RETRIES = { most: 3, milliseconds: 400 }
const MOST_LIMITS = 3
/** GitHub's advice where its headers name no time: at least a minute, and longer each time. */
const UNNAMED_WAIT = 60_000

const waitByTimer = async (milliseconds: number, signal: AbortSignal): Promise<void> => {
  await setTimeout(milliseconds, undefined, { signal }).catch(() => {
    signal.throwIfAborted()
  })
}

/**
 * Asks until there is an answer: again after trouble, with growing waits, and when a limit on requests is over, as GitHub's
 * headers say. Throws the signal's reason, or the RepositoryError that ended it; when GitHub wants to be left alone longer
 * than `longest` ms, that error says until when.
 */
export async function patiently<Value>(
  ask: () => Promise<Value>,
  options: PatienceOptions,
  signal: AbortSignal,
  longest: number,
): Promise<Value> {
  const { retries = RETRIES, wait = waitByTimer } = options
  const tries = { trouble: 0, limit: 0 }
  for (;;) {
    try {
      return await ask()
    } catch (error) {
      signal.throwIfAborted()
      const patience = patienceWith(error, Date.now())
      if (patience === null) throw error
      const nth = (tries[patience.kind] += 1)
      if (patience.kind === 'trouble') {
        if (nth > retries.most) throw error
        await wait(retries.milliseconds * nth ** 2, signal)
      } else {
        const milliseconds = patience.milliseconds ?? UNNAMED_WAIT * 2 ** (nth - 1)
        if (nth > MOST_LIMITS || milliseconds > longest) throw untilLater(error, milliseconds)
        await wait(milliseconds, signal)
      }
    }
  }
}

const untilLater = (error: unknown, milliseconds: number): RepositoryError => {
  const { code, message } = toRepositoryError(error)
  return new RepositoryError(code, message, new Date(Date.now() + milliseconds))
}
