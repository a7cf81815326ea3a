import { describe, expect, it, onTestFinished } from 'vitest'
import { EventHub, type EventStream, sweepEvents, type Topic, topicOf, writeEvents } from '../../src/events/index.ts'
import { copyDatabase, freshDatabase } from '../kit/database.ts'

const numbers = (id = 'one'): Topic<number> => topicOf('numbers', id)

async function hubs(count = 1, limit = 100) {
  const { database, statements } = await freshDatabase()
  const made = Array.from({ length: count }, () => {
    const hub = new EventHub({ database, log: { warn: () => undefined }, limit })
    onTestFinished(() => hub.release())
    return hub
  })
  const [hub] = made
  if (!hub) throw new Error('There is no hub.')
  return { database, statements, hub, made }
}

/** The next payloads of a stream. */
async function take<Payload>(stream: EventStream<Payload>, count: number): Promise<(Payload | null)[]> {
  const taken: (Payload | null)[] = []
  while (taken.length < count) {
    const { value } = await stream.next()
    if (!value) break
    taken.push(value.payload)
  }
  return taken
}

describe('who watches a topic', () => {
  it('is told where it is, and then what is published, whoever publishes it', async () => {
    const { hub, made } = await hubs(2)
    await hub.publish(numbers(), 0)
    const stream = await hub.watch(numbers())
    expect(await take(stream, 1)).toEqual([null])
    for (const [n, publisher] of [...made, ...made].entries()) await publisher.publish(numbers(), n)
    await hub.publish(numbers('other'), 9)
    expect(await take(stream, 4)).toEqual([0, 1, 2, 3])
  })

  it('waits, and is woken', async () => {
    const { hub, made } = await hubs(2)
    const stream = await hub.watch(numbers())
    await stream.next()
    const next = stream.next()
    await made[1]?.publish(numbers(), 7)
    expect((await next).value).toMatchObject({ payload: 7, lost: false })
  })

  it('goes on where it was: nothing is missing, nothing comes twice', async () => {
    const { hub } = await hubs()
    const first = await hub.watch(numbers())
    const begun = (await first.next()).value
    for (const n of [1, 2, 3]) await hub.publish(numbers(), n)
    const seen = (await first.next()).value
    await first.return()
    const again = await hub.watch(numbers(), { after: seen?.id ?? '' })
    expect(await take(again, 2)).toEqual([2, 3])
    const all = await hub.watch(numbers(), { after: begun?.id ?? '' })
    expect(await take(all, 3)).toEqual([1, 2, 3])
  })

  it('is told when what came in between is no longer kept, and the stream ends', async () => {
    const { hub, database } = await hubs()
    await hub.publish(numbers(), 1)
    const stream = await hub.watch(numbers())
    const place = (await stream.next()).value?.id ?? ''
    await hub.publish(numbers(), 2)
    await hub.publish(numbers('other'), 3)
    await sweepEvents(database.prisma, { hours: 24, events: 1 })
    const late = await hub.watch(numbers(), { after: place })
    expect((await late.next()).value).toMatchObject({ lost: true })
    expect(await late.next()).toEqual({ done: true, value: undefined })
    // Who begins now has missed nothing.
    const fresh = await hub.watch(numbers())
    const { id = '' } = (await fresh.next()).value ?? {}
    await hub.publish(numbers(), 4)
    expect(await take(await hub.watch(numbers(), { after: id }), 1)).toEqual([4])
  })

  it('is told only what it asks for, the newest only, and ends with what is last', async () => {
    const { hub } = await hubs()
    const even = await hub.watch(numbers(), { select: (n) => n % 2 === 0, isLast: (n) => n === 4 })
    const newest = await hub.watch(numbers(), {
      newestOnly: true,
      now: () => Promise.resolve(0),
      isLast: (n) => n === 6,
    })
    for (const n of [1, 2, 3, 4, 5, 6]) await hub.publish(numbers(), n)
    expect(await take(even, 9)).toEqual([null, 2, 4])
    expect(await take(newest, 9)).toEqual([0, 6])
  })

  it('is no burden: a hundred who watch the same are served with one statement', async () => {
    const { hub, statements } = await hubs()
    const streams = await Promise.all(Array.from({ length: 100 }, () => hub.watch(numbers())))
    await Promise.all(streams.map((stream) => stream.next()))
    await hub.publish(numbers(), 1)
    statements.take()
    expect(await Promise.all(streams.map((stream) => take(stream, 1)))).toEqual(streams.map(() => [1]))
    expect(statements.take()).toHaveLength(1)
  })

  it('can be too many, or come when the process is stopping', async () => {
    const { hub } = await hubs(1, 2)
    const [one] = [await hub.watch(numbers()), await hub.watch(numbers('other'))]
    await expect(hub.watch(numbers())).rejects.toMatchObject({ extensions: { code: 'SUBSCRIPTION_LIMIT' } })
    await one.return()
    const waiting = await hub.watch(numbers())
    await waiting.next()
    const next = waiting.next()
    hub.close()
    expect(await next).toEqual({ done: true, value: undefined })
    await expect(hub.watch(numbers())).rejects.toMatchObject({ extensions: { code: 'STOPPING' } })
  })

  it('has to come back with an id that was given out', async () => {
    const { hub } = await hubs()
    for (const after of ['', 'x', '-1', '1; DROP', '9'.repeat(30)])
      await expect(hub.watch(numbers(), { after })).rejects.toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } })
  })
})

