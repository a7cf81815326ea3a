import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { type Violation, violation } from '../../src/database/index.ts'
import type { PrismaClient } from '../../src/generated/prisma/client.ts'
import { freshDatabase } from '../kit/database.ts'

const collection = (changes: object = {}) => ({ id: randomUUID(), createdBy: 'local', name: 'Everyday', ...changes })
const group = (changes: object = {}) => ({
  id: randomUUID(),
  collectionId: randomUUID(),
  name: 'g',
  orderKey: 'a0',
  ...changes,
})

const insert = (prisma: PrismaClient, name: string) =>
  prisma.$executeRaw`INSERT INTO collections (id, created_by, name) VALUES (${randomUUID()}::uuid, 'local', ${name}::text)`
const raise = (prisma: PrismaClient, state: string) =>
  prisma.$executeRawUnsafe(`DO $$ BEGIN RAISE EXCEPTION 'stop' USING ERRCODE = '${state}'; END $$`)

interface Case {
  title: string
  attempt: (prisma: PrismaClient) => Promise<unknown>
  expected: Violation
}

const unique: Violation = { kind: 'unique', constraint: 'collections_created_by_name_key' }
const check: Violation = { kind: 'check', constraint: 'collections_name_check' }
const foreign: Violation = { kind: 'foreign-key', constraint: 'groups_collection_id_fkey' }

const cases: Case[] = [
  {
    title: 'a name taken, through a model',
    expected: unique,
    attempt: (p) => p.collection.create({ data: collection({ name: 'TAKEN' }) }),
  },
  { title: 'a name taken, in $executeRaw', expected: unique, attempt: (p) => insert(p, 'TAKEN') },
  {
    title: 'a name taken, in $queryRaw',
    expected: unique,
    attempt: (p) =>
      p.$queryRaw`INSERT INTO collections (id, created_by, name) VALUES (${randomUUID()}::uuid, 'local', 'taken') RETURNING id`,
  },
  {
    title: 'a name taken, in a transaction',
    expected: unique,
    attempt: (p) => p.$transaction((t) => t.collection.create({ data: collection({ name: 'TAKEN' }) })),
  },
  {
    title: 'a name that breaks its rule, through a model',
    expected: check,
    attempt: (p) => p.collection.create({ data: collection({ name: ' ' }) }),
  },
  { title: 'a name that breaks its rule, in raw SQL', expected: check, attempt: (p) => insert(p, ' untrimmed') },
  {
    title: 'a parent that is not there, through a model',
    expected: foreign,
    attempt: (p) => p.group.create({ data: group() }),
  },
  {
    title: 'a parent that is not there, in raw SQL',
    expected: foreign,
    attempt: (p) =>
      p.$executeRaw`INSERT INTO groups (id, collection_id, name, order_key) VALUES (${randomUUID()}::uuid, ${randomUUID()}::uuid, 'g', 'a0')`,
  },
  {
    title: 'a value that is missing',
    expected: { kind: 'not-null', constraint: 'created_by' },
    attempt: (p) => p.$executeRaw`INSERT INTO collections (id, name) VALUES (${randomUUID()}::uuid, 'x')`,
  },
  { title: 'a deadlock', expected: { kind: 'retry', constraint: null }, attempt: (p) => raise(p, '40P01') },
  {
    title: 'a serialization failure',
    expected: { kind: 'retry', constraint: null },
    attempt: (p) => raise(p, '40001'),
  },
]

describe('a violation is read from', () => {
  test.for(cases)('$title', async ({ attempt, expected }) => {
    const { database } = await freshDatabase()
    await database.prisma.collection.create({ data: collection({ name: 'taken' }) })
    const error: unknown = await attempt(database.prisma).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(Error)
    expect(violation(error)).toEqual(expected)
  })
})

test('other errors are no violations', async () => {
  const { database } = await freshDatabase()
  const missing: unknown = await database.prisma.collection
    .update({ where: { id: randomUUID() }, data: { name: 'x' } })
    .catch((thrown: unknown) => thrown)
  expect(missing).toMatchObject({ code: 'P2025' })
  const syntax: unknown = await database.prisma.$queryRaw`SELEC`.catch((thrown: unknown) => thrown)
  expect(syntax).toMatchObject({ code: 'P2010' })
  for (const error of [missing, syntax, new Error('23505'), null, undefined, { code: '23505' }]) {
    expect(violation(error)).toBeNull()
  }
})
