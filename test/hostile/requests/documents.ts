import {
  document,
  type HostileRequest,
  invalidDocument,
  MARKER,
  post,
  refused,
  served,
  times,
  uncoercible,
  unparsable,
  unresolvable,
} from '../hostile-request.ts'

const tooLarge = refused('DOCUMENT_TOO_LARGE')
const tooDeep = refused('DOCUMENT_TOO_DEEP')
const tooManyFields = refused('TOO_MANY_FIELDS')
const tooManyDirectives = refused('TOO_MANY_DIRECTIVES')
const cycle = refused('FRAGMENT_CYCLE')

/** A walk from a thing to the like of it, as deep as is wanted. */
const walk = (levels: number) => `{artifacts{nodes{${'plugin{'.repeat(levels - 2)}id${'}'.repeat(levels)}}`

/** Fragments of which each spreads the next one twice: 2ⁿ fields out of n lines. */
const doubling = (links: number, spread = '...F# ...F#') =>
  `{ artifacts { ...F0 } } ${Array.from(
    { length: links },
    (_, n) => `fragment F${String(n)} on ArtifactConnection { ${spread.replaceAll('#', String(n + 1))} }`,
  ).join(' ')} fragment F${String(links)} on ArtifactConnection { totalCount }`

const depth: HostileRequest[] = [
  document('fields 5,000 deep', tooDeep, () => walk(5000)),
  document('fields 28 deep', tooDeep, () => walk(28)),
  document('fields 90,000 deep, without an end', tooLarge, () => '{a'.repeat(90_000)),
  document('inline fragments 5,000 deep', tooDeep, () => `{ ${'... { '.repeat(5000)}__typename${' }'.repeat(5000)} }`),
  document('fields deep by a chain of 2,000 fragments', tooLarge, () =>
    times(2000, 'fragment F# on Artifact { plugin { ...F#1 } }'),
  ),
  document('fields deep by a chain of 200 fragments', tooDeep, () =>
    Array.from({ length: 200 }, (_, n) => `fragment F${String(n)} on Artifact { plugin { ...F${String(n + 1)} } }`)
      .concat('fragment F200 on Artifact { id }', '{ artifacts { nodes { ...F0 } } }')
      .join(' '),
  ),
  document('an input 20,000 deep in the document', tooLarge, () => `{ artifacts(filter: ${'{tags:'.repeat(20_000)}`),
  document('an input 10,000 deep in the document', tooDeep, () => `{ artifacts(filter: ${'{a:'.repeat(10_000)}`),
  document('a list 20,000 deep in the document', tooDeep, () => `{ nodes(ids: ${'['.repeat(20_000)}`),
  document('a type 20,000 deep in the document', tooDeep, () => `query ($x: ${'['.repeat(20_000)}Int`),
]

const width: HostileRequest[] = [
  document('10,000 aliases', tooLarge, () => `{ ${times(10_000, 'a#: __typename')} }`),
  document('10,000 aliases of a mutation', tooLarge, () => `mutation { ${times(10_000, 'a#: __typename')} }`),
  document('201 aliases', refused('TOO_MANY_ALIASES'), () => `{ ${times(201, 'a#: viewer { name }')} }`),
  document('254 aliases by fragments', refused('TOO_MANY_ALIASES'), () =>
    Array.from(
      { length: 7 },
      (_, n) =>
        `fragment F${String(n)} on Artifact { a: plugin { ...F${String(n + 1)} } b: plugin { ...F${String(n + 1)} } }`,
    )
      .concat('fragment F7 on Artifact { id }', '{ artifacts { nodes { ...F0 } } }')
      .join(' '),
  ),
  document('500 times the same field', tooManyFields, () => `{ ${times(500, '__typename')} }`),
  document('500 times the same nested field', tooManyFields, () => `{ viewer { ${times(500, 'name')} } }`),
  document('500 times the same mutation', tooManyFields, () => `mutation { ${times(500, '__typename')} }`),
  document('500 directives on a field', tooManyDirectives, () => `{ __typename ${times(500, '@skip(if: false)')} }`),
  document('500 unknown directives', tooManyDirectives, () => `{ __typename ${times(500, '@d#')} }`),
  document('500 directives on the operation', tooManyDirectives, () => `query ${times(500, '@d#')} { __typename }`),
  document('22 doubling fragments', tooManyFields, () => doubling(22)),
  document('22 doubling fragments with fields between', tooManyFields, () => doubling(22, 'nodes { id } ...F# ...F#')),
  document('22 doubling fragments that nobody spreads', tooManyFields, () =>
    doubling(22).replace('...F0', '__typename'),
  ),
  document('300 doubling fragments', tooManyFields, () => doubling(300)),
  document('200,000 tokens', tooLarge, () => `{ ${'a '.repeat(200_000)} }`),
  document('900 operations', tooLarge, () => times(900, 'query Q# { __typename }')),
  document('300,000 comments', tooLarge, () => `#${MARKER}\n`.repeat(60_000)),
  document('2,000 variables', tooLarge, () => `query (${times(2000, '$v#: Int')}) { __typename }`),
  document('600 variables that nobody uses', invalidDocument, () => `query (${times(600, '$v#: Int')}) { __typename }`),
  document('600 arguments', invalidDocument, () => `{ viewer(${times(600, 'a#: 1')}) { name } }`),
]

