import type { Statement } from '../../src/database/index.ts'

const TRANSACTION_CONTROL = /^\s*(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|SET TRANSACTION)\b/i

/** Others are told of events soon after the commit, and of several commits together. */
const ANNOUNCEMENT = /\bpg_notify\(/

/** Remembers the SQL that was sent, so that a test can say how much of it there may be. */
export class StatementRecorder {
  #statements: Statement[] = []
  #untilFailure = 0

  /** Given to the database as its listener. */
  readonly listen = (statement: Statement): void => {
    if (TRANSACTION_CONTROL.test(statement.sql) || ANNOUNCEMENT.test(statement.sql)) return
    this.#statements.push(statement)
    this.#untilFailure -= 1
    if (this.#untilFailure === 0) throw new Error('The connection was lost, as the test has asked for.')
  }

  /** Has a statement fail instead of being sent: the nth from now on, counted from 1. 0 lets all of them through. */
  failAt(nth: number): void {
    this.#untilFailure = nth
  }

  /** What was sent since the last call, without the control of transactions. */
  take(): Statement[] {
    const taken = this.#statements
    this.#statements = []
    return taken
  }
}