describe('what a transaction publishes', () => {
  it('is nothing when it is rolled back', async () => {
    const { hub, database } = await hubs()
    const failing = database.prisma.$transaction(async (tx) => {
      await writeEvents(tx, [{ topic: numbers().name, payload: 1 }])
      throw new Error('No.')
    })
    await expect(failing).rejects.toThrow('No.')
    expect(await database.prisma.event.count()).toBe(0)
    const stream = await hub.watch(numbers())
    await hub.publish(numbers(), 2)
    expect(await take(stream, 2)).toEqual([null, 2])
  })

  it('is written with one statement, in the order in which it was said', async () => {
    const { database, statements } = await hubs()
    const many = Array.from({ length: 300 }, (_, n) => ({ topic: `numbers/${String(n % 7)}`, payload: n }))
    statements.take()
    await writeEvents(database.prisma, many)
    expect(statements.take()).toHaveLength(1)
    const rows = await database.prisma.event.findMany({ orderBy: { id: 'asc' }, where: { topic: 'numbers/3' } })
    expect(rows.map(({ payload }) => payload)).toEqual(many.filter((_, n) => n % 7 === 3).map(({ payload }) => payload))
    await writeEvents(database.prisma, [])
  })
})

describe('many writers at once', () => {
  it('leave each reader with everything, once, in an order that all readers share', async () => {
    const { database } = await copyDatabase()
    onTestFinished(() => database.close())
    const hub = new EventHub({ database, log: { warn: () => undefined }, limit: 100 })
    const writers = 8
    const each = 25
    const streams = await Promise.all(Array.from({ length: 3 }, () => hub.watch(numbers())))
    await Promise.all(streams.map((stream) => stream.next()))
    const read = Promise.all(streams.map((stream) => take(stream, writers * each)))
    await Promise.all(
      Array.from({ length: writers }, async (_, writer) => {
        for (let n = 0; n < each; n++)
          await database.prisma.$transaction(
            async (tx) => {
              // Locks of other topics are taken in between, in all orders.
              const others = [writer % 3, n % 5].map((id) => ({ topic: numbers(String(id)).name, payload: 0 }))
              await tx.$queryRaw`SELECT pg_sleep(${Math.random() / 500}::float8)::text`
              await writeEvents(tx, [...others, { topic: numbers().name, payload: writer * each + n }])
              await tx.$queryRaw`SELECT pg_sleep(${Math.random() / 500}::float8)::text`
            },
            { maxWait: 30_000 },
          )
      }),
    )
    const [first, ...rest] = await read
    expect(rest).toEqual([first, first])
    expect(first?.toSorted((a, b) => Number(a) - Number(b))).toEqual(
      Array.from({ length: writers * each }, (_, n) => n),
    )
    await hub.release()
  })
})
