import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { Prisma } from '../../src/generated/prisma/client.ts'
import { freshDatabase } from '../kit/database.ts'

test('values of every kind that we use go into raw SQL and come out of it', async () => {
  const { database } = await freshDatabase()
  const id = randomUUID()
  const time = new Date('2026-03-29T01:30:00.123Z')
  const values = {
    id,
    ids: [id, id],
    time,
    words: ['a', 'b,"c', ''],
    none: null,
    json: { list: [1, 'two', null], nested: { deep: true } },
    kind: 'SKILL',
    kinds: ['SKILL', 'MCP_SERVER'],
    whole: 7,
    truth: true,
  }
  // An array of an enum is no type that either adapter knows: it goes in and out as text[].
  const rows = await database.prisma.$queryRaw(Prisma.sql`
    SELECT ${id}::uuid AS id, ${values.ids}::uuid[] AS ids, ${time}::timestamptz AS time, ${values.words}::text[] AS words,
           ${null}::text AS none, ${JSON.stringify(values.json)}::jsonb AS json, ${values.kind}::artifact_type AS kind,
           ${values.kinds}::text[]::artifact_type[]::text[] AS kinds, count(*)::int * ${7}::int AS whole, ${true}::boolean AS truth
      FROM unnest(${[id]}::uuid[])`)
  expect(rows).toEqual([values])
})

test('a time is the same moment through a model, in raw SQL and for the engine', async () => {
  const { database } = await freshDatabase()
  const createdAt = new Date('2026-10-25T00:30:00.987Z')
  const id = randomUUID()
  await database.prisma.collection.create({ data: { id, createdBy: 'local', name: 'Everyday', createdAt } })
  expect(await database.prisma.collection.findUniqueOrThrow({ where: { id } })).toMatchObject({ createdAt })
  const rows = await database.prisma.$queryRaw`
    SELECT created_at AS at, (extract(epoch FROM created_at) * 1000)::text AS epoch FROM collections WHERE created_at = ${createdAt}::timestamptz`
  expect(rows).toEqual([{ at: createdAt, epoch: `${String(createdAt.getTime())}.000000` }])
})
