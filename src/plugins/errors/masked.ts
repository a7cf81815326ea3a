import { type ExecutionResult, GraphQLError } from 'graphql'
import { isAsyncIterable, mapAsyncIterator, type Plugin } from 'graphql-yoga'
import { cleanMessage, isCoercionError, withoutSuggestions } from './messages.ts'
import { factsOf } from '../request/facts.ts'

const INTERNAL = 'INTERNAL_SERVER_ERROR'

/** The codes of errors that come without one, by their HTTP status. */
const CODES: Readonly<Record<number, string>> = { 403: 'FORBIDDEN', 405: 'METHOD_NOT_ALLOWED', 413: 'BODY_TOO_LARGE' }

/** The HTTP statuses of errors out of a field that leave no data, where they are not the caller's. */
const STATUSES: Readonly<Record<string, { status: number; headers: Record<string, string> }>> = {
  BUSY: { status: 503, headers: { 'retry-after': '1' } },
}

/** The code that Yoga gives to whatever has no other. */
const UNSPECIFIC = 'BAD_REQUEST'

/** A 4xx for clients of GraphQL over HTTP, and 200 for those of `application/json`, who expect it. */
const LIKE_VALIDATION = { spec: true, status: 400 }

/**
 * Whether an error was meant for the caller: a refusal of a request, or an error with a code out of a field. Everything
 * else that a field throws, also GraphQL's own complaints about what a field returned, is unplanned.
 */
function isPlanned(error: unknown): error is GraphQLError {
  if (!(error instanceof GraphQLError)) return false
  if (error.extensions['code'] !== undefined) return error.extensions['code'] !== INTERNAL
  return error.path === undefined && (error.originalError === undefined || isPlanned(error.originalError))
}

/** What the caller is told instead of an unplanned error, for Yoga's `maskedErrors`. The log is told by the plugin. */
export function maskError(thrown: unknown): GraphQLError {
  if (isPlanned(thrown)) return thrown
  const error = thrown instanceof GraphQLError ? thrown : undefined
  if (error !== undefined && isCoercionError(error)) return error
  const original = error?.originalError ?? thrown
  return new GraphQLError('Something went wrong in the server. Its log tells more under the request id.', {
    nodes: error?.nodes ?? null,
    path: error?.path ?? null,
    originalError: original instanceof Error ? original : new Error(String(original)),
    // Yoga answers with 500 when there is an unexpected error and no data, and removes this mark.
    extensions: { code: INTERNAL, unexpected: true },
  })
}

/** Options of {@link useErrorReport}. */
export interface ErrorReportOptions {
  /** Whether messages may name parts of the schema that the caller has not named. */
  readonly suggestions: boolean
}

/**
 * The last word on errors: each has a code, an answer without data has a status that says so, an unplanned error is
 * logged once and names the request id, and messages hold no values of the request.
 */
export function useErrorReport({ suggestions }: ErrorReportOptions): Plugin {
  /** Errors of documents are cached, so they are copied instead of changed. */
  function withExtensions(error: GraphQLError, extensions: Record<string, unknown>): GraphQLError {
    const message = cleanMessage(error)
    return new GraphQLError(suggestions ? message : withoutSuggestions(message), {
      nodes: error.nodes ?? null,
      source: error.source ?? null,
      positions: error.positions ?? null,
      path: error.path ?? null,
      originalError: error.originalError ?? null,
      extensions: { ...error.extensions, ...extensions },
    })
  }

  /** Errors are for the caller now; what was not planned is told to the log. */
  function report<Answer extends ExecutionResult>(answer: Answer, request: Request): Answer {
    if (answer.errors === undefined) return answer
    const withoutData = !('data' in answer)
    const isEmpty = withoutData || answer.data === null
    const { requestId, logger } = factsOf(request)
    const errors = answer.errors.map((given) => {
      const error = maskError(given)
      if (error.extensions['code'] === INTERNAL) {
        logger.error({ err: error.originalError, path: error.path?.join('.') }, 'unplanned error')
        return withExtensions(error, { requestId })
      }
      if (isCoercionError(error)) return withExtensions(error, { code: 'BAD_USER_INPUT', http: LIKE_VALIDATION })
      const named = error.extensions['code'] ?? UNSPECIFIC
      const own = typeof named === 'string' ? STATUSES[named] : undefined
      if (own) {
        const message = error.extensions.http === undefined ? 'not answered in time' : 'an upload found no room'
        logger.warn({ code: named, path: error.path?.join('.') }, message)
      }
      const http = error.extensions.http ?? (isEmpty ? own : undefined) ?? (withoutData ? LIKE_VALIDATION : undefined)
      const code = named === UNSPECIFIC ? (CODES[http?.status ?? 400] ?? UNSPECIFIC) : named
      return withExtensions(error, { code, ...(http && { http }) })
    })
    return { ...answer, errors }
  }

  return {
    onResultProcess({ request, result, ...hook }) {
      if (Array.isArray(result)) return
      if (isAsyncIterable(result)) hook.setResult(mapAsyncIterator(result, (answer) => report(answer, request)))
      else hook.setResult(report(result, request))
    },
  }
}
