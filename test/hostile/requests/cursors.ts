import { document, type HostileRequest, MARKER, post, refused, uncoercible } from '../hostile-request.ts'

const notOne = refused('BAD_USER_INPUT')

const encode = (value: unknown) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')

type Keys = readonly unknown[]

/** The order that a cursor names, and the keys of its row. */
const decode = (cursor: string) => JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [string, Keys]

/** Changes of a real cursor of `Query.artifacts`, which holds a time and a uuid. */
const forged: Readonly<Record<string, (order: string, keys: Keys) => string>> = {
  'a number for a time': (order, [, id]) => encode([order, [7, id]]),
  'a text for a time': (order, [, id]) => encode([order, [MARKER, id]]),
  'a time of the year 0': (order, [, id]) => encode([order, ['0000-01-01T00:00:00.000Z', id]]),
  'a time far off': (order, [, id]) => encode([order, ['+275760-09-13T00:00:00.000Z', id]]),
  'infinity for a time': (order, [, id]) => encode([order, ['infinity', id]]),
  'SQL for a time': (order, [, id]) => encode([order, [`now()); DROP TABLE artifacts; --${MARKER}`, id]]),
  'NaN for a time': (order, [, id]) => encode(`["${order}",[NaN,"${String(id)}"]]`),
  '1e400 for a time': (order, [, id]) => encode(`["${order}",[1e400,"${String(id)}"]]`),
  'null for a time': (order, [, id]) => encode([order, [null, id]]),
  'an object for a time': (order, [, id]) => encode([order, [{ toString: MARKER }, id]]),
  'a text for an id': (order, [time]) => encode([order, [time, MARKER]]),
  'a NUL in the id': (order, [time, id]) => encode([order, [time, `${String(id).slice(0, -1)}\u0000`]]),
  'no keys': (order) => encode([order, []]),
  'a key too few': (order, [time]) => encode([order, [time]]),
  'a key too many': (order, keys) => encode([order, [...keys, MARKER]]),
  '10,000 keys': (order) => encode([order, Array(900).fill(1)]),
  'a key of 10 KB': (order, [time]) => encode([order, [time, MARKER.repeat(800)]]),
  'an order of 5 KB': (order, keys) => encode([order + MARKER.repeat(380), keys]),
  'another order': (order, keys) => encode([order.replaceAll('DESC', 'ASC'), keys]),
  'another connection': (order, keys) => encode([order.replace('artifacts', 'collections'), keys]),
  'no order': (_, keys) => encode([keys]),
  'keys that are no list': (order, [time, id]) => encode([order, { 0: time, 1: id, length: 2 }]),
}

/** Texts that nobody could take for a cursor. */
const garbage: Readonly<Record<string, () => string>> = {
  nothing: () => '',
  'a word': () => MARKER,
  'an offset': () => Buffer.from('arrayconnection:5').toString('base64'),
  'JSON 2,000 deep': () => encode('['.repeat(2000)),
  'JSON 3,000 deep that ends': () => encode(`${'['.repeat(3000)}${']'.repeat(3000)}`),
  'JSON that breaks off': () => encode('["artifacts'),
  null: () => encode('null'),
  __proto__: () => encode('{"__proto__":["artifacts",[]]}'),
  'of 10 KB': () => encode(MARKER.repeat(600)),
  'of 100 KB': () => encode(MARKER.repeat(6000)),
  'a NUL': () => '\u0000',
  'half a surrogate': () => '\ud800',
}

const QUERY = 'query ($cursor: String) { artifacts(after: $cursor) { totalCount } }'

/** Connections below others, so that a bad cursor has to be found before their parents are read. */
const elsewhere: Readonly<Record<string, string>> = {
  before: 'query ($cursor: String) { artifacts(last: 5, before: $cursor) { totalCount } }',
  'a sorted connection':
    'query ($cursor: String) { artifacts(after: $cursor, orderBy: [{ field: NAME }, { field: TYPE, direction: DESC }]) { totalCount } }',
  'a search': 'query ($cursor: String) { artifacts(after: $cursor, filter: { search: "x" }) { totalCount } }',
  collections: 'query ($cursor: String) { collections(after: $cursor) { totalCount } }',
  sources: 'query ($cursor: String) { sources(after: $cursor) { totalCount } }',
  'Collection.artifacts':
    'query ($cursor: String) { collections { nodes { artifacts(after: $cursor) { totalCount } } } }',
  'Collection.groups': 'query ($cursor: String) { collections { nodes { groups(after: $cursor) { totalCount } } } }',
  'Source.scans': 'query ($cursor: String) { sources { nodes { scans(after: $cursor) { totalCount } } } }',
  'Source.artifacts': 'query ($cursor: String) { sources { nodes { artifacts(after: $cursor) { totalCount } } } }',
  'Artifact.parts': 'query ($cursor: String) { artifacts { nodes { parts(after: $cursor) { totalCount } } } }',
  'Artifact.groups': 'query ($cursor: String) { artifacts { nodes { groups(after: $cursor) { totalCount } } } }',
  'Artifact.collections':
    'query ($cursor: String) { artifacts { nodes { collections(after: $cursor) { totalCount } } } }',
}

/** Cursors that this server has not given out, or not for this connection. */
export const cursors: readonly HostileRequest[] = [
  ...Object.entries(garbage).map(([kind, make]) =>
    post(`a cursor: ${kind}`, notOne, () => ({ query: QUERY, variables: { cursor: make() } })),
  ),
  ...Object.entries(forged).map(([kind, make]) =>
    post(`a forged cursor: ${kind}`, notOne, ({ artifactCursor }) => ({
      query: QUERY,
      variables: { cursor: make(...decode(artifactCursor)) },
    })),
  ),
  ...Object.entries(elsewhere).map(([place, query]) =>
    post(`a cursor of artifacts elsewhere, changed: ${place}`, notOne, ({ artifactCursor }) => ({
      query,
      variables: { cursor: `${artifactCursor.slice(0, -9)}${MARKER}` },
    })),
  ),
  post('a cursor that is an object', uncoercible, () => ({ query: QUERY, variables: { cursor: { after: MARKER } } })),
  document('a cursor in the document', notOne, () => `{ artifacts(after: "${MARKER}") { totalCount } }`),
]
