import { brotliCompressSync, constants, deflateSync, gzipSync } from 'node:zlib'
import {
  badRequest,
  closedOr,
  type Expected,
  type HostileRequest,
  invalid,
  MARKER,
  onlyHttp,
  post,
  refused,
  sender,
  served,
  unresolvable,
} from '../hostile-request.ts'

/** A mutation that would be seen in the catalogue. */
const MUTATION = `mutation { createCollection(input: { name: "${MARKER}" }) { __typename } }`
const JSON_MUTATION = JSON.stringify({ query: MUTATION })
const FORM = new URLSearchParams({ query: MUTATION }).toString()

const PARTS = [
  '--x\r\ncontent-disposition: form-data; name="operations"\r\n\r\n',
  `${JSON_MUTATION}\r\n--x\r\ncontent-disposition: form-data; name="map"\r\n\r\n{}\r\n--x--\r\n`,
].join('')

const unsupported = refused('UNSUPPORTED_MEDIA_TYPE', 415)
const forbidden = refused('FORBIDDEN', 403)
const notAllowed = refused('METHOD_NOT_ALLOWED', 405)
const tooLarge = refused('BODY_TOO_LARGE', 413)

const typed = (contentType: string, body: string): HostileRequest =>
  post(`a mutation as ${contentType || 'nothing'}`, unsupported, () => body, { 'content-type': contentType })

const types: HostileRequest[] = [
  typed('application/x-www-form-urlencoded', FORM),
  post('a mutation as parts, as forms of other origins send them', forbidden, () => PARTS, {
    'content-type': 'multipart/form-data; boundary=x',
  }),
  post('a mutation as parts that go on without end', badRequest, () => PARTS.slice(0, -8), {
    'content-type': 'multipart/form-data; boundary=x',
    'apollo-require-preflight': '1',
  }),
  typed('text/plain', JSON_MUTATION),
  typed('text/plain; application/json', JSON_MUTATION),
  typed('application/graphql', MUTATION),
  typed('application/json; charset=utf-16', JSON_MUTATION),
  typed('application/json, text/plain', JSON_MUTATION),
  typed('application/xml', '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'),
  typed(`application/${MARKER}`, JSON_MUTATION),
  typed('', JSON_MUTATION),
  {
    name: 'a mutation without a content type',
    expected: unsupported,
    prepare: (_, accept) => sender({ method: 'POST', path: '/graphql', headers: { accept }, body: JSON_MUTATION }),
  },
]

const json = (name: string, body: string | Uint8Array, expected: Expected = badRequest) =>
  post(name, expected, () => body)

