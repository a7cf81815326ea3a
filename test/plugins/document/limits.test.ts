import { getIntrospectionQuery } from 'graphql'
import { describe, expect, it } from 'vitest'
import { DOCUMENT_LIMITS } from '../../../src/plugins/document/limits.ts'
import { MOST_JSON_LEVELS, MOST_JSON_VALUES } from '../../../src/plugins/request/json-limits.ts'
import { codesOf, type Counter, post, smallSchema, smallServer } from '../small-server.ts'

/** `part` so many times, the number of each in the place of `#`. */
const times = (count: number, part: string) =>
  Array.from({ length: count }, (_, n) => part.replaceAll('#', String(n))).join(' ')

const nested = (levels: number) => `{ book ${'{ twin '.repeat(levels - 2)}{ name }${' }'.repeat(levels - 2)} }`

const doubling = (links: number, spread = '...F# ...F#') =>
  `{ book { ...F0 } } ${Array.from(
    { length: links },
    (_, n) => `fragment F${String(n)} on Book { ${spread.replaceAll('#', String(n + 1))} }`,
  ).join(' ')} fragment F${String(links)} on Book { name }`

const SAME = 'query ($of: [Int!]) { book { same(of: $of) { name } } }'

const hostile: Record<string, [string, object | string]> = {
  'fields 5,000 deep': ['DOCUMENT_TOO_DEEP', { query: nested(5000) }],
  'fields 26 deep': ['DOCUMENT_TOO_DEEP', { query: nested(DOCUMENT_LIMITS.depth + 1) }],
  'fields deep by fragments': ['DOCUMENT_TOO_DEEP', { query: doubling(30, 'twin { ...F# }') }],
  'brackets that never close': ['DOCUMENT_TOO_DEEP', { query: '{a'.repeat(20_000) }],
  'a list 10,000 deep': ['DOCUMENT_TOO_DEEP', { query: `{ book(x: ${'['.repeat(10_000)}` }],
  'an object 10,000 deep': ['DOCUMENT_TOO_DEEP', { query: `{ book(x: ${'{x:'.repeat(10_000)}` }],
  'a type 10,000 deep': ['DOCUMENT_TOO_DEEP', { query: `query ($x: ${'['.repeat(10_000)}Int` }],
  '10,000 aliases': ['DOCUMENT_TOO_LARGE', { query: `{ ${times(10_000, 'a#: __typename')} }` }],
  '201 aliases': ['TOO_MANY_ALIASES', { query: `{ ${times(201, 'a#: __typename')} }` }],
  'aliases by fragments': ['TOO_MANY_ALIASES', { query: doubling(8, 'a: twin { ...F# } b: twin { ...F# }') }],
  'a field 500 times': ['TOO_MANY_FIELDS', { query: `{ ${times(500, '__typename')} }` }],
  'a nested field 500 times': ['TOO_MANY_FIELDS', { query: `{ book { ${times(500, 'name')} } }` }],
  'mutations 300 times': ['TOO_MANY_FIELDS', { query: `mutation { ${times(300, 'write')} }` }],
  '500 directives': ['TOO_MANY_DIRECTIVES', { query: `{ __typename ${times(500, '@skip(if: false)')} }` }],
  '500 unknown directives': ['TOO_MANY_DIRECTIVES', { query: `{ __typename ${times(500, '@d#')} }` }],
  '101 directives on the operation': ['TOO_MANY_DIRECTIVES', { query: `query ${times(101, '@d#')} { __typename }` }],
  '22 doubling fragments': ['TOO_MANY_FIELDS', { query: doubling(22) }],
  '22 doubling fragments with fields between': ['TOO_MANY_FIELDS', { query: doubling(22, 'twin { ...F# } ...F#') }],
  '22 doubling fragments that nobody spreads': ['TOO_MANY_FIELDS', { query: doubling(22).replace('...F0', 'name') }],
  '300 doubling fragments': ['TOO_MANY_FIELDS', { query: doubling(300) }],
  'a fragment that spreads itself': ['FRAGMENT_CYCLE', { query: '{ ...A } fragment A on Query { ...A }' }],
  'fragments that spread each other': [
    'FRAGMENT_CYCLE',
    { query: '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A ...A }' },
  ],
  '200,000 tokens': ['DOCUMENT_TOO_LARGE', { query: `{ ${'a '.repeat(200_000)} }` }],
  '4,001 tokens': ['DOCUMENT_TOO_LARGE', { query: `{ ${'a '.repeat(DOCUMENT_LIMITS.tokens - 1)} }` }],
  '900 operations': ['DOCUMENT_TOO_LARGE', { query: times(900, 'query Q# { __typename }') }],
  'variables 20,000 deep': [
    'INPUT_TOO_DEEP',
    `{"query": "{ __typename }", "variables": {"x": ${'['.repeat(20_000)}${']'.repeat(20_000)}}}`,
  ],
  'objects 20,000 deep': [
    'INPUT_TOO_DEEP',
    `{"query": "{ __typename }", "variables": ${'{"like":'.repeat(20_000)}1${'}'.repeat(20_000)}}`,
  ],
  'extensions 20,000 deep': [
    'INPUT_TOO_DEEP',
    `{"query": "{ __typename }", "extensions": ${'{"x":'.repeat(20_000)}1${'}'.repeat(20_000)}}`,
  ],
  'a body that is brackets alone': ['INPUT_TOO_DEEP', `${'['.repeat(400_000)}${']'.repeat(400_000)}`],
  'a list of 450,000': ['INPUT_TOO_LARGE', { query: SAME, variables: { of: Array<number>(450_000).fill(1) } }],
  'a list of 450,000 wrong values': [
    'INPUT_TOO_LARGE',
    { query: SAME, variables: { of: Array<string>(200_000).fill('') } },
  ],
  '100,000 variables': [
    'INPUT_TOO_LARGE',
    { query: SAME, variables: Object.fromEntries(Array.from({ length: 60_000 }, (_, n) => [n, n])) },
  ],
  '15,000 wrong values': ['BAD_USER_INPUT', { query: SAME, variables: { of: Array<string>(15_000).fill('x') } }],
  'a number out of range': ['BAD_USER_INPUT', { query: SAME, variables: { of: [2 ** 31] } }],
  'a number beyond all': ['BAD_USER_INPUT', `{"query": ${JSON.stringify(SAME)}, "variables": {"of": [1e999]}}`],
  'broken JSON': ['BAD_REQUEST', '{"query": "{ __typename }", "variables": {"secret": hunter2}}'],
  'a NUL in the document': ['GRAPHQL_PARSE_FAILED', { query: '{ __typename \u0000 }' }],
  'half a surrogate': ['GRAPHQL_PARSE_FAILED', '{"query": "{ __typename \\ud800 }"}'],
  'an empty document': ['GRAPHQL_PARSE_FAILED', { query: '' }],
  'a comment of 900,000 characters': ['DOCUMENT_TOO_LARGE', { query: `#${'x'.repeat(900_000)}` }],
  '300,000 comments': ['DOCUMENT_TOO_LARGE', { query: '#\n'.repeat(300_000) }],
  '24,000 comments': ['GRAPHQL_PARSE_FAILED', { query: '#\n'.repeat(24_000) }],
  'a string that never ends': ['GRAPHQL_PARSE_FAILED', { query: `{ book(x: "${'x'.repeat(40_000)}` }],
  'brackets in strings are no brackets': ['GRAPHQL_PARSE_FAILED', { query: '"\\"[[{{\\\\'.repeat(50) }],
  'definitions of types': ['GRAPHQL_VALIDATION_FAILED', { query: '{ __typename } type Hacked { x: Int }' }],
}

