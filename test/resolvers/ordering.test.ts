import { generateNKeysBetween } from 'fractional-indexing'
import { beforeEach, describe, expect, test } from 'vitest'
import { collectionArtifacts } from '../../src/database/ordered-lists.ts'
import type { Transaction } from '../../src/database/index.ts'
import { decodeId } from '../../src/ids.ts'
import { type Place, readOrder, reckonKeys, rewriteOrder } from '../../src/resolvers/ordering.ts'
import { createWorld, type World } from '../kit/world.ts'
import { manyArtifacts } from '../schema/list/shelf.ts'

let world: World
let list: string

beforeEach(async () => {
  world = await createWorld()
  list = local(await world.collection('list'))
})

const local = (globalId: string): string => decodeId(globalId)?.id ?? ''
const at = (items: readonly string[], index: number): string => items.at(index) ?? ''

/** Artifacts in the list, in their order: their ids in the database. */
async function fill(count: number): Promise<string[]> {
  const items = (await manyArtifacts(world, count)).map(local)
  await within((tx) => insert(tx, items, null))
  return items
}

const within = (work: (tx: Transaction) => Promise<void>): Promise<void> =>
  world.database.prisma.$transaction(work, { timeout: 60_000 })

async function insert(tx: Transaction, items: readonly string[], place: Place): Promise<void> {
  const { keys } = await reckonKeys(tx, collectionArtifacts, list, place, items)
  const data = items.map((artifactId, index) => ({ collectionId: list, artifactId, orderKey: at(keys, index) }))
  await tx.collectionMembership.createMany({ data })
}

async function move(tx: Transaction, item: string, place: Place): Promise<void> {
  const { keys } = await reckonKeys(tx, collectionArtifacts, list, place, [item])
  const [key = ''] = keys
  await tx.$executeRaw`UPDATE collection_memberships SET order_key = ${key}
    WHERE collection_id = ${list}::uuid AND artifact_id = ${item}::uuid`
}

const reorder = (order: readonly string[]): Promise<void> =>
  within(async (tx) => {
    const before = await readOrder(tx, collectionArtifacts, list)
    await rewriteOrder(tx, collectionArtifacts, list, before, order)
  })

/** The order as it is stored; sees that keys are unique, sorted byte by byte, and no longer than they may be. */
async function storedOrder(): Promise<string[]> {
  const rows = await readOrder(world.database.prisma, collectionArtifacts, list)
  const keys = rows.map((row) => row.key)
  expect(new Set(keys).size).toBe(keys.length)
  expect([...keys].sort()).toEqual(keys)
  expect(Math.max(...keys.map((key) => key.length))).toBeLessThanOrEqual(64)
  return rows.map((row) => row.item)
}

/** Where each row lies on the disk: another place when it was written. */
const versions = () =>
  world.database.driver.query<{ ctid: string }>(
    'SELECT artifact_id, ctid::text FROM collection_memberships ORDER BY artifact_id',
  )

/** How often rows were given new keys, which is the one UPDATE of many rows. */
const rebalances = () => world.statements.take().filter(({ sql }) => sql.includes('AS placed')).length

describe('thousands of placements at one spot', { timeout: 120_000 }, () => {
  test.each([
    ['behind the first', (items: string[]): Place => ({ after: at(items, 0) }), 1],
    ['before the last', (items: string[]): Place => ({ before: at(items, -1) }), -1],
    ['at position 1', (): Place => ({ position: 1 }), 1],
  ])('keep the order, %s', async (_, place, index) => {
    const items = await fill(8)
    const expected = [...items]
    world.statements.take()
    await within(async (tx) => {
      for (let turn = 0; turn < 450; turn++) {
        const item = at(items, 1 + (turn % 6))
        expected.splice(expected.indexOf(item), 1)
        expected.splice(index < 0 ? expected.length + index : index, 0, item)
        await move(tx, item, place(items))
      }
    })
    expect(rebalances()).toBeGreaterThan(0)
    expect(await storedOrder()).toEqual(expected)
  })

  test('between the two that were placed last keep the order', async () => {
    const items = await fill(502)
    const expected = items.slice(0, 2)
    await world.database.prisma.collectionMembership.deleteMany({ where: { artifactId: { in: items.slice(2) } } })
    world.statements.take()
    await within(async (tx) => {
      for (let turn = 2; turn < 502; turn++) {
        const position = Math.floor(turn / 2)
        await insert(tx, [at(items, turn)], turn % 4 < 2 ? { position } : { after: at(expected, position - 1) })
        expected.splice(position, 0, at(items, turn))
      }
    })
    // Every quarter of a minute the world looks for scans that are silent.
    const statements = world.statements.take().filter(({ sql }) => sql.includes('collection_memberships'))
    // A place and a row each; a rebalance takes two, and the place is looked for once more.
    const count = statements.filter(({ sql }) => sql.includes('AS placed')).length
    expect(count).toBeGreaterThan(0)
    expect(statements).toHaveLength(2 * 500 + 3 * count)
    expect(await storedOrder()).toEqual(expected)
  })

  test('of many at once keep the order', async () => {
    const items = await fill(1500)
    const expected = items.slice(0, 2)
    await world.database.prisma.collectionMembership.deleteMany({ where: { artifactId: { in: items.slice(2) } } })
    await within(async (tx) => {
      for (let from = 2; from < 1500; from += 7) {
        await insert(tx, items.slice(from, from + 7), { after: at(items, 0) })
        expected.splice(1, 0, ...items.slice(from, from + 7))
      }
    })
    expect(await storedOrder()).toEqual(expected)
  })
})

