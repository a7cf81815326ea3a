import {
  asData,
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
} from '../hostile-request.ts'

const PAGE = 'query ($first: Int) { artifacts(first: $first) { totalCount } }'
const outOfRange = refused('BAD_USER_INPUT')

/** A number as it stands in the text of a body, where JavaScript might not be able to say it. */
const firstOf = (number: string) => () => `{"query":${JSON.stringify(PAGE)},"variables":{"first":${number}}}`

const numbers: HostileRequest[] = [
  document('2³¹ in the document', invalidDocument, () => '{ artifacts(first: 2147483648) { totalCount } }'),
  document(
    '40,000 digits in the document',
    invalidDocument,
    () => `{ artifacts(first: ${'9'.repeat(40_000)}) { totalCount } }`,
  ),
  document('a fraction in the document', invalidDocument, () => '{ artifacts(first: 1.5) { totalCount } }'),
  document('1e400 in the document', invalidDocument, () => '{ artifacts(first: 1e400) { totalCount } }'),
  document('a number with a zero in front', unparsable, () => '{ artifacts(first: 007) { totalCount } }'),
  document('a hexadecimal number', unparsable, () => '{ artifacts(first: 0x7f) { totalCount } }'),
  document('-0 in the document', served, () => '{ artifacts(first: -0) { totalCount } }'),
  document('a page of -1', outOfRange, () => '{ artifacts(first: -1) { totalCount } }'),
  document('a page of 101 from the end', outOfRange, () => '{ artifacts(last: 101) { totalCount } }'),
  document('a page of 2³¹ - 1', outOfRange, () => '{ artifacts(first: 2147483647) { totalCount } }'),
  document('pages from both ends', outOfRange, () => '{ artifacts(first: 1, last: 1) { totalCount } }'),
  document(
    'pages of pages of pages',
    refused('COST_LIMIT'),
    () =>
      '{ artifacts(first: 100) { nodes { collections(first: 100) { nodes { artifacts(first: 100) { totalCount } } } } } }',
  ),
  post('2³¹ in a variable', uncoercible, firstOf('2147483648')),
  post('-2³¹ - 1 in a variable', uncoercible, firstOf('-2147483649')),
  post('a fraction in a variable', uncoercible, firstOf('0.1')),
  post('1e400 in a variable', uncoercible, firstOf('1e400')),
  post('40,000 digits in a variable', uncoercible, firstOf('9'.repeat(40_000))),
  post('a number as a text', uncoercible, firstOf(`"${MARKER}"`)),
  post('true for a number', uncoercible, firstOf('true')),
  post('an object for a number', uncoercible, firstOf(`{"valueOf":"${MARKER}"}`)),
  post('-0 in a variable', served, firstOf('-0')),
  post('1.0 in a variable', served, firstOf('1.0')),
  post('a version that is 1e308', uncoercible, (targets) => ({
    query: 'mutation ($id: ID!, $v: Int) { deleteArtifact(input: { id: $id, ifVersion: $v }) { __typename } }',
    variables: { id: targets.artifact, v: 1e308 },
  })),
  post('a version that never was', asData('StaleVersionError'), (targets) => ({
    query: 'mutation ($id: ID!, $v: Int) { deleteArtifact(input: { id: $id, ifVersion: $v }) { __typename } }',
    variables: { id: targets.artifact, v: -2147483648 },
  })),
  post('a place before the first', asData('ValidationError'), (targets) => ({
    query:
      'mutation ($input: LinkArtifactInput!) { linkArtifact(input: $input) { __typename ... on Error { message } } }',
    variables: { input: { listId: targets.collection, artifactId: targets.artifact, at: { position: -2147483648 } } },
  })),
]

const TAGGED = 'query ($tags: [String!]) { artifacts(filter: { tags: { all: $tags } }) { totalCount } }'
const ORDERED = 'query ($o: [ArtifactOrder!]) { artifacts(orderBy: $o) { totalCount } }'

const nested = (levels: number, open: string, close: string) => `${open.repeat(levels)}1${close.repeat(levels)}`

const deep = (variables: string) => () => `{"query":"{ __typename }","variables":${variables}}`

