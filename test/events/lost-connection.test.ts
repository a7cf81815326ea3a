import { describe, expect, inject, it, onTestFinished } from 'vitest'
import { type Database, openDatabase } from '../../src/database/index.ts'
import { EventHub, topicOf } from '../../src/events/index.ts'
import { copyDatabase } from '../kit/database.ts'
import { withDatabase } from '../kit/database-template.ts'

const numbers = topicOf<number>('numbers', 'one')

/** A hub on a database of its own, and the warnings that it has given. */
async function hubOn(database: Database) {
  const warnings: string[] = []
  const log = {
    warn: (_: object, message: string) => {
      warnings.push(message)
    },
  }
  const hub = new EventHub({ database, log, limit: 10 })
  onTestFinished(() => hub.release())
  const stream = await hub.watch(numbers)
  await stream.next()
  const take = async (count: number) => {
    const taken: (number | null | undefined)[] = []
    while (taken.length < count) taken.push((await stream.next()).value?.payload)
    return taken
  }
  return { hub, take, warnings }
}

const from = (start: number, count: number) => Array.from({ length: count }, (_, n) => start + n)

const listening = `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'`

const engine = inject('testEngine')
const url = engine.kind === 'server' ? engine.url : ''

// The embedded engine has no connections that could be lost.
// eslint-disable-next-line no-restricted-syntax -- there is a server only when TEST_DATABASE_URL names one; CI runs both
describe.runIf(engine.kind === 'server')('who watches', () => {
  it('misses nothing when the connection that listens is ended, again and again, and it comes back', async () => {
    const { database } = await copyDatabase()
    onTestFinished(() => database.close())
    const { hub, take, warnings } = await hubOn(database)
    for (const round of from(0, 3)) {
      await hub.publish(numbers, round * 10)
      const ended = await database.driver.query<{ pid: number }>(
        `SELECT pid, pg_terminate_backend(pid) FROM (${listening}) AS listeners`,
      )
      expect(ended).toHaveLength(1)
      for (const n of from(round * 10 + 1, 9)) await hub.publish(numbers, n)
      expect(await take(10)).toEqual(from(round * 10, 10))
      // Another connection listens.
      const isBack = async () => {
        const found = await database.driver.query<{ pid: number }>(listening)
        return found.some(({ pid }) => pid !== ended[0]?.pid)
      }
      await expect.poll(isBack, { timeout: 60_000 }).toBe(true)
    }
    expect(new Set(warnings)).toEqual(new Set(['the database cannot tell of events; they are looked for instead']))
    expect(warnings.length).toBeGreaterThanOrEqual(3)
  })

  it('is served where nobody can listen, as behind a pooler: a little later, and whole', async () => {
    const { database: direct } = await copyDatabase()
    onTestFinished(() => direct.close())
    const [here] = await direct.driver.query<{ name: string }>('SELECT current_database() AS name')
    // The address for what needs a connection of its own leads nowhere.
    const directUrl = 'postgresql://nobody@127.0.0.1:1/nowhere'
    const database = await openDatabase({
      location: { kind: 'server', url: withDatabase(url, here?.name ?? ''), directUrl },
    })
    onTestFinished(() => database.close())
    const { hub, take, warnings } = await hubOn(database)
    for (const n of from(0, 20)) await hub.publish(numbers, n)
    expect(await take(20)).toEqual(from(0, 20))
    const late = take(1)
    await hub.publish(numbers, 20)
    expect(await late).toEqual([20])
    expect(warnings).toContain('the database cannot tell of events; they are looked for instead')
  })
})
