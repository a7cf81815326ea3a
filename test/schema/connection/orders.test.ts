import { describe, expect, test } from 'vitest'
import { encodeId, newId } from '../../../src/ids.ts'
import type { World } from '../../kit/world.ts'
import { ask, type Order, type Row, sorted, worldOf } from './ordered-collections.ts'

/** All ids, page by page. */
async function walk(world: World, side: 'first' | 'last', size: number, orderBy: readonly Order[]): Promise<string[]> {
  const ids: string[] = []
  for (let cursor: string | null = null; ;) {
    const page = await ask(world, { [side]: size, [side === 'first' ? 'after' : 'before']: cursor, orderBy })
    const found = page.nodes.map(({ id }) => id)
    if (side === 'first') ids.push(...found)
    else ids.unshift(...found)
    const { hasNextPage, hasPreviousPage, startCursor, endCursor } = page.pageInfo
    if (!(side === 'first' ? hasNextPage : hasPreviousPage)) return ids
    cursor = String(side === 'first' ? endCursor : startCursor)
  }
}

describe('1,000 rows with the same name and the same times', () => {
  const list = Array.from({ length: 1000 }, (): Row => {
    const time = new Date('2026-02-02T02:02:02.222Z')
    return { id: newId(), name: 'Same', createdAt: time, updatedAt: time, artifactCount: 0 }
  })

  test.each<[string, Order[]]>([
    ['no order', []],
    ['one key', [{ field: 'NAME', direction: 'ASC' }]],
    [
      'keys in both directions',
      ['NAME', 'CREATED_AT', 'ARTIFACT_COUNT'].map(
        (field, index) => ({ field, direction: index === 1 ? 'ASC' : 'DESC' }) as Order,
      ),
    ],
  ])('come once each, forward and backward: %s', async (_, orderBy) => {
    const world = await worldOf(list)
    const expected = sorted(list, orderBy)
    expect(await walk(world, 'first', 37, orderBy)).toEqual(expected)
    expect(await walk(world, 'last', 41, orderBy)).toEqual(expected)
    expect(await walk(world, 'first', 100, orderBy)).toEqual(expected)
  })
})

test('a field that comes again in an order says nothing new, however often', async () => {
  const list = ['b', 'a', 'c'].map((name): Row => {
    return { id: newId(), name, createdAt: new Date(0), updatedAt: new Date(0), artifactCount: 0 }
  })
  const world = await worldOf(list)
  const once: Order[] = [{ field: 'NAME', direction: 'DESC' }]
  const often = Array.from({ length: 500 }, (_, index): Order => ({ field: 'NAME', direction: index ? 'ASC' : 'DESC' }))
  expect(await walk(world, 'first', 1, often)).toEqual(sorted(list, once))
})

test('names sort by the bytes of their lower case, alike on every engine', async () => {
  const names = [
    'Äpfel',
    'äpfel',
    'Zoo',
    'zoo',
    'straße',
    'STRASSE',
    'İzmir',
    'izmir',
    'Ωmega',
    'ωmega',
    'É',
    'e',
    '_',
    'ꙮ',
    '😀',
  ]
  const list = names.map((name): Row => {
    return { id: newId(), name, createdAt: new Date(0), updatedAt: new Date(0), artifactCount: 0 }
  })
  const world = await worldOf(list)
  const byId = new Map(list.map(({ id, name }) => [encodeId('Collection', id), name]))
  const found = await walk(world, 'first', 4, [{ field: 'NAME', direction: 'ASC' }])
  expect(found.map((id) => byId.get(id))).toMatchInlineSnapshot(`
    [
      "_",
      "e",
      "İzmir",
      "izmir",
      "STRASSE",
      "straße",
      "Zoo",
      "zoo",
      "Äpfel",
      "äpfel",
      "É",
      "Ωmega",
      "ωmega",
      "ꙮ",
      "😀",
    ]
  `)
})
