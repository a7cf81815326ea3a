import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { completedAt, faultOfPlace, findCircle } from '../../../src/resolvers/task/rules.ts'
import { trials } from '../../kit/property.ts'

/** Dependencies among a few tasks, as pairs. */
const pairs = fc.array(fc.tuple(fc.nat({ max: 8 }), fc.nat({ max: 8 })), { maxLength: 16 })

function toMap(list: readonly (readonly [number, number])[]): Map<number, number[]> {
  const map = new Map<number, number[]>()
  for (const [task, other] of list) map.set(task, [...(map.get(task) ?? []), other])
  return map
}

/** The simple way to tell: take away what depends on nothing that is left, until nothing changes. */
function hasCircle(map: ReadonlyMap<number, readonly number[]>): boolean {
  const left = new Set(map.keys())
  for (let before = -1; before !== left.size;) {
    before = left.size
    for (const task of left) if (!(map.get(task) ?? []).some((other) => left.has(other))) left.delete(task)
  }
  return left.size > 0
}

describe('findCircle', () => {
  test('finds a circle where there is one, and only there', () => {
    fc.assert(
      fc.property(pairs, (list) => {
        const map = toMap(list)
        const found = findCircle(map)
        expect(found !== null).toBe(hasCircle(map))
        found?.forEach((task, index) => expect(map.get(task)).toContain(found[(index + 1) % found.length]))
      }),
      trials(300),
    )
  })

  test('follows a chain of 100,000', () => {
    const chain = new Map(Array.from({ length: 100_000 }, (_, index) => [index, [index + 1]]))
    expect(findCircle(chain)).toBeNull()
    expect(findCircle(chain.set(100_000, [0]))).toHaveLength(100_001)
  })
})

test.each([
  [0, 5, false, null],
  [4, 1, false, null],
  [3, 2, false, null],
  [4, 2, false, 'The tree would have 6 levels; 5 are allowed.'],
  [0, 6, false, 'The tree would have 6 levels; 5 are allowed.'],
  [1, 1, true, 'A task cannot stand below itself.'],
])('below %i levels %i more, inside itself: %s', (levelsAbove, height, insideItself, message) => {
  expect(faultOfPlace({ levelsAbove, height, insideItself })?.message ?? null).toBe(message)
})

test('completedAt is kept as long as the status is COMPLETED', () => {
  const [before, now] = [new Date(1), new Date(2)]
  expect(completedAt('COMPLETED', null, now)).toBe(now)
  expect(completedAt('COMPLETED', before, now)).toBe(before)
  expect(completedAt('CANCELLED', before, now)).toBeNull()
})