describe('a rebalance', { timeout: 120_000 }, () => {
  test('writes few rows of a long list', async () => {
    const items = await fill(3000)
    const before = await versions()
    world.statements.take()
    await within(async (tx) => {
      for (let turn = 0; turn < 400; turn++) await move(tx, at(items, 1000 + (turn % 2)), { after: at(items, 1500) })
    })
    expect(rebalances()).toBeGreaterThan(0)
    const after = await versions()
    expect(after.filter(({ ctid }, index) => ctid !== before[index]?.ctid).length).toBeLessThan(20)
    const expected = items.filter((_, index) => index !== 1000 && index !== 1001)
    expected.splice(1499, 0, at(items, 1001), at(items, 1000))
    expect(await storedOrder()).toEqual(expected)
  })

  test('gives the whole list new keys where all around is crowded', async () => {
    const items = await fill(1400)
    const crowd = generateNKeysBetween(`a0${'0'.repeat(58)}1`, `a0${'0'.repeat(58)}2`, 1400)
    expect(Math.min(...crowd.map((key) => key.length))).toBeGreaterThan(60)
    await world.database.driver.query(
      `UPDATE collection_memberships SET order_key = placed.key
         FROM unnest($1::uuid[], $2::text[]) AS placed (item, key) WHERE artifact_id = item`,
      [items, crowd],
    )
    world.statements.take()
    await within(async (tx) => {
      for (let turn = 0; turn < 40; turn++) await move(tx, at(items, 700 + (turn % 2)), { after: at(items, 600) })
    })
    expect(rebalances()).toBe(1)
    const expected = items.filter((_, index) => index !== 700 && index !== 701)
    expected.splice(601, 0, at(items, 701), at(items, 700))
    expect(await storedOrder()).toEqual(expected)
  })
})

describe('a new order', () => {
  test('is one UPDATE, of the rows whose place is new', async () => {
    const items = await fill(20)
    const before = await versions()
    world.statements.take()
    const order = [...items.slice(0, 10), ...items.slice(10).reverse()]
    await reorder(order)
    expect(world.statements.take()).toHaveLength(2)
    expect(await storedOrder()).toEqual(order)
    const after = await versions()
    expect(after.filter(({ ctid }, index) => ctid === before[index]?.ctid)).toHaveLength(10)
    world.statements.take()
    await reorder(order)
    expect(world.statements.take()).toHaveLength(1)
  })

  test('keeps keys short however often it is given, whatever stays where it is', async () => {
    const items = await fill(6)
    for (let turn = 0; turn < 500; turn++) {
      const [first = '', second = '', third = '', ...rest] = items
      const order = turn % 2 === 0 ? [first, third, second, ...rest] : [first, second, third, ...rest]
      await reorder(order)
      if (turn % 50 === 0) expect(await storedOrder()).toEqual(order)
    }
    expect(await storedOrder()).toEqual(items)
  })

  test('of a crowded list gives short keys', async () => {
    const items = await fill(3)
    for (const [index, item] of items.entries())
      await world.database.driver.query('UPDATE collection_memberships SET order_key = $1 WHERE artifact_id = $2', [
        `a0${'0'.repeat(61)}${String(index + 1)}`,
        item,
      ])
    const order = [...items].reverse()
    await reorder(order)
    expect(await storedOrder()).toEqual(order)
  })
})
