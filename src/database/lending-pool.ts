import { AsyncLocalStorage } from 'node:async_hooks'
import pg from 'pg'

/** The connection that Prisma's client is to use, by who asks for one. */
const lent = new AsyncLocalStorage<pg.PoolClient>()

/** What begins and ends a transaction. */
const CONTROL: readonly unknown[] = ['BEGIN', 'COMMIT', 'ROLLBACK']

/**
 * A pool that can lend the connection of a transaction that is open already: within {@link LendingPool.lend} who asks for
 * a connection is given that one, and neither begins, ends nor releases it.
 */
export class LendingPool extends pg.Pool {
  lend<T>(client: pg.PoolClient, work: () => T): T {
    return lent.run(client, work)
  }

  override connect(): Promise<pg.PoolClient>
  override connect(callback: Parameters<pg.Pool['connect']>[0]): void
  override connect(callback?: Parameters<pg.Pool['connect']>[0]): Promise<pg.PoolClient> | undefined {
    if (callback !== undefined) {
      super.connect(callback)
      return undefined
    }
    const client = lent.getStore()
    return client === undefined ? super.connect() : Promise.resolve(withoutControl(client))
  }
}

function withoutControl(client: pg.PoolClient): pg.PoolClient {
  return new Proxy(client, {
    get(target, property) {
      if (property === 'release') return () => undefined
      const value: unknown = Reflect.get(target, property)
      if (typeof value !== 'function') return value
      if (property !== 'query') return value.bind(target) as unknown
      return (...given: unknown[]): unknown =>
        isControl(given[0])
          ? Promise.resolve({ rows: [], fields: [], rowCount: 0 })
          : Reflect.apply(value, target, given)
    },
  })
}

function isControl(query: unknown): boolean {
  const text: unknown = typeof query === 'object' && query !== null && 'text' in query ? query.text : query
  return CONTROL.includes(text)
}
