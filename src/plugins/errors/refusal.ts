import { GraphQLError } from 'graphql'

/** A request that is not carried out, as the caller is told. */
export interface Refusal {
  /** The HTTP status, whatever media type the answer has. */
  readonly status: 400 | 405 | 406 | 413 | 415 | 503
  readonly code: string
  /** A fixed sentence: it holds nothing of the request. */
  readonly message: string
  readonly headers?: Readonly<Record<string, string>>
}

/** Makes the error of a request that is refused before it runs. */
export function refusal({ status, code, message, headers }: Refusal): GraphQLError {
  return new GraphQLError(message, { extensions: { code, http: { status, ...(headers && { headers }) } } })
}