const fragments: HostileRequest[] = [
  document('a fragment that spreads itself', cycle, () => '{ ...A } fragment A on Query { ...A }'),
  document('fragments that spread each other', cycle, () =>
    ['{ ...A }', 'fragment A on Query { ...B }', 'fragment B on Query { ...A ...A }'].join(' '),
  ),
  document('a cycle through inline fragments and fields', cycle, () =>
    [
      '{ artifacts { nodes { ...A } } }',
      'fragment A on Artifact { ... on Node { ... @include(if: true) { ... on Artifact { plugin { ...B } } } } }',
      'fragment B on Artifact { plugin { ...A } }',
    ].join(' '),
  ),
  document(
    'a cycle of 200 fragments',
    cycle,
    () =>
      `{ ...F0 } ${Array.from(
        { length: 200 },
        (_, n) => `fragment F${String(n)} on Query { ...F${String((n + 1) % 200)} }`,
      ).join(' ')}`,
  ),
  document('a cycle that nobody spreads', cycle, () => '{ __typename } fragment A on Query { ...A }'),
  document('a fragment that is not there', invalidDocument, () => '{ ...Nowhere }'),
  document(
    'two fragments of one name',
    invalidDocument,
    () => '{ ...A } fragment A on Query { __typename } fragment A on Query { viewer { name } }',
  ),
  document('a fragment on a scalar', invalidDocument, () => '{ viewer { ... on String { length } } }'),
]

const mistakes: HostileRequest[] = [
  document('an unknown field', invalidDocument, () => '{ passwords }'),
  document('fields of every object', invalidDocument, () => '{ constructor __proto__ toString hasOwnProperty }'),
  document('an unknown argument', invalidDocument, () => `{ artifacts(where: "${MARKER}") { totalCount } }`),
  document(
    'an unknown value of an enum',
    invalidDocument,
    () => '{ artifacts(filter: { types: [VIRUS] }) { totalCount } }',
  ),
  document(
    'a text where an enum has to be',
    invalidDocument,
    () => `{ artifacts(filter: { types: ["${MARKER}"] }) { totalCount } }`,
  ),
  document(
    'a text where an input has to be',
    invalidDocument,
    () => `{ artifacts(filter: "${MARKER}") { totalCount } }`,
  ),
  document(
    'an input where a text has to be',
    invalidDocument,
    () => `{ artifacts(filter: { search: { sql: "${MARKER}" } }) { totalCount } }`,
  ),
  document(
    'a list where a text has to be',
    invalidDocument,
    () => `{ artifacts(filter: { search: ["${MARKER}"] }) { totalCount } }`,
  ),
  document(
    'an unknown key of an input',
    invalidDocument,
    () => `{ artifacts(filter: { __proto__: { search: "${MARKER}" } }) { totalCount } }`,
  ),
  document('the same argument twice', invalidDocument, () => '{ artifacts(first: 1, first: 100) { totalCount } }'),
  document('no selection where one is needed', invalidDocument, () => '{ artifacts }'),
  document('a selection on a scalar', invalidDocument, () => '{ viewer { name { length } } }'),
  document('definitions of types', invalidDocument, () => '{ __typename } type Hacked { x: Int }'),
  document('definitions of types alone', unresolvable, () => 'extend type Query { hacked: Int }'),
  document('fields that cannot be merged', invalidDocument, () => '{ a: viewer { name } a: artifacts { totalCount } }'),
  document('a subscription that there is not', invalidDocument, () => 'subscription { artifactChanged { id } }'),
  document('@defer', invalidDocument, () => '{ ... @defer(label: "x") { viewer { name } } }'),
  document('@stream', invalidDocument, () => '{ artifacts { nodes @stream(initialCount: 0) { id } } }'),
  document('@skip without its argument', invalidDocument, () => '{ __typename @skip }'),
  document('@skip with a text', invalidDocument, () => `{ __typename @skip(if: "${MARKER}") }`),
  document('@include twice', invalidDocument, () => '{ viewer @include(if: true) @include(if: true) { name } }'),
  document(
    'a wrong cursor behind @include(if: false)',
    served,
    () => `{ __typename artifacts(after: "${MARKER}") @include(if: false) { totalCount } }`,
  ),
  post('@include by a variable that is missing', uncoercible, () => ({
    query: 'query ($on: Boolean!) { viewer @include(if: $on) { name } }',
  })),
  document('nothing', unparsable, () => ''),
  document('brackets alone', unparsable, () => '{}'),
  document('a sentence', unparsable, () => `Drop "${MARKER}" now; please`),
  document('a text in the place of a name', unparsable, () => `{ "${MARKER}" }`),
  document('a block of text in the place of a name', unparsable, () => `{ """${MARKER}\n${'x'.repeat(1000)}""" }`),
  document('a text that never ends', unparsable, () => `{ node(id: "${MARKER}${'x'.repeat(40_000)}`),
  document('a NUL', unparsable, () => '{ __typename \u0000 }'),
  document('a mark of the byte order in the middle', served, () => '{ \ufeff__typename }'),
  document('control characters for the direction of text', unparsable, () => '{ \u202e__typename\u2066 }'),
  document('an escape that is none', unparsable, () => String.raw`{ node(id: "\u{110000}") { id } }`),
]

/** Documents that would take long, or that are none. */
export const documents: readonly HostileRequest[] = [...depth, ...width, ...fragments, ...mistakes]
