import { describe, expect, test } from 'vitest'
import { spdxLicense } from '../../src/scanner/artifact/license.ts'
import { readTags } from '../../src/scanner/artifact/tags.ts'
import { cleanLine, cutBytes, cutCharacters } from '../../src/scanner/text/clean.ts'
import { keepReadme } from '../../src/scanner/readme.ts'
import fc from 'fast-check'
import { markdown, scanOne, told } from './snapshot.ts'

describe('a licence', () => {
  test.each([
    ['MIT', 'MIT'],
    [' mit ', 'MIT'],
    ['MIT License', 'MIT'],
    ['The MIT License', 'MIT'],
    ['Apache 2.0', 'Apache-2.0'],
    ['Apache-2.0', 'Apache-2.0'],
    ['Apache License, Version 2.0', 'Apache-2.0'],
    ['apache2', 'Apache-2.0'],
    ['GPLv3', 'GPL-3.0-only'],
    ['GPLv3+', 'GPL-3.0-or-later'],
    ['GPL-3.0-or-later', 'GPL-3.0-or-later'],
    ['BSD 3-Clause', 'BSD-3-Clause'],
    ['cc-by-4.0', 'CC-BY-4.0'],
    ['(MIT OR  Apache-2.0)', '(MIT OR Apache-2.0)'],
    ['GPL-2.0-only WITH Classpath-exception-2.0', 'GPL-2.0-only WITH Classpath-exception-2.0'],
    ['LicenseRef-own', 'LicenseRef-own'],
    ['BlueOak-1.0.0', 'BlueOak-1.0.0'],
    ['Proprietary. LICENSE.txt has complete terms', null],
    ['MIT OR', null],
    ['', null],
    ['   ', null],
    ['constructor', null],
    ['('.repeat(5_000), null],
  ])('%j is %j', (text, expected) => {
    expect(spdxLicense(text)).toBe(expected)
  })

  test('that is none is told, with its line', async () => {
    const artifact = await scanOne('agents/x.md', markdown('name: x\ndescription: d\nlicense: See LICENSE.txt'))
    expect(artifact.license).toBeNull()
    expect(artifact.findings).toMatchObject([
      { rule: 'license-unknown', message: 'The licence "See LICENSE.txt" is no SPDX expression.', line: 4 },
    ])
  })
})

describe('tags', () => {
  test.each<[unknown[], string[]]>([
    [[['Code-Review', 'code-review', ' x_1 ', 7]], ['code-review', 'x_1', '7']],
    [['a, B,,c '], ['a', 'b', 'c']],
    [
      [['a'], 'b', undefined, null, { c: 1 }, 5],
      ['a', 'b'],
    ],
    [[['two words', 'ü', 'a'.repeat(51), '', 'ok', ['nested'], null]], ['ok']],
    [
      [Array.from({ length: 30 }, (_, index) => `t${String(index)}`)],
      Array.from({ length: 20 }, (_, index) => `t${String(index)}`),
    ],
  ])('%j', (claims, expected) => {
    expect(readTags(...claims).tags).toEqual(expected)
  })

  test('that are left out are told', async () => {
    const many = Array.from({ length: 22 }, (_, index) => `t${String(index)}`).join(', ')
    const artifact = await scanOne('agents/x.md', markdown(`name: x\ndescription: d\ntags: [${many}, two words]`))
    expect(told(artifact)).toEqual(['INFO tag-invalid:4', 'INFO tags-too-many:4'])
    expect(artifact.findings[0]?.message).toContain('"two words"')
  })

  test('come from tags and keywords, also among the metadata', async () => {
    const head = 'name: x\ndescription: d\ntags: [a]\nkeywords: b, c\nmetadata:\n  tags: [d]\n  keywords: [a, e]'
    expect((await scanOne('agents/x.md', markdown(head))).tags).toEqual(['a', 'b', 'c', 'd', 'e'])
  })
})

