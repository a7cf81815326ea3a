import PgBoss from 'pg-boss'
import type { Database, Transaction } from '../database/index.ts'

/** The schema that pg-boss keeps its tables in, and makes anew when its version asks for it. */
const schema = 'jobs'

/** Runs pg-boss's SQL inside a transaction of ours. */
const within = (tx: Transaction): PgBoss.Db => ({
  executeSql: async (text, values: unknown[]) => ({ rows: await tx.$queryRawUnsafe<object[]>(text, ...values) }),
})

/** Runs it on a session of its own; what has no values may be a script of several statements. */
const on = (session: Pick<Database['driver'], 'query' | 'script'>): PgBoss.Db => ({
  async executeSql(text, values: unknown[] | undefined) {
    if (values?.length) return { rows: await session.query(text, values) }
    if (/^\s*SELECT\b/i.test(text)) return { rows: await session.query(text) }
    await session.script(text)
    return { rows: [] }
  },
})

/** Nothing of pg-boss runs by itself: jobs are taken when somebody asks, in the asker's transaction. */
const passive = { schema, supervise: false, schedule: false } as const

/**
 * A queue of jobs in the database, kept by pg-boss. A job is a ticket: it is written in the transaction that makes the work,
 * and taken away in the one that begins it. So neither can be without the other, whenever a process dies.
 */
export class JobQueue<Job extends object> {
  readonly #name: string
  readonly #boss: PgBoss

  constructor(name: string) {
    this.#name = name
    this.#boss = new PgBoss({ ...passive, db: { executeSql: () => Promise.reject(new TypeError('No transaction.')) } })
  }

  /** Adds jobs, which may be taken from `after` on. One statement, none for none. */
  async send(tx: Transaction, jobs: readonly Job[], after: Date | null = null): Promise<void> {
    if (jobs.length === 0) return
    const startAfter = after?.toISOString()
    await this.#boss.insert(
      jobs.map((data) => ({ name: this.#name, data, ...(startAfter !== undefined && { startAfter }) })),
      { db: within(tx) },
    )
  }

  /** Takes the oldest job that may be taken and that nobody else is taking; null when there is none. */
  async take(tx: Transaction): Promise<Job | null> {
    const [job] = await this.#boss.fetch<Job>(this.#name, { db: within(tx), batchSize: 1 })
    if (!job) return null
    await this.#boss.deleteJob(this.#name, job.id, { db: within(tx) })
    return job.data
  }
}

/** Makes the tables of the queues, or brings them up to date. Several processes may do so at once. */
export async function installQueues({ driver }: Pick<Database, 'driver'>, names: readonly string[]): Promise<void> {
  await driver.exclusively(async (session) => {
    const boss = new PgBoss({ ...passive, db: on(session) })
    await boss.start()
    for (const name of names) await boss.createQueue(name)
    await boss.stop({ graceful: false })
  })
}
