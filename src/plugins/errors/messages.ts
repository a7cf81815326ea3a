import { type GraphQLError, Kind } from 'graphql'

/** Longer messages are cut: a name in a document can be as long as the document. */
const LONGEST_MESSAGE = 300

/** What graphql-js says instead of further coercion errors. */
const TOO_MANY = 'Too many errors processing variables, error limit reached. Execution aborted.'

/**
 * Whether an error says that a variable has a value of the wrong type: graphql-js hangs it on the variable's definition.
 * The rules of validation do that, too, but their errors have a code.
 */
export function isCoercionError({ path, extensions, nodes, message }: GraphQLError): boolean {
  if (path !== undefined || extensions['code'] !== undefined) return false
  return nodes?.[0]?.kind === Kind.VARIABLE_DEFINITION || message === TOO_MANY
}

/** What graphql-js says at the end of a coercion error; all but these may repeat the value. */
const REASONS = [
  /Field "\w+" of required type "[\w![\]]+" was not provided\.$/,
  /Field "\w+" is not defined by type "\w+"\./,
  /Exactly one key must be specified for OneOf type "\w+"\.$/,
  /Expected (?:non-nullable )?type "[\w![\]]+"(?: not to be null| to be an object)?\./,
]

/** What it says of a value in a document, up to where the value begins. */
const REASONS_OF_DOCUMENTS = [
  /^Expected value of type "[\w![\]]+"(?=, found )/,
  /^(?:\w+|Enum "\w+") cannot represent (?:a |an )?non[\w -]+ value(?=: )/,
  /^Value "\w+" does not exist in "\w+" enum\..*/,
  /^Field "[\w.]+" (?:of required type "[\w![\]]+" was not provided|must be non-null|is not defined by type "\w+")\..*/,
  /^OneOf Input Object "\w+" must specify exactly one key\./,
  /^Variable "\$?\w+" must be non-nullable to be used for OneOf Input Object "\w+"\./,
]

const VALUES: readonly string[] = [
  Kind.INT,
  Kind.FLOAT,
  Kind.STRING,
  Kind.BOOLEAN,
  Kind.ENUM,
  Kind.NULL,
  Kind.LIST,
  Kind.OBJECT,
  Kind.OBJECT_FIELD,
]

/**
 * The message of an error without the values of the request, and of a bounded length. Names stay, those of fields,
 * arguments, fragments and members of enums: without them nobody could mend a document.
 */
export function cleanMessage(error: GraphQLError): string {
  const message = withoutValues(error)
  return message.length > LONGEST_MESSAGE ? `${message.slice(0, LONGEST_MESSAGE)}…` : message
}

/** The message of an unknown name without the names that it might have been: they tell about a schema that is closed. */
export const withoutSuggestions = (message: string): string => message.replace(/ Did you mean .*$/s, '')

function withoutValues(error: GraphQLError): string {
  const { message, nodes } = error
  if (isCoercionError(error)) return withoutVariable(message)
  // A syntax error names the token that it found; of these, only names are no values.
  if (message.startsWith('Syntax Error: ')) return message.replace(/\b(String|BlockString|Int|Float) ".*"/s, '$1')
  if (!VALUES.includes(nodes?.[0]?.kind ?? '')) return message
  const reason = firstMatch(REASONS_OF_DOCUMENTS, message)
  if (reason === undefined) return 'A value is not of the type that its place asks for.'
  return /[.?]$/.test(reason) ? reason : `${reason}.`
}

/** The message of graphql-js is `Variable "$input" got invalid value <the value> at "input.name"; <reason>`. */
function withoutVariable(message: string): string {
  const name = /^Variable "(\$\w+)" got invalid value /.exec(message)?.[1]
  if (name === undefined) return message
  const place = /.* at "(\w+(?:\.\w+|\[\d+\])*)"; /s.exec(message)?.[1] ?? name
  const reason = firstMatch(REASONS, message)
  return `Variable "${name}" got an invalid value at "${place}"${reason === undefined ? '.' : `; ${reason}`}`
}

const firstMatch = (patterns: readonly RegExp[], message: string): string | undefined =>
  patterns.map((pattern) => pattern.exec(message)?.[0]).find((found) => found !== undefined)
