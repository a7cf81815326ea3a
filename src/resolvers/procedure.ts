import type { Topic } from '../events/index.ts'
import type { Planner } from '../planner/index.ts'
import type { Actor } from './permissions.ts'
import type { Unit } from './unit.ts'

/** What procedures tell the log. */
export interface ProcedureLog {
  info(facts: object, message: string): void
}

/** The planner of the process, and how much of it one person may use. */
export interface PlannerAccess {
  readonly planner: Planner
  readonly callsPerMinute: number
  readonly tokensPerDay: number
  /** Seconds that a model may take. */
  readonly timeout: number
  readonly log: ProcedureLog
}

/** What a procedure works with. */
export interface ProcedureContext {
  readonly actor: Actor
  readonly plannerAccess: PlannerAccess
  /** Aborted when the caller has gone. */
  readonly signal: AbortSignal
  /** Whether only input and permissions are to be checked: nobody is asked, and nothing is written. */
  readonly validateOnly: boolean
  /** Runs work in a transaction of its own, again when it lost a race. */
  transact<Result>(work: (unit: Unit) => Promise<Result>): Promise<Result>
  /** Tells those who watch a topic, at once and by itself. */
  tell<Payload>(topic: Topic<Payload>, payload: Payload): Promise<void>
}

/**
 * A change that somebody outside has to be asked for, which takes longer than a transaction may: it checks and reads in one
 * transaction, asks without any, and writes in another. An operation is what can be done in one.
 */
export type Procedure<Input, Result> = (context: ProcedureContext, input: Input) => Promise<Result>
