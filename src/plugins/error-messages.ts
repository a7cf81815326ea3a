import { type GraphQLError, Kind } from 'graphql'

/** Longer messages are cut: a syntax error repeats a string of the document, however long. */
const LONGEST_MESSAGE = 300

/** Whether an error says that a variable has a value of the wrong type: graphql-js hangs it on the variable's definition. */
export function isCoercionError(error: GraphQLError): boolean {
  return error.path === undefined && error.nodes?.[0]?.kind === Kind.VARIABLE_DEFINITION
}

/** What graphql-js says at the end of a coercion error; all but these may repeat the value. */
const REASONS = [
  /Field "\w+" of required type "[\w![\]]+" was not provided\.$/,
  /Field "\w+" is not defined by type "\w+"\./,
  /Exactly one key must be specified for OneOf type "\w+"\.$/,
  /Expected (?:non-nullable )?type "[\w![\]]+"(?: not to be null| to be an object)?\./,
]

/**
 * The message of an error without the values that the request gave to variables, and of a bounded length. The message
 * of graphql-js is `Variable "$input" got invalid value <the value> at "input.name"; <reason>`.
 */
export function cleanMessage(error: GraphQLError): string {
  const { message } = error
  const name = isCoercionError(error) ? /^Variable "(\$\w+)" got invalid value /.exec(message)?.[1] : undefined
  if (name === undefined) return message.length > LONGEST_MESSAGE ? `${message.slice(0, LONGEST_MESSAGE)}…` : message
  const place = /.* at "(\w+(?:\.\w+|\[\d+\])*)"; /s.exec(message)?.[1] ?? name
  const reason = REASONS.map((pattern) => pattern.exec(message)?.[0]).find((found) => found !== undefined)
  return `Variable "${name}" got an invalid value at "${place}"${reason === undefined ? '.' : `; ${reason}`}`
}
