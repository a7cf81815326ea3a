import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Transaction } from '../../src/database/index.ts'
import { freshDatabase } from '../kit/database.ts'

const namesOf = (tx: Transaction) => tx.$queryRaw<{ name: string }[]>`SELECT name FROM collections ORDER BY name`
const write = (tx: Transaction, name: string) =>
  tx.$executeRaw`INSERT INTO collections (id, created_by, name) VALUES (${randomUUID()}::uuid, 'local', ${name}::text)`

test('models and raw SQL are in the same transaction, which is kept whole', async () => {
  const { database } = await freshDatabase()
  const seen = await database.transaction(async (tx) => {
    await write(tx, 'raw')
    await tx.collection.create({ data: { id: randomUUID(), createdBy: 'local', name: 'model' } })
    return { raw: await namesOf(tx), models: await tx.collection.count() }
  })
  expect(seen).toEqual({ raw: [{ name: 'model' }, { name: 'raw' }], models: 2 })
  expect(await database.prisma.collection.count()).toBe(2)
})

test('when the work rejects, nothing of it is kept', async () => {
  const { database } = await freshDatabase()
  const failing = database.transaction(async (tx) => {
    await tx.collection.create({ data: { id: randomUUID(), createdBy: 'local', name: 'model' } })
    await write(tx, 'raw')
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  expect(await database.prisma.collection.count()).toBe(0)
})

test('what is asked for after the end does not run outside', async () => {
  const { database } = await freshDatabase()
  let kept: Transaction | null = null
  await database.transaction(async (tx) => {
    kept = tx
    await write(tx, 'in time')
  })
  const late = kept as Transaction | null
  await expect(late && write(late, 'late')).rejects.toThrow()
  expect(await database.prisma.collection.count()).toBe(1)
})

test('last statements are in the transaction, and their failure is its own', async () => {
  const { database } = await freshDatabase()
  await database.transaction(
    (tx) => write(tx, 'work'),
    (tx) => write(tx, 'last'),
  )
  expect(await database.prisma.$queryRaw`SELECT name FROM collections ORDER BY name`).toEqual([
    { name: 'last' },
    { name: 'work' },
  ])
  const failing = database.transaction(
    (tx) => write(tx, 'more'),
    (tx) => Promise.all([tx.$executeRaw`SELECT 1 / ${0}::int`, write(tx, 'after it')]),
  )
  await expect(failing).rejects.toThrow('division by zero')
  expect(await database.prisma.collection.count()).toBe(2)
})

test('a last statement that cannot even be sent keeps the others from being committed', async () => {
  const { database, statements } = await freshDatabase()
  const failing = database.transaction(
    async (tx) => {
      await write(tx, 'work')
      statements.failAt(1)
    },
    (tx) => write(tx, 'last'),
  )
  await expect(failing).rejects.toThrow('The connection was lost')
  expect(await database.prisma.collection.count()).toBe(0)
})
