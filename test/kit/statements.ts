import type { Statement } from '../../src/database/index.ts'

const TRANSACTION_CONTROL = /^\s*(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|SET TRANSACTION)\b/i

/** Remembers the SQL that was sent, so that a test can say how much of it there may be. */
export class StatementRecorder {
  #statements: Statement[] = []

  /** Given to the database as its listener. */
  readonly listen = (statement: Statement): void => {
    if (!TRANSACTION_CONTROL.test(statement.sql)) this.#statements.push(statement)
  }

  /** What was sent since the last call, without the control of transactions. */
  take(): Statement[] {
    const taken = this.#statements
    this.#statements = []
    return taken
  }
}
