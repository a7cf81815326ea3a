import { type ExecutionArgs, type ExecutionResult, GraphQLError } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { isCoercionError } from '../errors/messages.ts'
import { refusal } from '../errors/refusal.ts'

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

/** Options of {@link useCost}. */
export interface CostOptions {
  readonly limit: number
  /** The cost of an operation; throws a GraphQLError when it may not run at all. Null: execution will say what is wrong. */
  readonly reckon: (args: ExecutionArgs) => number | null
}

/**
 * Refuses operations that cost too much before anything of them runs, and says on every answer what it cost. A
 * subscription is reckoned as each of its answers; these do not say it again.
 */
export function useCost({ limit, reckon }: CostOptions): Plugin {
  /** The cost of an operation that may run; otherwise what it is answered. */
  function admit(args: ExecutionArgs): Cost | ExecutionResult | null {
    const requested = tryToReckon(reckon, args)
    if (requested === null) return null
    if (requested instanceof GraphQLError) return { errors: [requested] }
    const cost: Cost = { requested, limit, remaining: Math.max(0, limit - requested), resetAt: null }
    return requested > limit ? { errors: [tooDear(cost)], extensions: { cost } } : cost
  }

  return {
    onExecute({ args, setResultAndStopExecution }) {
      const admitted = admit(args)
      if (admitted === null) return undefined
      if (!('requested' in admitted)) {
        setResultAndStopExecution(admitted)
        return undefined
      }
      return {
        onExecuteDone({ result, setResult }) {
          // Nothing ran where there is no data: a variable was wrong.
          if (Symbol.asyncIterator in result || !('data' in result)) return
          setResult({ ...result, extensions: { ...result.extensions, cost: admitted } })
        },
      }
    },
    onSubscribe({ args, setResultAndStopExecution }) {
      const admitted = admit(args)
      if (admitted !== null && !('requested' in admitted)) setResultAndStopExecution(admitted)
    },
  }
}

function tryToReckon(reckon: CostOptions['reckon'], args: ExecutionArgs): number | GraphQLError | null {
  try {
    return reckon(args)
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error
    // Execution finds it again, and says it as GraphQL does.
    return isCoercionError(error) ? null : error
  }
}

function tooDear({ requested, limit }: Cost): GraphQLError {
  const costs = `The operation costs ${String(requested)}; ${String(limit)} are allowed.`
  return refusal({ status: 400, code: 'COST_LIMIT', message: `${costs} Ask for shorter pages or fewer fields.` })
}
