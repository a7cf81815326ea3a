import { GraphQLError } from 'graphql'

/** The error of a request that is refused before it runs. The message is shown to the caller. */
export function refuse(code: 'BAD_USER_INPUT' | 'NOT_FOUND', message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code, http: { status: code === 'NOT_FOUND' ? 404 : 400 } } })
}
