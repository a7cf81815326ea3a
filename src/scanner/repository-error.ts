/**
 * Why a repository cannot be read: it (or its ref or folder) is not there, has no files, its host does not answer or
 * refuses, wants fewer requests, it is larger than the limits, or what came was no readable archive.
 */
export type RepositoryErrorCode = 'NOT_FOUND' | 'EMPTY' | 'UNAVAILABLE' | 'RATE_LIMITED' | 'TOO_LARGE' | 'BROKEN'

/** A repository that cannot be read. The message is a sentence for people; it holds no token, no URL and no stack of anybody else's. */
export class RepositoryError extends Error {
  readonly code: RepositoryErrorCode

  constructor(code: RepositoryErrorCode, message: string) {
    super(message)
    this.name = 'RepositoryError'
    this.code = code
  }
}
