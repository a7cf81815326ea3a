import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { driftBetween, filesBelow } from '../../scripts/schema/drift.ts'

const expected = new Map([
  ['out/a.ts', 'a'],
  ['out/deep/b.ts', 'b'],
])

describe('drift between what is generated and what is there', () => {
  let root = ''
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'larder-drift-'))
    await mkdir(join(root, 'out/deep'), { recursive: true })
    await writeFile(join(root, 'out/a.ts'), 'a')
    await writeFile(join(root, 'out/deep/b.ts'), 'b')
  })
  afterAll(() => rm(root, { recursive: true }))

  it('reads a folder and what is below it', async () => {
    expect(await filesBelow(root, 'out')).toEqual(expected)
    expect(await filesBelow(root, 'missing')).toEqual(new Map())
  })

  it('finds none between equals', async () => {
    expect(driftBetween(expected, await filesBelow(root, 'out'), 'make')).toEqual([])
  })

  it('finds what differs, what is missing and what is left over, and says what to do', async () => {
    const present = await filesBelow(root, 'out')
    const changed = new Map([
      ['out/a.ts', 'another'],
      ['out/c.ts', 'c'],
    ])
    expect(driftBetween(changed, present, 'make')).toEqual([
      'out/a.ts is not up to date. Run: make',
      'out/c.ts is missing. Run: make',
      'out/deep/b.ts is no longer generated. Delete it.',
    ])
  })
})
