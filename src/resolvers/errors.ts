import type { NodeReference } from '../ids.ts'
import type { PlannerFailure, PlannerFailureReason } from '../planner/index.ts'

export { plannerFailures } from '../planner/index.ts'

/** The stable codes of failures that a caller can cause, with what they mean. */
export const errorCodes = {
  VALIDATION: 'The input breaks a rule; the issues say which and where.',
  NOT_FOUND: 'Something that the input names does not exist, or is not where the input says.',
  CONFLICT: 'Something that exists already stands in the way.',
  STALE_VERSION: 'The thing was changed since the version that the caller has seen.',
  FORBIDDEN: 'The caller may not do this.',
  LIMIT: 'The input is larger than what is taken at once, or too much was asked for lately.',
  PLANNER: 'The planner gave no answer that could be used.',
} as const
export type ErrorCode = keyof typeof errorCodes

/** The stable codes of what can be wrong with one value, with what they mean. */
export const issueCodes = {
  MALFORMED: 'The value has not the form that is asked for.',
  WRONG_TYPE: 'The id is one of another type of thing.',
  TOO_SHORT: 'The text or list is shorter than allowed.',
  TOO_LONG: 'The text or list is longer than allowed.',
  OUT_OF_RANGE: 'The number is smaller or larger than allowed.',
  DUPLICATE: 'The value stands in the list more than once.',
  MISSING: 'The list lacks something that it has to hold.',
  NOT_IN_LIST: 'The thing is not in the list in which it is looked for.',
  NOT_ALLOWED: 'The value is well formed but makes no sense together with the others.',
} as const
export type IssueCode = keyof typeof issueCodes

/** One thing that is wrong with an input, and where. */
export interface Issue {
  readonly path: readonly string[]
  readonly message: string
  readonly code: IssueCode
}

/** A failure that the caller caused. It is data of the API: nothing was written, and the message may be shown to a person. */
export abstract class CallerError extends Error {
  abstract readonly code: ErrorCode
  /** Where in the arguments the cause stands; null when it is nowhere in particular. */
  readonly path: readonly string[] | null

  constructor(message: string, path: readonly string[] | null = null) {
    super(message)
    this.path = path
  }
}

/** Issues that one error names: an input can hold thousands of wrong values. */
const mostIssues = 100

/** The input breaks rules: all that were found, not only the first, up to a hundred. */
export class ValidationError extends CallerError {
  readonly code = 'VALIDATION'
  readonly issues: readonly Issue[]

  constructor(issues: readonly [Issue, ...Issue[]]) {
    super(issues.length === 1 ? issues[0].message : `${String(issues.length)} values are wrong.`, issues[0].path)
    this.issues = issues.slice(0, mostIssues)
  }

  /** The common case of one issue. */
  static at(path: readonly string[], code: IssueCode, message: string): ValidationError {
    return new ValidationError([{ path, code, message }])
  }
}

/** Something that the input names does not exist, or is not where the input says. */
export class NotFoundError extends CallerError {
  readonly code = 'NOT_FOUND'
}

/** Something that exists already stands in the way: `existing`, where it can be named. */
export class ConflictError extends CallerError {
  readonly code = 'CONFLICT'
  readonly existing: NodeReference | null

  constructor(message: string, path: readonly string[] | null, existing: NodeReference | null) {
    super(message, path)
    this.existing = existing
  }
}

/** Something that was changed since the state that an input is about. */
export interface ChangeSince {
  readonly subject: NodeReference
  readonly kind: 'ADDED' | 'CHANGED' | 'REMOVED'
  /** The fields that are others now, when it was CHANGED; as the API names them. */
  readonly fields: readonly string[]
}

/** The thing was changed since the version that the caller has seen. */
export class StaleVersionError extends CallerError {
  readonly code = 'STALE_VERSION'
  readonly current: NodeReference
  /** What was changed, where the input is about more than one version; the first hundred. */
  readonly changes: readonly ChangeSince[]

  /** @param since the version that it has now, or what was changed */
  constructor(current: NodeReference, since: number | readonly ChangeSince[]) {
    if (typeof since === 'number')
      super(`It has been changed since: its version is ${String(since)} now.`, ['input', 'ifVersion'])
    else super(`Things that it is about and that have been changed since: ${String(since.length)}.`, ['input', 'id'])
    this.current = current
    this.changes = typeof since === 'number' ? [] : since.slice(0, mostIssues)
  }
}

/** The actor lacks the permission. */
export class ForbiddenError extends CallerError {
  readonly code = 'FORBIDDEN'
}

/** The input is larger than what is taken at once, or the caller has asked for too much lately. */
export class LimitError extends CallerError {
  readonly code = 'LIMIT'
  readonly limit: number
  /** Seconds after which there is room again; null when waiting is of no use. */
  readonly retryAfter: number | null

  constructor(message: string, path: readonly string[], limit: number, retryAfter: number | null = null) {
    super(message, path)
    this.limit = limit
    this.retryAfter = retryAfter
  }
}

/** The planner gave no answer that could be used. */
export class PlannerError extends CallerError {
  readonly code = 'PLANNER'
  readonly reason: PlannerFailureReason
  readonly problems: readonly string[]
  /** Seconds after which to try again, where the provider says so. */
  readonly retryAfter: number | null

  constructor({ message, reason, problems, retryAfter }: PlannerFailure) {
    super(message)
    this.reason = reason
    this.problems = problems
    this.retryAfter = retryAfter
  }
}
