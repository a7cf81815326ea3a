import { randomUUID } from 'node:crypto'
import { expect, onTestFinished, test } from 'vitest'
import { openEmbedded } from '../../src/database/embedded.ts'
import { openDatabase, type Statement } from '../../src/database/index.ts'
import { copyDatabase, freshDatabase } from '../kit/database.ts'

const collection = (name: string) => ({ id: randomUUID(), createdBy: 'local', name })

test('while a transaction is open others wait or go on, but none sees it before its end', async () => {
  const { database } = await freshDatabase()
  const { prisma } = database
  // Prisma's promises begin when they are awaited, so `then` is what sends the query.
  const count = () => prisma.collection.count().then((found) => found)
  const seen = await prisma.$transaction(async (transaction) => {
    await transaction.collection.create({ data: collection('one') })
    const others = Promise.all([count(), count()])
    const early = database.engine === 'server' ? await others : null
    await transaction.collection.create({ data: collection('two') })
    expect(await transaction.collection.count()).toBe(2)
    return { others, early }
  })
  // A server answers at once, with nothing; the embedded engine afterwards, with everything.
  expect(seen.early).toEqual(database.engine === 'server' ? [0, 0] : null)
  expect(await seen.others).toEqual(database.engine === 'server' ? [0, 0] : [2, 2])
})

test('a transaction that throws leaves nothing', async () => {
  const { database } = await freshDatabase()
  const attempt = database.prisma.$transaction(async (transaction) => {
    await transaction.collection.create({ data: collection('one') })
    throw new Error('no')
  })
  await expect(attempt).rejects.toThrow('no')
  expect(await database.prisma.collection.count()).toBe(0)
})

test('many transactions at once all have their turn', async () => {
  const { database } = await freshDatabase()
  const one = (_: unknown, index: number) =>
    database.prisma.$transaction((transaction) => transaction.collection.create({ data: collection(String(index)) }))
  await Promise.all(Array.from({ length: 30 }, one))
  expect(await database.prisma.collection.count()).toBe(30)
})

test('a nested transaction is taken back alone', async () => {
  const { database } = await freshDatabase()
  await database.prisma.$transaction(async (transaction) => {
    await transaction.collection.create({ data: collection('kept') })
    const nested = transaction.$transaction(async (inner) => {
      await inner.collection.create({ data: collection('taken back') })
      throw new Error('no')
    })
    await expect(nested).rejects.toThrow('no')
    await transaction.$transaction((inner) => inner.collection.create({ data: collection('kept too') }))
  })
  const names = await database.prisma.collection.findMany({ select: { name: true }, orderBy: { name: 'asc' } })
  expect(names).toEqual([{ name: 'kept' }, { name: 'kept too' }])
})

test('an isolation level takes effect', async () => {
  const { database } = await copyDatabase()
  onTestFinished(() => database.close())
  const level = await database.prisma.$transaction(
    (transaction) => transaction.$queryRaw`SELECT current_setting('transaction_isolation') AS level`,
    { isolationLevel: 'Serializable' },
  )
  expect(level).toEqual([{ level: 'serializable' }])
})

test('every statement is heard, transaction control included', async () => {
  const heard: Statement[] = []
  const database = await openDatabase({
    location: { kind: 'memory' },
    onStatement: (statement) => heard.push(statement),
  })
  onTestFinished(() => database.close())
  const { prisma } = database
  await prisma.$transaction((transaction) => transaction.$queryRaw`SELECT ${1}::int`, {
    isolationLevel: 'Serializable',
  })
  await expect(prisma.$transaction((transaction) => transaction.$queryRaw`SELECT 1 / 0`)).rejects.toThrow()
  await database.ping()
  expect(heard.map(({ sql }) => sql)).toEqual([
    'BEGIN',
    'SET TRANSACTION ISOLATION LEVEL SERIALIZABLE',
    'SELECT $1::int',
    'COMMIT',
    'BEGIN',
    'SELECT 1 / 0',
    'ROLLBACK',
    'SELECT 1',
  ])
  expect(heard[2]?.parameters).toEqual([1])
})

test('an isolation level that the engine refuses leaves no transaction open', async () => {
  const driver = await openEmbedded({ folder: null, onStatement: () => undefined })
  onTestFinished(() => driver.close())
  const adapter = await driver.adapter.connect()
  await expect(adapter.startTransaction('SNAPSHOT')).rejects.toThrow()
  expect(await driver.query('SELECT 1 AS one')).toEqual([{ one: 1 }])
})
