import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readFrontmatter } from '../../src/scanner/text/frontmatter.ts'
import { markdown, scanOne, told } from './snapshot.ts'

const path = 'agents/x.md'

describe('the head of a Markdown file', () => {
  test('is kept as it stood, safe to store as JSON', async () => {
    const head = [
      'name: x',
      'description: >',
      '  two',
      '  lines',
      'model: opus',
      'version: 1.10',
      'count: 0x1F',
      'on: yes',
      'day: 2024-01-01',
      'nothing: ~',
      'big: .inf',
      'list: [1, true, null]',
      '3: three',
      'deep: {a: {b: c}}',
    ]
    const artifact = await scanOne(path, markdown(head.join('\n')))
    expect(artifact.frontmatter).toEqual({
      name: 'x',
      description: 'two lines\n',
      model: 'opus',
      version: 1.1,
      count: 31,
      on: 'yes',
      day: '2024-01-01',
      nothing: null,
      big: 'Infinity',
      list: [1, true, null],
      3: 'three',
      deep: { a: { b: 'c' } },
    })
    expect(artifact).toMatchObject({ name: 'x', description: 'two lines', declaredVersion: '1.10' })
  })

  test.each([
    ['with a byte order mark', '\uFEFF---\nname: x\n---\nbody'],
    ['with carriage returns', '---\r\nname: x\r\n---\r\nbody'],
    ['ended by dots', '---\nname: x\n...\nbody'],
    ['with blanks after the dashes', '--- \t\nname: x\n---  \nbody'],
    ['without anything after it', '---\nname: x\n---'],
  ])('%s', (_, text) => {
    expect(readFrontmatter(text)).toMatchObject({ data: { name: 'x' }, problem: null })
  })

  test.each([
    ['none', 'name: x\n'],
    ['after a blank line', '\n---\nname: x\n---\n'],
    ['four dashes', '----\nname: x\n----\n'],
    ['a rule that nothing ends', '---\n\nText\n'],
    ['an empty one', '---\n---\nbody'],
    ['only a comment', '---\n# nothing\n---\nbody'],
  ])('is not there: %s', (_, text) => {
    expect(readFrontmatter(text)).toMatchObject({ data: null, problem: null })
  })

  test.each([
    ['a quote that nothing ends', 'name: "x\n  description: [nor: this', 'x', null, 'frontmatter-unreadable:4'],
    [
      'a colon in a plain text',
      "name: 'x'\ndescription: use when: it rains",
      'x',
      'use when: it rains',
      'frontmatter-unreadable:3',
    ],
    ['a tab', 'name: x\nmeta:\n\ta: b\ndescription: d', 'x', 'd', 'frontmatter-unreadable:4'],
    ['a block', 'name: x\nbad: [\ndescription: >-\n  one\n  two\nother: 1', 'x', 'one two', 'frontmatter-unreadable:4'],
    ['a key twice', 'name: x\nname: z\ndescription: d', 'x', 'd', 'frontmatter-unreadable:3'],
    ['an empty value', 'name:\ndescription: "d"\nbad: ]', 'file', 'd', 'frontmatter-unreadable:4'],
    ['an unknown alias', 'name: x\ndescription: d\nbad: *nowhere', 'x', 'd', 'frontmatter-unreadable:1'],
    ['a list', '- name: x', 'file', null, 'frontmatter-unreadable:2'],
    ['a text', 'name:x', 'x', null, 'frontmatter-unreadable:2'],
  ])('that is broken (%s) gives name and description by their lines', async (_, head, name, description, problem) => {
    const artifact = await scanOne('agents/file.md', markdown(head))
    expect(artifact).toMatchObject({ name, description, frontmatter: null })
    expect(told(artifact)).toContain(`ERROR ${problem}`)
  })

  test('that nothing ends is told, and read by its lines', async () => {
    const artifact = await scanOne(path, '---\nname: x\ndescription: d\n# Heading\nmodel: none\n')
    expect(artifact).toMatchObject({ name: 'x', description: 'd', frontmatter: null })
    expect(told(artifact)).toEqual(['ERROR frontmatter-unterminated:1'])
  })

  test('an alias stands for what it names', async () => {
    const artifact = await scanOne(path, markdown('name: &n x\ndescription: *n'))
    expect(artifact).toMatchObject({
      name: 'x',
      description: 'x',
      frontmatter: { name: 'x', description: 'x' },
      findings: [],
    })
  })
})

