import { type HttpAnswer, type HttpRequest, sendHttp } from './transport.ts'
import type { Targets } from './targets.ts'

/**
 * Stands in a request wherever a caller can put a value of their own: strings, numbers' places, headers, addresses. No
 * answer and no line of the log may contain it. Names are exempt, because nobody can mend a document without being told
 * which field is unknown; so are the ids that rows of a bulk operation repeat as data.
 */
export const MARKER = 'HOSTILEMARKER'

/** How a request has to be answered. */
export type Expected =
  /** Tier (a): errors with this code and no data. `lenient` is the status for clients of `application/json`. */
  | { readonly tier: 'refused'; readonly code: string; readonly status: number; readonly lenient: number }
  /** Tier (b): 200, no errors, and null for everything that was asked for. */
  | { readonly tier: 'null' }
  /** Tier (c): 200, no errors, and each field of the data is an error of this type. */
  | { readonly tier: 'data'; readonly typename: string }
  /** It only looks hostile: 200 and data without errors. */
  | { readonly tier: 'served' }
  /** Refused before GraphQL is asked, or by closing: one of these statuses, where 0 is a connection that was closed. */
  | { readonly tier: 'http'; readonly statuses: readonly number[] }

/** The media types that an answer can have, as clients ask for them. */
export const ACCEPTS = ['application/graphql-response+json', 'application/json'] as const
export type Accept = (typeof ACCEPTS)[number]

/** Sends what has been prepared to a server. */
export type Send = (baseUrl: string) => Promise<HttpAnswer>

/** A request that means no good, and what has to come of it. */
export interface HostileRequest {
  readonly name: string
  readonly expected: Expected
  /** Makes what is sent. That is apart from sending, because making it can take longer than all that the server does. */
  readonly prepare: (targets: Targets, accept: Accept) => Send
}

/** A refusal that has the same status whatever media type is asked for. */
export const refused = (code: string, status = 400): Expected => ({ tier: 'refused', code, status, lenient: status })

/** A refusal by parsing, validating or coercing: 200 for clients of `application/json`, as the audits want it. */
export const invalid = (code: string): Expected => ({ tier: 'refused', code, status: 400, lenient: 200 })

export const unparsable = invalid('GRAPHQL_PARSE_FAILED')
export const invalidDocument = invalid('GRAPHQL_VALIDATION_FAILED')
export const uncoercible = invalid('BAD_USER_INPUT')
export const unresolvable = refused('OPERATION_RESOLUTION_FAILURE')
export const badRequest = refused('BAD_REQUEST')
export const served: Expected = { tier: 'served' }
export const nothing: Expected = { tier: 'null' }
export const asData = (typename: string): Expected => ({ tier: 'data', typename })
export const closedOr = (...statuses: number[]): Expected => ({ tier: 'http', statuses: [0, ...statuses] })
export const onlyHttp = (...statuses: number[]): Expected => ({ tier: 'http', statuses })

/** What is posted: parameters, or the text or the bytes of a body. */
type Posted = object | string | Uint8Array

/** A request that is ready to be sent. */
export const sender =
  (request: HttpRequest): Send =>
  (baseUrl) =>
    sendHttp(baseUrl, request)

/** Posts a body as JSON. Bodies are made when they are needed, because some are large. */
export function post(
  name: string,
  expected: Expected,
  make: (targets: Targets) => Posted,
  headers: Readonly<Record<string, string>> = {},
): HostileRequest {
  return {
    name,
    expected,
    prepare: (targets, accept) => {
      const posted = make(targets)
      return sender({
        method: 'POST',
        path: '/graphql',
        headers: { 'content-type': 'application/json', accept, ...headers },
        body: typeof posted === 'string' || posted instanceof Uint8Array ? posted : JSON.stringify(posted),
      })
    },
  }
}

/** Posts a document alone. */
export const document = (name: string, expected: Expected, query: () => string): HostileRequest =>
  post(name, expected, () => ({ query: query() }))

/** `part` so many times, the number of each in the place of `#`. */
export const times = (count: number, part: string): string =>
  Array.from({ length: count }, (_, n) => part.replaceAll('#', String(n))).join(' ')