describe('hostile requests', () => {
  const counter: Counter = { writes: 0 }
  const { server, lines } = smallServer({ schema: smallSchema(counter) })

  it.each(Object.entries(hostile))('are refused: %s', { timeout: 5000 }, async (_, [code, body]) => {
    const answer = await post(server, body)
    expect(codesOf(answer)).toContain(code)
    expect(answer.status).toBe(code === 'INPUT_TOO_LARGE' ? 413 : 400)
    expect(answer.body).not.toHaveProperty('data')
    expect(answer.text.length).toBeLessThan(30_000)
    expect(answer.text).not.toContain('hunter2')
    expect(counter.writes).toBe(0)
    expect(lines.filter(({ level }) => level === 'error')).toEqual([])
  })

  it('are refused with 4xx for clients of application/json too, when a limit is passed', async () => {
    for (const body of [{ query: doubling(22) }, { query: nested(5000) }, { query: `{ ${times(500, 'name')} }` }]) {
      expect((await post(server, body, { accept: 'application/json' })).status).toBe(400)
    }
  })
})

describe('what is within the limits', () => {
  const { server } = smallServer()

  it.each([
    [
      'the introspection query',
      getIntrospectionQuery({ inputValueDeprecation: true, specifiedByUrl: true, oneOf: true }),
    ],
    ['fields 25 deep', nested(DOCUMENT_LIMITS.depth)],
    ['200 aliases', `{ ${times(DOCUMENT_LIMITS.aliases, 'a#: __typename')} }`],
    ['100 directives', `{ ${times(DOCUMENT_LIMITS.directives, '__typename @skip(if: false)')} }`],
    ['1,024 fields by fragments', doubling(6, 'a: twin { ...F# } b: twin { ...F# }')],
  ])('runs: %s', async (_, query) => {
    const answer = await post(server, { query })
    expect([answer.status, answer.body.errors]).toEqual([200, undefined])
  })

  it('includes input of many values and levels', async () => {
    const of = Array<number>(MOST_JSON_VALUES - 10).fill(1)
    expect((await post(server, { query: SAME, variables: { of } })).body.errors).toBeUndefined()
    const levels = MOST_JSON_LEVELS - 2
    const deep = `{"query": "{ __typename }", "variables": {"x": ${'['.repeat(levels)}${']'.repeat(levels)}}}`
    expect((await post(server, deep)).body.errors).toBeUndefined()
  })
})
