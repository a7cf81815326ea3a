import { DriverAdapterError } from '@prisma/driver-adapter-utils'
import type {
  ConnectionInfo,
  IsolationLevel,
  SqlDriverAdapter,
  SqlDriverAdapterFactory,
  SqlMigrationAwareDriverAdapterFactory,
  SqlQuery,
  SqlQueryable,
  Transaction,
} from '@prisma/driver-adapter-utils'
import { codeOf } from './errors.ts'

/** One SQL statement as it reaches the engine, transaction control included. */
export interface Statement {
  sql: string
  parameters: readonly unknown[]
}

/** Called before each statement is sent. */
export type StatementListener = (statement: Statement) => void

/** What an engine lends so that Prisma's adapter for it can be completed. */
export interface AdapterParts {
  /** Prisma's adapter, from its package. */
  factory: SqlDriverAdapterFactory
  /** Runs several statements at once, as the simple query protocol does: all or nothing. */
  script: (sql: string) => Promise<void>
  /** An empty database that goes when its adapter is disposed of; the schema engine compares schemas in it. */
  shadow: () => Promise<SqlDriverAdapter>
  onStatement: StatementListener
}

/**
 * Completes Prisma's driver adapters, alike for both engines. It reports every statement, and mends four things: the
 * adapter for pg cuts scripts at every semicolon, those in function bodies too; the one for PGlite does not wait for
 * scripts, sets a transaction's isolation level before the transaction begins, where it has no effect, and has no
 * savepoints, which nested transactions need.
 */
export function completeAdapter(parts: AdapterParts): SqlMigrationAwareDriverAdapterFactory {
  return {
    provider: parts.factory.provider,
    adapterName: parts.factory.adapterName,
    connect: async () => new CompleteAdapter(await parts.factory.connect(), parts),
    connectToShadowDb: parts.shadow,
  }
}

class Reporting<Inner extends SqlQueryable> implements SqlQueryable {
  readonly provider
  readonly adapterName
  protected readonly inner: Inner
  protected readonly report: StatementListener

  constructor(inner: Inner, report: StatementListener) {
    this.provider = inner.provider
    this.adapterName = inner.adapterName
    this.inner = inner
    this.report = report
  }

  queryRaw(query: SqlQuery) {
    this.report({ sql: query.sql, parameters: query.args })
    return this.inner.queryRaw(query)
  }

  executeRaw(query: SqlQuery) {
    this.report({ sql: query.sql, parameters: query.args })
    return this.inner.executeRaw(query)
  }
}

class CompleteTransaction extends Reporting<Transaction> implements Transaction {
  get options() {
    return this.inner.options
  }

  async commit(): Promise<void> {
    // With a phantom query the engine's own driver ends the transaction; otherwise Prisma sends COMMIT itself.
    if (this.options.usePhantomQuery) this.report({ sql: 'COMMIT', parameters: [] })
    await this.inner.commit()
  }

  async rollback(): Promise<void> {
    if (this.options.usePhantomQuery) this.report({ sql: 'ROLLBACK', parameters: [] })
    await this.inner.rollback()
  }

  async createSavepoint(name: string): Promise<void> {
    await this.executeRaw(statement(`SAVEPOINT ${name}`))
  }

  async rollbackToSavepoint(name: string): Promise<void> {
    await this.executeRaw(statement(`ROLLBACK TO SAVEPOINT ${name}`))
  }

  async releaseSavepoint(name: string): Promise<void> {
    await this.executeRaw(statement(`RELEASE SAVEPOINT ${name}`))
  }
}

class CompleteAdapter extends Reporting<SqlDriverAdapter> implements SqlDriverAdapter {
  private readonly script: AdapterParts['script']

  constructor(inner: SqlDriverAdapter, parts: AdapterParts) {
    super(inner, parts.onStatement)
    this.script = parts.script
  }

  async startTransaction(isolationLevel?: IsolationLevel): Promise<Transaction> {
    this.report({ sql: 'BEGIN', parameters: [] })
    const transaction = new CompleteTransaction(await this.inner.startTransaction(), this.report)
    if (isolationLevel === undefined) return transaction
    try {
      await transaction.executeRaw(statement(`SET TRANSACTION ISOLATION LEVEL ${isolationLevel}`))
    } catch (error) {
      if (!transaction.options.usePhantomQuery) await transaction.executeRaw(statement('ROLLBACK'))
      await transaction.rollback()
      throw error
    }
    return transaction
  }

  async executeScript(script: string): Promise<void> {
    this.report({ sql: script, parameters: [] })
    await this.script(script).catch((error: unknown) => {
      throw asDriverError(error)
    })
  }

  getConnectionInfo(): ConnectionInfo {
    return this.inner.getConnectionInfo?.() ?? { supportsRelationJoins: true }
  }

  dispose(): Promise<void> {
    return this.inner.dispose()
  }
}

function statement(sql: string): SqlQuery {
  return { sql, args: [], argTypes: [] }
}

/** The schema engine understands only errors of this class. */
function asDriverError(error: unknown): unknown {
  const code = codeOf(error)
  if (code === null || !(error instanceof Error)) return error
  const { message } = error
  const none = undefined
  return new DriverAdapterError({
    kind: 'postgres',
    code,
    severity: 'ERROR',
    message,
    detail: none,
    column: none,
    hint: none,
  })
}
