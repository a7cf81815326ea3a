import type { PlannerTask } from '../../generated/prisma/client.ts'
import type { PlanState } from '../../database/index.ts'
import {
  type PlanAnswer,
  type PlannedOperation,
  PlannerFailure,
  type PlannerFailureReason,
  type PlanRequest,
  type ReadDraft,
} from '../../planner/index.ts'
import { CallerError, PlannerError } from '../errors.ts'
import { checkOperations } from '../patch-set/check.ts'
import type { ProcedureContext } from '../procedure.ts'
import type { Unit } from '../unit.ts'
import { beginCall, endCall } from './allowance.ts'

/** What the planner is asked. */
export interface Question {
  readonly task: PlannerTask
  readonly request: PlanRequest
  /** What its operations are about, as it was when the question was put. */
  readonly plan: PlanState
  /** Whether words alone are an answer. */
  readonly wordsSuffice: boolean
  readonly mostTasks?: number
}

/** How the planner is asked. */
export interface Consultation<Asked extends Question, Result> {
  /** Checks, asks for permission and reads. Its transaction is over before anybody is asked. */
  readonly prepare: (unit: Unit) => Promise<Asked>
  /** Writes what came of it. */
  readonly write: (unit: Unit, answer: PlanAnswer, question: Asked) => Promise<Result>
  readonly follower: Follower
}

/** Who follows an answer while it is written, to show it to others. */
export interface Follower {
  /** Aborted, with a CallerError as its reason, when the answer is of no use any more. */
  readonly signal?: AbortSignal
  /** Works in the transaction with which the call begins. */
  onBegin?(unit: Unit, callId: string): Promise<void>
  /** Told whenever there is more, and how to read it. */
  onDraft(read: ReadDraft): void
  /** Resolves when it does nothing any more: waited for before the answer, or its failure, is written. */
  settled(): Promise<void>
  /** Works in the transaction that records why there is no answer. */
  onFailure(unit: Unit, reason: PlannerFailureReason): Promise<void>
}

/**
 * Asks the planner. While it thinks no transaction is open and no connection held; its answer is checked against the state
 * that it was told of, and again, in the transaction that writes it, against the state of then.
 * @returns null when input and permissions alone were to be checked
 * @throws {PlannerError} {LimitError} and what `prepare` and `write` throw; nothing is written but the record of the call
 */
export async function consult<Asked extends Question, Result>(
  context: ProcedureContext,
  { prepare, write, follower }: Consultation<Asked, Result>,
): Promise<Result | null> {
  const { plannerAccess } = context
  const signal = follower.signal ? AbortSignal.any([context.signal, follower.signal]) : context.signal
  const begun = await context.transact(async (unit) => {
    const question = await prepare(unit)
    if (context.validateOnly) return null
    const call = unlessFailed(() => plannerAccess.planner.prepare(question.request))
    const callId = await beginCall(unit, plannerAccess, question.task, call)
    await follower.onBegin?.(unit, callId)
    return { question, call, callId }
  })
  if (!begun) return null
  const { question, call, callId } = begun
  const use = { attempts: 0, inputTokens: 0, outputTokens: 0 }
  const startedAt = performance.now()
  let failure: string | null = null
  try {
    const answer = await call.answer({
      signal,
      check: (operations) => Promise.resolve(problemsIn(operations, question)),
      onDraft: (read) => {
        follower.onDraft(read)
      },
      onUse: ({ input, output }) => {
        use.attempts += 1
        use.inputTokens += input
        use.outputTokens += output
      },
    })
    await follower.settled()
    return await context.transact(async (unit) => {
      await endCall(unit, callId, { ...use, failure })
      return write(unit, answer, question)
    })
  } catch (error) {
    const cause: unknown = follower.signal?.aborted ? follower.signal.reason : error
    failure = failureCodeOf(cause)
    await follower.settled()
    await context.transact(async (unit) => {
      await endCall(unit, callId, { ...use, failure })
      await follower.onFailure(unit, cause instanceof PlannerFailure ? cause.reason : 'UNAVAILABLE')
    })
    throw asPlannerError(cause)
  } finally {
    const { provider, model } = plannerAccess.planner
    const facts = { callId, task: question.task, provider, model, ...use, failure }
    plannerAccess.log.info({ ...facts, ms: Math.round(performance.now() - startedAt) }, 'asked the planner')
  }
}

/** What is wrong with operations, in sentences for whoever wrote them. */
function problemsIn(
  operations: readonly PlannedOperation[],
  { plan, wordsSuffice, mostTasks }: Question,
): readonly string[] {
  if (operations.length === 0) return wordsSuffice ? [] : ['operations: There has to be at least one.']
  const { errors } = checkOperations(plan, operations, new Date())
  const created = operations.filter((operation) => Object.hasOwn(operation, 'createTask')).length
  return [
    ...(mostTasks !== undefined && created > mostTasks
      ? [`operations: There are ${String(created)} tasks; at most ${String(mostTasks)} are wanted.`]
      : []),
    ...errors.map(({ operation, path, message }) =>
      [['operations', ...(operation === null ? [] : [String(operation)]), ...path].join('.'), message].join(': '),
    ),
  ]
}

function unlessFailed<Result>(work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    throw asPlannerError(error)
  }
}

function failureCodeOf(error: unknown): string {
  if (error instanceof PlannerFailure) return error.reason
  return error instanceof CallerError ? error.code : 'INTERNAL'
}

function asPlannerError(error: unknown): unknown {
  return error instanceof PlannerFailure ? new PlannerError(error) : error
}
