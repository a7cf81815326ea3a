import { describe, expect, it } from 'vitest'
import { DocumentCache } from '../../../src/plugins/document/cache.ts'

describe('DocumentCache', () => {
  it('keeps what was used last', () => {
    const cache = new DocumentCache<number>()
    for (let n = 0; n < 250; n += 1) cache.set(String(n), n)
    expect(cache.get('0')).toBe(0)
    cache.set('new', 250)
    expect([cache.get('0'), cache.get('1'), cache.get('2'), cache.get('new')]).toEqual([0, undefined, 2, 250])
  })

  it('does not keep long texts, so that callers cannot fill the memory', () => {
    const cache = new DocumentCache<number>()
    cache.set('x'.repeat(20_000), 1)
    cache.set('x'.repeat(20_001), 2)
    expect([cache.get('x'.repeat(20_000)), cache.get('x'.repeat(20_001))]).toEqual([1, undefined])
  })
})
