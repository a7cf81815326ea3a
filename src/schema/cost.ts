import { complexityFromQuery } from '@pothos/plugin-complexity'
import {
  type ASTNode,
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  getDirectiveValues,
  getVariableValues,
  GraphQLIncludeDirective,
  type GraphQLSchema,
  GraphQLSkipDirective,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql'

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
 * often as the page may have rows. What `@skip` and `@include` leave out costs nothing. The same walk asks the arguments
 * of connections, so that a page size or a cursor that cannot be is found here, too.
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
    (definition): definition is OperationDefinitionNode =>
      definition.kind === Kind.OPERATION_DEFINITION &&
      (operationName == null || definition.name?.value === operationName),
  )
  if (!operation) return null
  const known = constants.get(operation)
  if (known !== undefined) return known
  // The plugin takes the first operation of a document, whichever is to run.
  const fragments = document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION)
  const variables = Object(variableValues) as Record<string, unknown>
  // One error is enough to know: execution finds them all, and each takes its time.
  const { coerced = {}, errors = [] } = getVariableValues(schema, operation.variableDefinitions ?? [], variables, {
    maxErrors: 1,
  })
  if (errors[0]) throw errors[0]
  const whole: DocumentNode = { kind: Kind.DOCUMENT, definitions: [operation, ...fragments] }
  // Without a directive nothing is left out. In a document that has none there is no sign of one.
  const reckoned = document.loc?.source.body.includes('@') === false ? whole : withoutSkipped(whole, coerced)
  const { complexity } = complexityFromQuery(reckoned, { schema, ctx: Object(contextValue) as object, variables })
  if (!dependsOnVariables(schema, whole)) constants.set(operation, complexity)
  return complexity
}

/** The costs of operations that are the same whatever their variables are: what is sent often is reckoned once. */
const constants = new WeakMap<OperationDefinitionNode, number>()

/** Whether a variable is an argument of a field that reckons by its arguments, or of a directive. */
function dependsOnVariables(schema: GraphQLSchema, document: DocumentNode): boolean {
  const types = new TypeInfo(schema)
  let depends = false
  const look = (given: readonly ASTNode[] = []) => {
    for (const node of given) visit(node, { Variable: () => void (depends = true) })
  }
  const Field = (node: FieldNode) => {
    if (typeof types.getFieldDef()?.extensions['complexity'] === 'function') look(node.arguments)
  }
  const Directive = (node: DirectiveNode) => {
    look(node.arguments)
  }
  visit(document, visitWithTypeInfo(types, { Field, Directive }))
  return depends
}

/** The document without the selections that will not run: the plugin counts them all. */
function withoutSkipped(document: DocumentNode, variables: Record<string, unknown>): DocumentNode {
  const enter = (node: SelectionNode): ASTNode | null | undefined => (isSkipped(node, variables) ? null : undefined)
  return visit(document, { Field: { enter }, FragmentSpread: { enter }, InlineFragment: { enter } })
}

function isSkipped(node: SelectionNode, variables: Record<string, unknown>): boolean {
  if (!node.directives?.length) return false
  return (
    getDirectiveValues(GraphQLSkipDirective, node, variables)?.['if'] === true ||
    getDirectiveValues(GraphQLIncludeDirective, node, variables)?.['if'] === false
  )
}
