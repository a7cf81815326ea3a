import { GraphQLError } from 'graphql'

/** The error of a request that is not carried out. The message is shown to the caller. */
export function refuse(code: 'BAD_USER_INPUT' | 'COST_LIMIT' | 'GONE', message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code, http: { status: 400 } } })
}