const sizes: HostileRequest[] = [
  post('a variable of 490,000 elements', refused('INPUT_TOO_LARGE', 413), () => ({
    query: TAGGED,
    variables: { tags: Array<number>(490_000).fill(1) },
  })),
  post('a variable of 500,000 elements, over the limit on bodies', refused('BODY_TOO_LARGE', 413), () => ({
    query: TAGGED,
    variables: { tags: Array<string>(500_000).fill(MARKER) },
  })),
  post('150,000 variables', refused('BODY_TOO_LARGE', 413), () => ({
    query: TAGGED,
    variables: Object.fromEntries(Array.from({ length: 150_000 }, (_, n) => [`v${String(n)}`, n])),
  })),
  post('60,000 variables', refused('INPUT_TOO_LARGE', 413), () => ({
    query: TAGGED,
    variables: Object.fromEntries(Array.from({ length: 60_000 }, (_, n) => [n, n])),
  })),
  post('19,000 wrong elements', uncoercible, () => ({
    query: TAGGED,
    variables: { tags: Array(19_000).fill(MARKER.length) },
  })),
  post('19,000 tags', served, () => ({ query: TAGGED, variables: { tags: Array(19_000).fill(MARKER) } })),
  post('19,000 different tags', refused('BAD_USER_INPUT'), () => ({
    query: TAGGED,
    variables: { tags: Array.from({ length: 19_000 }, (_, n) => MARKER + String(n)) },
  })),
  post('100 different tags', served, () => ({
    query: TAGGED,
    variables: { tags: Array.from({ length: 100 }, (_, n) => String(n)) },
  })),
  post('6,000 orders', served, () => ({
    query: ORDERED,
    variables: { o: Array(6000).fill({ field: 'NAME', direction: 'DESC' }) },
  })),
  post('variables 20,000 deep', refused('INPUT_TOO_DEEP'), deep(nested(20_000, '{"x":', '}'))),
  post('a list 20,000 deep in a variable', refused('INPUT_TOO_DEEP'), deep(`{"x":${nested(20_000, '[', ']')}}`)),
  post('a list 400,000 deep that does not end', refused('INPUT_TOO_DEEP'), deep(`{"x":${'['.repeat(400_000)}`)),
  post(
    'extensions 20,000 deep',
    refused('INPUT_TOO_DEEP'),
    () => `{"query":"{ __typename }","extensions":${nested(20_000, '{"x":', '}')}}`,
  ),
  post('an input 60 deep where none is known', uncoercible, () => ({
    query: 'query ($f: ArtifactFilter) { artifacts(filter: $f) { totalCount } }',
    variables: { f: JSON.parse(nested(60, '{"tags":', '}')) as unknown },
  })),
  document(
    '3,000 tags in the document',
    served,
    () => `{ artifacts(filter: { tags: { any: [${'"x" '.repeat(3000)}] } }) { totalCount } }`,
  ),
  document(
    '61 counts of everything at once',
    refused('TOO_MANY_LISTS'),
    () => `{ ${times(61, 'a#: artifacts { totalCount }')} }`,
  ),
  document(
    '61 counts by a fragment',
    refused('TOO_MANY_LISTS'),
    () => `{ ${times(61, 'a#: artifacts { ...Count }')} } fragment Count on ArtifactConnection { totalCount }`,
  ),
  document(
    '100 searches of a row at once',
    refused('TOO_MANY_LISTS'),
    () => `{ ${times(100, `a#: artifacts(first: 1, filter: { search: "${MARKER}" }) { nodes { id } }`)} }`,
  ),
  document(
    '51 searches of 100 rows at once',
    refused('COST_LIMIT'),
    () => `{ ${times(51, `a#: artifacts(first: 100, filter: { search: "${MARKER}" }) { nodes { id } }`)} }`,
  ),
  document(
    'the texts of 100 artifacts, five times',
    refused('COST_LIMIT'),
    () => `{ artifacts(first: 100) { nodes { ${times(5, 'a#: content')} } } }`,
  ),
  post('190 bulk operations of 500 rows at once', refused('COST_LIMIT'), (targets) => ({
    query: `mutation ($input: LinkArtifactsInput!) { ${times(190, 'a#: linkArtifacts(input: $input) { __typename }')} }`,
    variables: { input: { listId: targets.collection, artifactIds: Array(500).fill(targets.artifact) } },
  })),
]

/** Numbers out of their range, and input that is too much. */
export const values: readonly HostileRequest[] = [...numbers, ...sizes]
