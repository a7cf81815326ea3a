import { RepositoryError } from '../repository-error.ts'
import { isRecord } from '../text/json-safe.ts'

/** The parts of a failed request that say why. What the request itself was is left alone: it holds the token. */
interface FailedRequest {
  status: number
  /** Null when nothing was answered. */
  headers: Record<string, unknown> | null
  /** What GitHub said; to be looked into only, never repeated. */
  message: string
}

/** Reads an error of Octokit; null for any other. */
export function failedRequest(error: unknown): FailedRequest | null {
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number') return null
  const response = 'response' in error && isRecord(error.response) ? error.response : null
  return {
    status: error.status,
    headers: response && isRecord(response['headers']) ? response['headers'] : null,
    message: response && isRecord(response['data']) ? String(response['data']['message']) : '',
  }
}

/** Whether GitHub answered that something is not there. */
export const isMissing = (error: unknown): boolean => failedRequest(error)?.status === 404

/** Whether GitHub wants fewer requests: of this hour, or in so short a time. By its REST API's page on rate limits. */
function isLimit({ status, headers, message }: FailedRequest): boolean {
  if (status === 429) return true
  if (status !== 403) return false
  return (
    headers?.['x-ratelimit-remaining'] === '0' ||
    headers?.['retry-after'] !== undefined ||
    /\brate limit\b/i.test(message)
  )
}

/** Why asking again may help. `milliseconds` is what GitHub wants to be waited; null when it has not said. */
export interface Patience {
  kind: 'limit' | 'trouble'
  milliseconds: number | null
}

/** Whether a failure may be gone when GitHub is asked again; null when it would stay. */
export function patienceWith(error: unknown, now: number): Patience | null {
  if (error instanceof RepositoryError)
    return error.code === 'UNAVAILABLE' ? { kind: 'trouble', milliseconds: null } : null
  const failed = failedRequest(error)
  if (failed === null) return null
  if (isLimit(failed)) return { kind: 'limit', milliseconds: wantedWait(failed.headers ?? {}, now) }
  // A request that was not answered at all has the status 500.
  return failed.status >= 500 ? { kind: 'trouble', milliseconds: null } : null
}

/** What `retry-after` says in seconds or, when the hour is used up, `x-ratelimit-reset` as a time in seconds. */
function wantedWait(headers: Record<string, unknown>, now: number): number | null {
  const seconds = wholeNumber(headers['retry-after'])
  if (seconds !== null) return seconds * 1_000
  const reset = headers['x-ratelimit-remaining'] === '0' ? wholeNumber(headers['x-ratelimit-reset']) : null
  // Clocks differ, and the second that is named has to be over.
  return reset === null ? null : Math.max(0, reset * 1_000 - now) + 1_000
}

const wholeNumber = (value: unknown): number | null =>
  typeof value === 'string' && /^\d{1,12}$/.test(value) ? Number(value) : null

/** What went wrong with a request to GitHub, for people. Nothing of the original error is kept. */
export function toRepositoryError(error: unknown): RepositoryError {
  if (error instanceof RepositoryError) return error
  const failed = failedRequest(error)
  if (!failed?.headers) return new RepositoryError('UNAVAILABLE', 'GitHub cannot be reached.')
  if (isLimit(failed)) return new RepositoryError('RATE_LIMITED', 'GitHub allows no more requests at the moment.')
  switch (failed.status) {
    case 401:
      return new RepositoryError('UNAVAILABLE', 'GitHub does not accept the token.')
    case 403:
      return new RepositoryError('UNAVAILABLE', 'GitHub refuses to show the repository.')
    case 404:
      return new RepositoryError(
        'NOT_FOUND',
        'GitHub has no such repository, or does not show it without a token that may read it.',
      )
    case 409:
      return new RepositoryError('EMPTY', 'The repository is empty.')
    case 422:
      return new RepositoryError('NOT_FOUND', 'The repository has no such branch, tag or commit.')
    case 451:
      return new RepositoryError('UNAVAILABLE', 'GitHub does not show the repository for legal reasons.')
    default:
      return new RepositoryError('UNAVAILABLE', `GitHub answered with the status ${String(failed.status)}.`)
  }
}
