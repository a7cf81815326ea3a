import { APICallError, RetryError } from 'ai'
import { PlannerFailure } from '../failure.ts'

/**
 * What a failure of the AI SDK means. Nothing of what a provider said is taken over: it may repeat the prompt, or a part
 * of the key.
 */
export function failureOf(error: unknown, signal: AbortSignal): PlannerFailure {
  if (error instanceof PlannerFailure) return error
  if (signal.aborted) return interruption(signal)
  const last = RetryError.isInstance(error) ? error.lastError : error
  if (!APICallError.isInstance(last)) return new PlannerFailure('UNAVAILABLE', 'The provider broke off its answer.')
  const status = last.statusCode ?? 0
  if (status === 429) {
    const retryAfter = secondsOf(last.responseHeaders)
    return new PlannerFailure('RATE_LIMITED', 'The provider takes no more requests for a while. Try again later.', {
      retryAfter,
    })
  }
  if (status === 401 || status === 403)
    return new PlannerFailure(
      'REFUSED',
      'The provider refuses the key. Whoever runs the server has to look at AI_API_KEY.',
    )
  if (status >= 400 && status < 500)
    return new PlannerFailure(
      'REFUSED',
      `The provider refuses the request (HTTP ${String(status)}). Whoever runs the server has to look at AI_MODEL and AI_BASE_URL.`,
    )
  return new PlannerFailure('UNAVAILABLE', 'The provider cannot be reached, or fails. Try again later.')
}

/** Why a signal was aborted: time is over, or nobody waits any more. */
function interruption({ reason }: AbortSignal): PlannerFailure {
  const isTimeout = reason instanceof DOMException && reason.name === 'TimeoutError'
  return isTimeout
    ? new PlannerFailure('TIMEOUT', 'The model did not finish in time. Ask for less, or try again later.')
    : new PlannerFailure('CANCELLED', 'Nobody waits for the answer any more.')
}

/** Seconds of a Retry-After header that says seconds. */
function secondsOf(headers: Record<string, string> | undefined): number | null {
  const value = headers?.['retry-after'] ?? ''
  return /^\d{1,6}$/.test(value) ? Number(value) : null
}