describe('a version', () => {
  test.each([
    ['version: 1.2.3', '1.2.3', []],
    ['version: v1.2.3-rc.1', 'v1.2.3-rc.1', []],
    ['version: 1.10', '1.10', ['INFO version-not-semver:4']],
    ['version: "2026.1"', '2026.1', ['INFO version-not-semver:4']],
    ['metadata: {version: 2.0.0}', '2.0.0', []],
    ['metadata: {version: 1.0}', '1.0', ['INFO version-not-semver']],
    ['version: [1]', null, []],
    ['version: ""', null, []],
  ])('%s', async (line, expected, findings) => {
    const artifact = await scanOne('agents/x.md', markdown(`name: x\ndescription: d\n${line}`))
    expect(artifact.declaredVersion).toBe(expected)
    expect(told(artifact)).toEqual(findings)
  })

  test('that is long is cut', async () => {
    const artifact = await scanOne('agents/x.md', markdown(`name: x\ndescription: d\nversion: ${'1'.repeat(200)}`))
    expect(artifact.declaredVersion).toHaveLength(100)
    expect(told(artifact)).toEqual(['INFO version-not-semver:4'])
  })
})

describe('names, titles and descriptions', () => {
  test('are normalised, trimmed and cut by characters', async () => {
    const artifact = await scanOne(
      'commands/x.md',
      markdown(`name: "  Cafe\\u0301\\t bar\\n "\ntitle: ${'😀'.repeat(300)}\ndescription: "${'é'.repeat(1999)}😀x"`),
    )
    expect(artifact.name).toBe('Café bar')
    expect(artifact.title).toBe('😀'.repeat(255))
    expect(artifact.description).toBe(`${'é'.repeat(1999)}😀`)
    expect(told(artifact)).toEqual(['WARNING description-cut:4'])
  })

  test('a name that is too long is cut and told', async () => {
    const artifact = await scanOne(
      'commands/x.md',
      markdown(`name: ${'n'.repeat(254)} ${'m'.repeat(9)}\ndescription: d`),
    )
    expect(artifact.name).toBe('n'.repeat(254))
    expect(told(artifact)).toEqual(['WARNING name-too-long:2'])
  })

  test('a folder of blanks still gives a name', async () => {
    expect((await scanOne('commands/\u2003.md', 'x')).name).toBe('.md')
    expect((await scanOne(' /SKILL.md', 'x')).name).toBe('skill')
  })
})

describe('cutting', () => {
  const text = fc.string({ unit: 'binary', maxLength: 200 })

  test('by characters never leaves half of one', () => {
    fc.assert(
      fc.property(text, fc.nat(100), (whole, most) => {
        const kept = cutCharacters(whole, most)
        expect(whole.startsWith(kept)).toBe(true)
        expect(Array.from(kept).length).toBe(Math.min(most, Array.from(whole).length))
      }),
    )
  })

  test('by bytes gives the longest beginning that fits', () => {
    fc.assert(
      fc.property(text, fc.nat(300), (whole, most) => {
        const { text: kept, cut } = cutBytes(whole, most)
        expect(whole.startsWith(kept)).toBe(true)
        expect(Buffer.byteLength(kept)).toBeLessThanOrEqual(most)
        const next = String.fromCodePoint(whole.codePointAt(kept.length) ?? 0)
        expect(cut).toBe(kept !== whole)
        expect(cut ? Buffer.byteLength(kept + next) : Infinity).toBeGreaterThan(most)
      }),
    )
  })

  test('a line is clean whatever it was', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(' ', '\n', '\0', '\ud800', 'e\u0301', 'x', '😀', '\u00a0'), maxLength: 30 }),
        fc.integer({ min: 1, max: 20 }),
        (whole, most) => {
          const line = cleanLine(whole, most).text
          expect(line).toBe(line.trim().normalize('NFC'))
          expect(line).not.toMatch(/[\n\p{Surrogate}]/u)
          expect(line).not.toContain('\0')
          expect(Array.from(line).length).toBeLessThanOrEqual(most)
        },
      ),
    )
  })

  test.each([
    ['exactly fits', 'a'.repeat(51_200), 51_200, false],
    ['one byte more', 'a'.repeat(51_201), 51_200, true],
    ['three-byte characters across the mark', '語'.repeat(20_000), 51_198, true],
    ['NUL takes more room once replaced', '\0'.repeat(51_000), 51_198, true],
  ])('a README that %s', (_, whole, bytes, cut) => {
    const kept = keepReadme(Buffer.from(whole))
    expect(Buffer.byteLength(kept.text)).toBe(bytes)
    expect(kept.cut).toBe(cut)
    expect(kept.text.includes('\0')).toBe(false)
  })
})
