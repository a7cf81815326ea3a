import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { freshDatabase } from './database.ts'

const collection = () => ({ id: randomUUID(), createdBy: 'local', name: 'Everyday' })

test('a fresh database has empty tables and a recorder that has heard nothing', async () => {
  const first = await freshDatabase()
  await first.database.prisma.collection.create({ data: collection() })
  const second = await freshDatabase()
  expect(second.statements.take()).toEqual([])
  expect(await second.database.prisma.collection.count()).toBe(0)
  expect(second.database).toBe(first.database)
})

test('triggers work after the tables have been emptied', async () => {
  const { database } = await freshDatabase()
  const { id } = await database.prisma.collection.create({ data: collection() })
  await database.prisma.group.create({ data: { id: randomUUID(), collectionId: id, name: 'One', orderKey: 'a0' } })
  expect((await database.prisma.collection.findUniqueOrThrow({ where: { id } })).groupCount).toBe(1)
})

test('the recorder gives each statement once, with its parameters and without transaction control', async () => {
  const { database, statements } = await freshDatabase()
  await database.prisma.$transaction(
    async (transaction) => {
      await transaction.$queryRaw`SELECT ${1}::int`
      await transaction.$executeRaw`UPDATE collections SET name = name WHERE name = ${'x'}::text`
    },
    { isolationLevel: 'Serializable' },
  )
  expect(statements.take()).toEqual([
    { sql: 'SELECT $1::int', parameters: [1] },
    { sql: 'UPDATE collections SET name = name WHERE name = $1::text', parameters: ['x'] },
  ])
  expect(statements.take()).toEqual([])
})