describe('a hostile head', () => {
  const laughs = [
    'name: x',
    'description: d',
    'a: &a [x,x,x,x,x,x,x,x,x]',
    ...'bcdefgh'.split('').map(
      (key, index) =>
        `${key}: &${key} [${Array(9)
          .fill(`*${'abcdefgh'[index] ?? ''}`)
          .join(',')}]`,
    ),
  ]

  test.each([
    ['a billion laughs', laughs.join('\n'), 'frontmatter-unreadable'],
    ['a list that contains itself', 'name: x\ndescription: d\na: &a [*a, *a]', 'frontmatter-'],
    ['one that is too long', `name: x\ndescription: d\na: ${'b'.repeat(70_000)}`, 'frontmatter-too-large'],
    ['one that is too deep', `name: x\ndescription: d\na: ${'['.repeat(40)}${']'.repeat(40)}`, 'frontmatter-too-large'],
    // Any of these would exhaust the stack; braces would take the whole process along.
    ...['[', '{', '- ', '? ', 'a: ', '{a: ', '["]", '].map((piece) => [
      `one that is far too deep in ${piece}`,
      `name: x\ndescription: d\na:\n  ${piece.repeat(5_000)}`,
      'frontmatter-too-large',
    ]),
    ['too many values', `name: x\ndescription: d\na: [${'1,'.repeat(11_000)}]`, 'frontmatter-too-large'],
  ])('%s is told and costs nothing else', async (_, head, rule) => {
    const artifact = await scanOne(path, markdown(head))
    expect(artifact).toMatchObject({ name: 'x', description: 'd', frontmatter: null })
    expect(artifact.findings[0]?.rule).toContain(rule)
  })

  test('keys that would change a prototype are left out, tags run nothing', async () => {
    const artifact = await scanOne(
      path,
      markdown(
        'name: x\ndescription: d\n__proto__: {polluted: 1}\nconstructor: c\ncode: !!js/function "f"\nin: {__proto__: 1}',
      ),
    )
    expect(Object.getPrototypeOf(artifact.frontmatter)).toBe(Object.prototype)
    expect(artifact.frontmatter).toEqual({ name: 'x', description: 'd', constructor: 'c', code: 'f', in: {} })
    expect(told(artifact)).toEqual(['INFO frontmatter-altered:1'])
  })

  test('NUL and halves of surrogate pairs are replaced wherever they stand', async () => {
    const artifact = await scanOne(
      path,
      markdown('name: "a\\0b"\ndescription: "c\\ud800d"\ntags: ["e\\0"]\n"k\\0": "\\udfff"', 'raw \0 body'),
    )
    expect(artifact).toMatchObject({
      name: 'a b',
      description: 'c\uFFFDd',
      tags: [],
      content: expect.stringContaining('raw \uFFFD body') as string,
    })
    expect(artifact.frontmatter).toHaveProperty('k\uFFFD', '\uFFFD')
    const stored = JSON.stringify({ ...artifact, content: null })
    expect(stored).not.toMatch(/\\u0000|\\ud[89a-f]/)
    expect(told(artifact)).toEqual(expect.arrayContaining(['INFO characters-replaced', 'INFO frontmatter-altered:1']))
  })

  test('reading never throws, and what it gives survives JSON', () => {
    const piece = fc.constantFrom(
      '---',
      '...',
      'name: ',
      'a: ',
      '- ',
      '&a ',
      '*a',
      '!!x ',
      '"',
      "'",
      '[',
      '{',
      ']',
      '}',
      '|',
      '>',
      '#',
      ':',
      '\n',
      '\n',
      '  ',
      '\t',
      '\0',
      '\ud800',
      '<<: ',
      '? ',
      '%',
    )
    fc.assert(
      fc.property(
        fc.array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 5 })), { maxLength: 40 }),
        (pieces) => {
          const { data } = readFrontmatter(`---\n${pieces.join('')}\n---\n`)
          expect(JSON.parse(JSON.stringify(data))).toEqual(data)
        },
      ),
      { numRuns: 500 },
    )
  })
})
