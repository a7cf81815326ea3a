/**
 * Why a repository cannot be read: it (or its ref or folder) is not there, has no files, its host does not answer or
 * refuses, wants fewer requests, it is larger than the limits, or what came was no readable archive.
 */
export type RepositoryErrorCode = 'NOT_FOUND' | 'EMPTY' | 'UNAVAILABLE' | 'RATE_LIMITED' | 'TOO_LARGE' | 'BROKEN'

/** A repository that cannot be read. The message is a sentence for people; it holds no token, no URL and no stack of anybody else's. */
export class RepositoryError extends Error {
  readonly code: RepositoryErrorCode
  /**
   * When the host wants to be asked again, where it wants to be left alone for longer than a reader waits by itself (10
   * minutes): to be put back until then. Null: asking again is up to whoever reads this.
   */
  readonly retryAt: Date | null

  constructor(code: RepositoryErrorCode, message: string, retryAt: Date | null = null) {
    super(message)
    this.name = 'RepositoryError'
    this.code = code
    this.retryAt = retryAt
  }
}
