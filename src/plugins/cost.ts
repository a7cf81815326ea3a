import { complexityFromQuery } from '@pothos/plugin-complexity'
import { type DocumentNode, GraphQLError, Kind, type OperationDefinitionNode } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { isCoercionError } from './error-messages.ts'
import { refusal } from './refusal.ts'

/** What an answer says of its cost, in `extensions.cost`. */
export interface Cost {
  /** What the operation was reckoned at. */
  readonly requested: number
  /** What one operation may cost. */
  readonly limit: number
  /** What it might have cost more. */
  readonly remaining: number
  /** When the limit begins anew; null because it is one of each request, not of a time. */
  readonly resetAt: null
}

/**
 * Reckons the cost of an operation from the schema and its coerced variables before anything runs: a field costs 1, and
 * what is below a connection as often as the page may have rows. The same walk asks the arguments of connections, so that
 * a page size or a cursor that cannot be is refused here, too.
 */
export function useCost(limit: number): Plugin {
  return {
    onExecute({ args, setResultAndStopExecution }) {
      const requested = reckon(args)
      if (requested === null) return undefined
      if (requested instanceof GraphQLError) {
        setResultAndStopExecution({ errors: [requested] })
        return undefined
      }
      const cost: Cost = { requested, limit, remaining: Math.max(0, limit - requested), resetAt: null }
      if (requested > limit) {
        const message = `The operation costs ${String(requested)}; ${String(limit)} are allowed. Ask for shorter pages or fewer fields.`
        const { extensions } = refusal({ status: 400, code: 'COST_LIMIT', message })
        setResultAndStopExecution({ errors: [new GraphQLError(message, { extensions })], extensions: { cost } })
        return undefined
      }
      return {
        onExecuteDone({ result, setResult }) {
          if (Symbol.asyncIterator in result) return
          setResult({ ...result, extensions: { ...result.extensions, cost } })
        },
      }
    },
  }
}

interface Execution {
  readonly schema: Parameters<typeof complexityFromQuery>[1]['schema']
  readonly document: DocumentNode
  readonly operationName?: string | null | undefined
  readonly variableValues?: unknown
  readonly contextValue?: unknown
}

/** The cost; an error to refuse the request with; null when execution itself will find what is wrong. */
function reckon({ schema, document, operationName, variableValues, contextValue }: Execution) {
  const operation = chosen(document, operationName)
  if (!operation) return null
  const fragments = document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION)
  try {
    const { complexity } = complexityFromQuery(
      { kind: Kind.DOCUMENT, definitions: [operation, ...fragments] },
      { schema, ctx: Object(contextValue) as object, variables: Object(variableValues) as Record<string, unknown> },
    )
    return complexity
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error
    return isCoercionError(error) ? null : error
  }
}

/** The operation that is to run: the reckoning takes the first of a document. */
function chosen(document: DocumentNode, name: string | null | undefined): OperationDefinitionNode | undefined {
  const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION)
  return operations.find((operation) => name == null || operation.name?.value === name)
}
