import type pg from 'pg'
import type { Statement } from './adapter.ts'

/**
 * When a statement that is sent often is planned. `once`: the best plan is the same whatever the values are, as it is for
 * rows by their ids, for pages along an index and for searches that have a rare word. `each-time`: the values decide, as they
 * do for filters and other searches.
 *
 * PostgreSQL guesses by itself, and guesses badly. It takes a list of ids that it does not know for ten, finds its plans for
 * one id cheaper, and so makes one each time, which takes longer than the reading. And after five searches for rare words
 * it keeps a plan that reads every row for a common one.
 */
export type Planning = 'once' | 'each-time'

const MODES: Readonly<Record<Planning, string>> = { once: 'force_generic_plan', 'each-time': 'force_custom_plan' }

/**
 * What reading a page costs that is not the next one, where the next one costs 1. PostgreSQL's 4 is that of a disk that turns:
 * with it, for a few hundred rows of which it knows where they are, it rather walks through thousands.
 */
const RANDOM_PAGE_COST = 1.1

/** Sends a prepared statement through any connection of a pool, told before how it is to be planned. */
export function readsThrough(
  pool: pg.Pool,
  nameOf: (statement: Pick<Statement, 'sql'>) => string,
): <Row extends object>(statement: Statement, planning: Planning) => Promise<Row[]> {
  const planned = new WeakMap<pg.PoolClient, Planning>()
  return async <Row extends object>({ sql, parameters }: Statement, planning: Planning) => {
    const client = await pool.connect()
    try {
      const before = planned.get(client)
      if (before !== planning) {
        planned.set(client, planning)
        const costs = before === undefined ? `SET random_page_cost = ${String(RANDOM_PAGE_COST)}; ` : ''
        // Not waited for: it goes out in front of the statement. When it fails, the connection does, and the statement.
        client.query(`${costs}SET plan_cache_mode = ${MODES[planning]}`).catch(() => undefined)
      }
      const values = [...parameters]
      return (await client.query<Row>({ name: nameOf({ sql }), text: sql, values })).rows
    } finally {
      client.release()
    }
  }
}
