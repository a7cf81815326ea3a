import fc from 'fast-check'
import { parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { type DocumentSize, measureDocument } from '../../../src/plugins/document/size.ts'

interface Tree {
  readonly name: string
  readonly alias: boolean
  readonly directives: number
  readonly children: readonly Tree[]
  /** How the children are written: in place, in an inline fragment, or in a fragment that is spread. */
  readonly by: 'place' | 'inline' | 'spread'
}

const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.record({
    name: fc.constantFrom('f', '__schema', '__type', 'types', 'fields', 'nodes', 'pageInfo', 'totalCount'),
    alias: fc.boolean(),
    directives: fc.nat(2),
    children: fc.oneof({ depthSize: 'small' }, fc.constant([]), fc.array(tie('tree'), { maxLength: 4 })),
    by: fc.constantFrom('place', 'inline', 'spread'),
  }),
}))

/** Writes fields as a document, with fragments where they are asked for. */
function write(trees: readonly Tree[]): string {
  const fragments: string[] = []
  const field = ({ name: fieldName, alias, directives, children, by }: Tree): string => {
    const head = `${alias ? 'a: ' : ''}${fieldName}${' @d'.repeat(directives)}`
    if (children.length === 0) return head
    const inner = children.map(field).join(' ')
    if (by === 'place') return `${head} { ${inner} }`
    if (by === 'inline') return `${head} { ... { ${inner} } }`
    const name = `F${String(fragments.length)}`
    fragments.push(`fragment ${name} on T { ${inner} }`)
    return `${head} { ...${name} }`
  }
  const body = trees.map(field).join(' ')
  return [`{ ${body} }`, ...fragments].join('\n')
}

/** How many values a question about the schema is taken to be answered with. */
function answers({ name, children }: Tree): number {
  const length = { types: 150, __type: 5, fields: 8 }[name] ?? 1
  return 1 + length * children.reduce((total, child) => total + answers(child), 0)
}

/** How many pages and counts are asked for below a field, itself included. */
function lists({ name, children }: Tree): number {
  const isConnection = children.some((child) => ['edges', 'nodes', 'pageInfo'].includes(child.name))
  const own = (isConnection ? 1 : 0) + (name === 'totalCount' ? 1 : 0)
  return children.reduce((total, child) => total + lists(child), own)
}

/** Counts on the tree itself, the plain way. */
function count(trees: readonly Tree[]): DocumentSize {
  const below = trees.map(({ children }) => count(children))
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
  return {
    depth: trees.length === 0 ? 0 : 1 + Math.max(...below.map(({ depth }) => depth)),
    fields: trees.length + sum(below.map(({ fields }) => fields)),
    width: Math.max(trees.length, ...below.map(({ width }) => width)),
    aliases: trees.filter(({ alias }) => alias).length + sum(below.map(({ aliases }) => aliases)),
    directives: sum(trees.map(({ directives }) => directives)) + sum(below.map(({ directives }) => directives)),
    lists: sum(trees.map(lists)),
    introspection: sum(
      trees.map((each) => (each.name.startsWith('__') ? answers(each) : count(each.children).introspection)),
    ),
  }
}

describe('measureDocument', () => {
  it('counts the same however fields are put into fragments', () => {
    fc.assert(
      fc.property(fc.array(tree, { minLength: 1, maxLength: 4 }), (trees) => {
        expect(measureDocument(parse(write(trees)))).toEqual(count(trees))
      }),
    )
  })

  it('counts a fragment as often as it is spread, and reads it once', () => {
    const links = Array.from(
      { length: 300 },
      (_, n) => `fragment F${String(n)} on T { ${`...F${String(n + 1)} `.repeat(2)} }`,
    )
    const size = measureDocument(parse(`{ ...F0 } ${links.join('\n')} fragment F300 on T { f }`))
    expect(size).toMatchObject({ depth: 1, fields: 2 ** 300, width: 2 ** 300 })
  })

  it('counts directives of operations, of spreads and of fragments', () => {
    const document = parse('query @a { ...F @b ... @c { f @d } } fragment F on T @e { f }')
    expect(measureDocument(document)).toMatchObject({ directives: 5, width: 2 })
  })

  it('counts the largest of several operations, and fragments that nobody spreads', () => {
    const document = parse('query A { a: f } query B { f f } fragment F on T { f { f { f } } }')
    const size = { depth: 3, fields: 3, width: 2, aliases: 1, directives: 0, lists: 0, introspection: 0 }
    expect(measureDocument(document)).toEqual(size)
  })

  it.each([
    '{ ...A } fragment A on T { ...A }',
    '{ ...A } fragment A on T { f { ...B } } fragment B on T { ... { ...A } }',
    '{ f } fragment A on T { ...B } fragment B on T { ...C } fragment C on T { ...B }',
  ])('finds that a fragment spreads itself: %s', (text) => {
    expect(measureDocument(parse(text))).toBeNull()
  })

  it('leaves fragments and types that are not there to validation', () => {
    expect(measureDocument(parse('{ ...Nobody f } type T { f: Int }'))).toMatchObject({ fields: 1 })
  })
})
