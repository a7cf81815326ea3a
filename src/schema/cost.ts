import { complexityFromQuery } from '@pothos/plugin-complexity'
import { type DocumentNode, type GraphQLSchema, Kind } from 'graphql'

/** An operation that is about to run: what execution gets. */
export interface Execution {
  readonly schema: GraphQLSchema
  readonly document: DocumentNode
  readonly operationName?: string | null | undefined
  readonly variableValues?: unknown
  readonly contextValue?: unknown
}

/**
 * Reckons what an operation costs, with its variables coerced: a field costs 1, and what is below a connection counts as
 * often as the page may have rows. The same walk asks the arguments of connections, so that a page size or a cursor that
 * cannot be is found here, too.
 * @returns null when the document has no such operation, which execution will say
 * @throws {GraphQLError} what makes the request be refused, or what coercion finds
 */
export function reckonCost({
  schema,
  document,
  operationName,
  variableValues,
  contextValue,
}: Execution): number | null {
  const operation = document.definitions.find(
    (definition) =>
      definition.kind === Kind.OPERATION_DEFINITION &&
      (operationName == null || definition.name?.value === operationName),
  )
  if (!operation) return null
  // The plugin takes the first operation of a document, whichever is to run.
  const fragments = document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION)
  const { complexity } = complexityFromQuery(
    { kind: Kind.DOCUMENT, definitions: [operation, ...fragments] },
    { schema, ctx: Object(contextValue) as object, variables: Object(variableValues) as Record<string, unknown> },
  )
  return complexity
}
