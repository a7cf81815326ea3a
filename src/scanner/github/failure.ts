import { RepositoryError } from '../repository-error.ts'

/** The parts of a failed request that say why. Messages and request headers are left alone: they may quote a token. */
interface FailedRequest {
  status: number
  headers: Record<string, unknown> | null
}

function failedRequest(error: unknown): FailedRequest | null {
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number') return null
  const response = 'response' in error ? error.response : undefined
  const headers = typeof response === 'object' && response !== null && 'headers' in response ? response.headers : null
  return {
    status: error.status,
    headers: typeof headers === 'object' ? (headers as Record<string, unknown> | null) : null,
  }
}

/** Whether GitHub answered that something is not there. */
export const isMissing = (error: unknown): boolean => failedRequest(error)?.status === 404

/** What went wrong with a request to GitHub, for people. Nothing of the original error is kept. */
export function toRepositoryError(error: unknown): RepositoryError {
  if (error instanceof RepositoryError) return error
  const failed = failedRequest(error)
  if (!failed?.headers) return new RepositoryError('UNAVAILABLE', 'GitHub cannot be reached.')
  const { status, headers } = failed
  const limited = status === 429 || headers['x-ratelimit-remaining'] === '0' || headers['retry-after'] !== undefined
  if ((status === 403 || status === 429) && limited) {
    return new RepositoryError('RATE_LIMITED', 'GitHub allows no more requests at the moment.')
  }
  switch (status) {
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
      return new RepositoryError('UNAVAILABLE', `GitHub answered with the status ${String(status)}.`)
  }
}