const shapes: HostileRequest[] = [
  json('an empty body', ''),
  json('JSON that breaks off', `{"query":"{ __typename }","variables":{"x":"${MARKER}`),
  json('JSON with a word in it', `{"query": ${MARKER}}`),
  json('JSON with comments', `{"query":"{ __typename }" /* ${MARKER} */}`),
  json('JSON with something behind', `{"query":"{ __typename }"}${MARKER}`),
  json('JSON with a mark of the byte order', '\ufeff{"query":"{ __typename }"}'),
  json('JSON in UTF-16', Buffer.from(`\ufeff{"query":"{ __typename }","x":"${MARKER}"}`, 'utf16le')),
  json('JSON with NaN', '{"query":"{ __typename }","variables":{"x":NaN}}'),
  json('bytes that are no UTF-8', Buffer.from([0x7b, 0xff, 0xfe, 0x80, 0x7d])),
  json(
    'a text that is no UTF-8',
    Buffer.concat([Buffer.from('{"query":"{ __typename }","x":"'), Buffer.from([0xff, 0x22, 0x7d])]),
    served,
  ),
  json('NULs', '\u0000'.repeat(1000)),
  json('null', 'null'),
  json('a number', '7'),
  json('a text', `"${MARKER}"`),
  json('a batch', JSON.stringify([{ query: MUTATION }, { query: MUTATION }])),
  json('a batch of 9,000', JSON.stringify(Array(9000).fill({ query: '{ __typename }' }))),
  json('an empty batch', '[]'),
  json('no query', `{"${MARKER}":1}`),
  json('a query that is null', '{"query":null}'),
  json('a query that is a number', '{"query":1}'),
  json('a query that is a list', `{"query":["{ __typename }","${MARKER}"]}`),
  json('a query that is an object', `{"query":{"toString":"${MARKER}"}}`),
  json('a query of __proto__', '{"__proto__":{"query":"{ __typename }"}}'),
  json('the same query twice', `{"query":"{ ${MARKER} }","query":"{ __typename }"}`, served),
  json('variables that are a text', `{"query":"{ __typename }","variables":"${MARKER}"}`),
  json('variables that are a list', `{"query":"{ __typename }","variables":["${MARKER}"]}`),
  json(
    'variables of __proto__',
    `{"query":"{ __typename }","variables":{"__proto__":{"x":"${MARKER}"},"constructor":1}}`,
    served,
  ),
  json('variables that nobody asked for', `{"query":"{ __typename }","variables":{"${MARKER}":1}}`, served),
  json('extensions that are a text', `{"query":"{ __typename }","extensions":"${MARKER}"}`),
  json(
    'extensions of persisted queries',
    `{"query":"{ __typename }","extensions":{"persistedQuery":{"version":1,"sha256Hash":"${MARKER}"}}}`,
    served,
  ),
  json('a persisted query alone', `{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"${MARKER}"}}}`),
  json('a name of an operation that is a list', `{"query":"{ __typename }","operationName":["${MARKER}"]}`),
  json(
    'a name of an operation that is not there',
    `{"query":"query A { __typename }","operationName":"${MARKER}"}`,
    unresolvable,
  ),
  json(
    'a name of 500 KB of an operation',
    `{"query":"query A { __typename }","operationName":"${MARKER.repeat(38_000)}"}`,
    unresolvable,
  ),
  json(
    'a name of __proto__ of an operation',
    '{"query":"query A { __typename }","operationName":"__proto__"}',
    unresolvable,
  ),
  json('several operations without a name', '{"query":"query A { __typename } query B { __typename }"}', unresolvable),
  json(
    'two operations of one name',
    '{"query":"query A { __typename } query A { __typename }","operationName":"A"}',
    invalid('GRAPHQL_VALIDATION_FAILED'),
  ),
  json('a fragment alone', '{"query":"fragment A on Query { __typename }"}', unresolvable),
]

const SPACES = new Uint8Array(1_000_000).fill(0x20)
const ZEROS = Buffer.concat([
  Buffer.from('{"query":"{ __typename }","x":"'),
  Buffer.alloc(50_000_000, 0x30),
  Buffer.from('"}'),
])

const encoded = (coding: string, compress: (body: Buffer) => Uint8Array): HostileRequest =>
  post(`50 MB, packed with ${coding}`, unsupported, () => compress(ZEROS), { 'content-encoding': coding })

/** A body that is sent to a path; a list of pieces goes in chunks. */
const large = (
  name: string,
  expected: Expected,
  body: () => Uint8Array | Uint8Array[],
  { path = '/graphql', type = 'application/json', method = 'POST' } = {},
): HostileRequest => ({
  name,
  expected,
  prepare: (_, accept) => sender({ method, path, headers: { 'content-type': type, accept }, body: body() }),
})

const megabytes = (count: number) => Array<Uint8Array>(count).fill(SPACES)

const sizes: HostileRequest[] = [
  large('20 MB', tooLarge, () => Buffer.concat(megabytes(20))),
  large('20 MB in chunks', tooLarge, () => megabytes(20)),
  large('20 MB of a form', forbidden, () => megabytes(20), { type: 'multipart/form-data; boundary=x' }),
  large('20 MB for a method that is not served', notAllowed, () => megabytes(20), { method: 'PUT' }),
  large('20 MB to nowhere', onlyHttp(404), () => megabytes(20), { path: '/nowhere' }),
  post('a length that is too large to be said', closedOr(400, 413), () => '{}', { 'content-length': '9'.repeat(30) }),
  encoded('gzip', (body) => gzipSync(body, { level: 1 })),
  encoded('deflate', (body) => deflateSync(body, { level: 1 })),
  encoded('br', (body) => brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 0 } })),
  encoded(MARKER.toLowerCase(), (body) => body.subarray(0, 100)),
]

/** Bodies that are none, are of another type, or are too large. */
export const bodies: readonly HostileRequest[] = [...types, ...shapes, ...sizes]
