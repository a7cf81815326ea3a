import { asData, type HostileRequest, MARKER, post, served, uncoercible } from '../hostile-request.ts'

/** Texts with a meaning to something behind the server. All of them are only texts here. */
const meaning: Readonly<Record<string, string>> = {
  SQL: `' OR '1'='1'; DROP TABLE artifacts; --${MARKER}`,
  'SQL in a comment': `*/ UNION SELECT pg_sleep(10) /*${MARKER}`,
  'a quote in dollars': `$$; SELECT pg_sleep(10); $$${MARKER}`,
  'a place for a parameter': `$1 $2 $99999999999 :name ? ?? ${MARKER}`,
  'operators of tsquery': `!!(((${MARKER} <-> & | !):*A <999>`,
  'a tsquery that is broken': `& & | ! ( ) :* ${MARKER} \\`,
  quotes: `'''"""\`\`\`${MARKER}`,
  backslashes: `\\\\\\'\\0${MARKER}`,
  'patterns of LIKE': `%_%_%_%_%_${MARKER}%`,
  'a regular expression that never ends': `(a+)+$${'a'.repeat(5000)}${MARKER}`,
  'a format': `%s%n%x{0}\${jndi:ldap://${MARKER}}{{7*7}}`,
  HTML: `<script>alert("${MARKER}")</script>`,
  'a NUL': `a\u0000${MARKER}`,
  'a NUL alone': '\u0000',
  'half a surrogate': `\ud800${MARKER}\udfff`,
  'the direction of text': `\u202e\u2066${MARKER}\u2069`,
  'letters without width': `\u200b\ufeff${MARKER}\u00ad`,
  'a letter with 5,000 accents': `e${'\u0301'.repeat(5000)}`,
  'letters that normalising makes many': '\ufdfa'.repeat(5000),
  '10,000 words': `${MARKER} `.repeat(10_000),
  '500 KB without a blank': 'x'.repeat(500_000),
  '500 KB of blanks': ' '.repeat(500_000),
  'control characters': '\u0001\u001b[31m\r\n\t\u007f\u0085',
}

const SEARCH = `query ($search: String) {
  artifacts(first: 1, filter: { search: $search }) { totalCount }
  collections(first: 1, filter: { search: $search, createdBy: $search }) { totalCount }
  sources(first: 1, filter: { search: $search }) { totalCount }
}`

const TAGS = `query ($tags: [String!]) {
  artifacts(filter: { tags: { all: $tags, any: $tags, none: $tags } }) { totalCount }
  sources(filter: { tags: { all: $tags, any: $tags, none: $tags } }) { totalCount }
}`

const CREATE = `mutation ($input: CreateArtifactInput!) {
  createArtifact(input: $input) { __typename ... on Error { message } ... on ValidationError { issues { message } } }
}`

/** Names that are refused, and what is refused of the rest of an artifact. */
const unfit: Readonly<Record<string, object>> = {
  'a name with a NUL': { name: `a\u0000${MARKER}` },
  'a name of 700 KB': { name: MARKER.repeat(55_000) },
  'a name of nothing': { name: ' \n\t\u00a0 ' },
  'a name that is too long for its letters': { name: '😀'.repeat(256) },
  'a content of 900 KB': { name: 'x', content: MARKER.repeat(70_000) },
  'a content with a NUL': { name: 'x', content: `${MARKER}\u0000` },
  'a title of 10 KB': { name: 'x', title: MARKER.repeat(800) },
  'a description of 10 KB': { name: 'x', description: MARKER.repeat(800) },
  'tags with blanks': { name: 'x', tags: [`${MARKER} `, '\u0000', '', 'é'] },
  '10,000 tags': { name: 'x', tags: Array.from({ length: 10_000 }, (_, n) => `t${String(n)}`) },
}

const SOURCE = `mutation ($input: CreateSourceInput!) {
  createSource(input: $input) { __typename ... on Error { message } ... on ValidationError { issues { message } } }
}`

/** Addresses that no source can have: other hosts, other schemes, ways out. */
const addresses: readonly string[] = [
  `file:///etc/${MARKER}`,
  `http://169.254.169.254/${MARKER}/x`,
  `https://github.com@${MARKER}.example/acme/tools`,
  `https://github.com.${MARKER}.example/acme/tools`,
  `https://github.com/../../${MARKER}`,
  `https://github.com/acme/${MARKER}%2f..%2f..`,
  `https://github.com/acme/tools/tree/main/../../${MARKER}`,
  `https://github.com/acme/${MARKER}\u0000`,
  `javascript:alert("${MARKER}")`,
  `https://github.com/${MARKER.repeat(800)}/x`,
]

/** Texts that something behind the server could take for more than texts. */
export const texts: readonly HostileRequest[] = [
  ...Object.entries(meaning).map(([kind, search]) =>
    post(`a search: ${kind}`, served, () => ({ query: SEARCH, variables: { search: search.slice(0, 900_000) } })),
  ),
  post('tags: all of these', served, () => ({
    query: TAGS,
    variables: { tags: Object.values(meaning).map((text) => text.slice(0, 9000)) },
  })),
  ...['SQL', 'half a surrogate', 'the direction of text', 'HTML', 'a format'].map((kind) =>
    post(`a name: ${kind}`, asData('CreateArtifactSuccess'), () => ({
      query: CREATE,
      variables: { input: { type: 'SKILL', name: meaning[kind], content: meaning[kind], validateOnly: true } },
    })),
  ),
  ...Object.entries(unfit).map(([kind, fields]) =>
    post(`an artifact: ${kind}`, asData('ValidationError'), () => ({
      query: CREATE,
      variables: { input: { type: 'SKILL', ...fields } },
    })),
  ),
  ...addresses.map((url) =>
    post(`a source: ${url.slice(0, 60)}`, asData('ValidationError'), () => ({
      query: SOURCE,
      variables: { input: { url } },
    })),
  ),
  post(
    'an input with keys of every object',
    uncoercible,
    () =>
      `{"query":${JSON.stringify(CREATE)},"variables":{"input":{"type":"SKILL","name":"x","__proto__":{"validateOnly":true,"x":"${MARKER}"}}}}`,
  ),
  post('an input with a constructor', uncoercible, () => ({
    query: CREATE,
    variables: { input: { type: 'SKILL', name: 'x', constructor: { prototype: MARKER } } },
  })),
]
