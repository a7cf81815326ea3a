import type pg from 'pg'
import { Prisma, type PrismaClient } from '../generated/prisma/client.ts'
import type { Statement, StatementListener } from './adapter.ts'
import type { Transact, Transaction } from './driver.ts'
import type { LendingPool } from './lending-pool.ts'

/** What transactions need of a server. */
export interface TransactionOptions {
  readonly pool: LendingPool
  readonly prisma: PrismaClient
  readonly nameOf: (statement: Pick<Statement, 'sql'>) => string
  readonly onStatement: StatementListener
}

/**
 * How long a statement of a transaction waits for others who change the same thing, in milliseconds. They take
 * milliseconds, as a rule; waiting for longer would only take up connections.
 */
const LOCK_PATIENCE = 5_000

/** How long Prisma's client may use a transaction that was lent to it, in milliseconds. */
const PATIENCE = 60_000

/**
 * Runs transactions on a server. Raw SQL goes straight to the connection, without waiting for what was sent before: so
 * BEGIN and all that is asked at once take one way to the server and back. Prisma's models take Prisma's way, in the same
 * transaction.
 */
export function transactionsThrough(options: TransactionOptions): Transact {
  return async (work, last) => {
    const client = await options.pool.connect()
    const open = new OpenTransaction(client, options)
    let broken = false
    try {
      open.begin()
      const result = await work(open.tx)
      await Promise.all([last?.(open.tx), open.end('COMMIT')])
      return result
    } catch (error) {
      await open.end('ROLLBACK').catch(() => (broken = true))
      throw error
    } finally {
      client.release(broken)
    }
  }
}

class OpenTransaction {
  readonly tx: Transaction
  readonly #client: pg.PoolClient
  readonly #options: TransactionOptions
  readonly #failures: Error[] = []
  #over = false
  #begun: Promise<unknown> = Promise.resolve()
  #models: Promise<Transaction> | null = null
  /** Lets Prisma's part of the transaction end, which does not end the transaction. */
  #endModels: () => Promise<void> = () => Promise.resolve()

  constructor(client: pg.PoolClient, options: TransactionOptions) {
    this.#client = client
    this.#options = options
    this.tx = this.#facade()
  }

  /** Not waited for: what follows goes out behind it, and is answered only when it was. */
  begin(): void {
    this.#begun = this.#control(`BEGIN; SET LOCAL lock_timeout = ${String(LOCK_PATIENCE)}`)
    this.#begun.catch(() => undefined)
  }

  /** Ends the transaction, after what was sent before. What is still asked for then is refused. */
  async end(sql: 'COMMIT' | 'ROLLBACK'): Promise<void> {
    await this.#endModels()
    // A statement that could not even be sent is unknown to the server, which would commit the others.
    const [failure] = this.#failures
    if (sql === 'COMMIT' && failure) throw failure
    const ending = this.#control(sql)
    this.#over = true
    const { command } = await ending
    // PostgreSQL answers a COMMIT of a failed transaction with a ROLLBACK, and without an error.
    if (command !== sql)
      throw this.#failures[0] ?? new Error('A transaction was to be committed in which a statement had failed.')
  }

  async send(sql: string, parameters: readonly unknown[]): Promise<pg.QueryResult<object>> {
    // It would run by itself, outside of any transaction.
    if (this.#over) throw new Error('The transaction has ended.')
    const [answer] = await Promise.all([this.#ask(sql, parameters), this.#begun])
    return answer
  }

  /** Notes a failure in the moment that it is known: one of ours while this function still runs. */
  #ask(sql: string, parameters: readonly unknown[]): Promise<pg.QueryResult<object>> {
    return new Promise((resolve, reject) => {
      const fail = (error: Error) => {
        this.#failures.push(error)
        reject(error)
      }
      try {
        this.#options.onStatement({ sql, parameters })
        const query = { name: this.#options.nameOf({ sql }), text: sql, values: [...parameters] }
        this.#client.query<object>(query, (error: Error | null, answer) => {
          if (error) fail(error)
          else resolve(answer)
        })
      } catch (error) {
        fail(error instanceof Error ? error : new Error('A statement could not be sent.', { cause: error }))
      }
    })
  }

  /** Not prepared: of what begins and ends a transaction nothing may fail but the connection. */
  #control(sql: string): Promise<pg.QueryResult> {
    this.#options.onStatement({ sql, parameters: [] })
    return this.#client.query(sql)
  }

  /** Prisma's client in this transaction, for those who use its models: most do not. */
  #prisma(): Promise<Transaction> {
    if (this.#over) return Promise.reject(new Error('The transaction has ended.'))
    this.#models ??= new Promise((resolve, reject) => {
      const { pool, prisma } = this.#options
      let release: () => void = () => undefined
      const over = new Promise<void>((end) => (release = end))
      const use = (tx: Transaction): Promise<void> => {
        resolve(tx)
        return over
      }
      const used = pool.lend(this.#client, () => prisma.$transaction(use, { timeout: PATIENCE })).catch(reject)
      this.#endModels = async () => {
        release()
        await used
      }
    })
    return this.#models
  }

  /** Looks like Prisma's client. */
  #facade(): Transaction {
    const raw = (query: TemplateStringsArray | Prisma.Sql, ...values: unknown[]) => {
      const { text, values: parameters } = 'raw' in query ? Prisma.sql(query, ...values) : query
      return this.send(text, parameters)
    }
    const direct = new Map<string | symbol, unknown>([
      ['$queryRaw', async (...query: Parameters<typeof raw>) => (await raw(...query)).rows],
      ['$executeRaw', async (...query: Parameters<typeof raw>) => (await raw(...query)).rowCount ?? 0],
      ['$queryRawUnsafe', async (sql: string, ...values: unknown[]) => (await this.send(sql, values)).rows],
      ['$executeRawUnsafe', async (sql: string, ...values: unknown[]) => (await this.send(sql, values)).rowCount ?? 0],
    ])
    return new Proxy<Transaction>(this.#options.prisma, {
      get: (_, name) => direct.get(name) ?? (typeof name === 'string' ? this.#model(name) : undefined),
    })
  }

  #model(model: string): object {
    const call =
      (method: string | symbol) =>
      async (...given: unknown[]) => {
        const delegate: unknown = Reflect.get(await this.#prisma(), model)
        const run: unknown = Reflect.get(Object(delegate) as object, method)
        if (typeof run !== 'function') throw new TypeError(`A transaction has no ${model}.${String(method)}.`)
        return Reflect.apply(run, delegate, given) as unknown
      }
    return new Proxy({}, { get: (_, method) => call(method) })
  }
}
