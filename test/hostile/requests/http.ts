import {
  badRequest,
  type Expected,
  type HostileRequest,
  MARKER,
  onlyHttp,
  refused,
  sender,
  served,
} from '../hostile-request.ts'
import type { HttpRequest } from '../transport.ts'

const QUERY = JSON.stringify({ query: '{ __typename }' })
const MUTATION = `mutation { createCollection(input: { name: "${MARKER}" }) { __typename } }`

const http = (name: string, expected: Expected, request: HttpRequest): HostileRequest => ({
  name,
  expected,
  prepare: (_, accept) => sender({ ...request, headers: { accept, ...request.headers } }),
})

/** A good query with headers that are not. */
const headed = (name: string, headers: Readonly<Record<string, string>>, expected = served): HostileRequest =>
  http(name, expected, {
    method: 'POST',
    path: '/graphql',
    headers: { 'content-type': 'application/json', ...headers },
    body: QUERY,
  })

const PREFLIGHT: Readonly<Record<string, string>> = { 'x-graphql-yoga-csrf': '1' }

const get = (
  name: string,
  expected: Expected,
  parameters: Record<string, string>,
  headers = PREFLIGHT,
): HostileRequest => http(name, expected, { path: `/graphql?${new URLSearchParams(parameters).toString()}`, headers })

const notAcceptable = refused('NOT_ACCEPTABLE', 406)
const notAllowed = refused('METHOD_NOT_ALLOWED', 405)

const methods: HostileRequest[] = [
  ...['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND', 'SEARCH', 'PURGE'].map((method) =>
    http(method, notAllowed, {
      method,
      path: '/graphql',
      headers: { 'content-type': 'application/json' },
      body: QUERY,
    }),
  ),
  http('HEAD', onlyHttp(405), { method: 'HEAD', path: '/graphql' }),
  http('TRACE', onlyHttp(400, 405, 501), { method: 'TRACE', path: '/graphql', headers: { 'x-secret': MARKER } }),
  headed('a method in a header', { 'x-http-method-override': 'DELETE', 'x-method-override': MARKER }),
  get('a mutation by GET', notAllowed, { query: MUTATION }),
  get('a mutation by GET from a link', refused('FORBIDDEN', 403), { query: MUTATION }, {}),
  get('a mutation by GET beside a query', notAllowed, {
    query: `query Q { __typename } ${MUTATION.replace('mutation', 'mutation M')}`,
    operationName: 'M',
  }),
  get('broken variables by GET', badRequest, { query: '{ __typename }', variables: `{"x":"${MARKER}` }),
  get('variables 3,000 deep by GET', refused('INPUT_TOO_DEEP'), {
    query: '{ __typename }',
    variables: '['.repeat(3000),
  }),
  get('nothing by GET', badRequest, {}),
  http('a query by GET twice', served, {
    path: `/graphql?query=%7B__typename%7D&query=%7B${MARKER}%7D`,
    headers: PREFLIGHT,
  }),
  http('signs that are encoded wrongly by GET', badRequest, {
    path: `/graphql?%E0%A4%A=%&=%00${MARKER}`,
    headers: PREFLIGHT,
  }),
  http('a body with GET', badRequest, { path: '/graphql', headers: PREFLIGHT, body: QUERY }),
]

const headers: HostileRequest[] = [
  headed('a cookie of 10 KB', { cookie: `session=${MARKER.repeat(800)}` }),
  headed('a cookie of 100 KB', { cookie: `session=${MARKER.repeat(8000)}` }, onlyHttp(431)),
  headed(
    '1,500 headers',
    Object.fromEntries(Array.from({ length: 1500 }, (_, n) => [`x-${String(n)}`, '1'])),
    onlyHttp(200, 400),
  ),
  headed('an id of 10 KB', { 'x-request-id': MARKER.repeat(800) }),
  headed('an id with signs that control', { 'x-request-id': `${MARKER}\t\u0080\u009b31m` }),
  headed('an id with JSON', { 'x-request-id': `","level":"fatal","msg":"${MARKER}` }),
  headed('accepting nonsense', { accept: `;;;q=,*//*;${MARKER}` }, notAcceptable),
  headed('accepting 1,000 types', { accept: Array(1000).fill('text/x;q=0.1').join() }, notAcceptable),
  headed('accepting events', { accept: 'text/event-stream' }, onlyHttp(200)),
  headed('accepting parts', { accept: 'multipart/mixed' }, notAcceptable),
  headed('an authorization of nonsense', { authorization: `Bearer ${MARKER}` }),
  headed('forwarded from elsewhere', {
    'x-forwarded-for': MARKER,
    'x-forwarded-host': MARKER,
    forwarded: `for=${MARKER}`,
  }),
  headed('a key that replays nothing', { 'idempotency-key': MARKER.repeat(100) }),
  headed(
    'an upgrade',
    { connection: 'upgrade', upgrade: 'websocket', 'sec-websocket-key': MARKER },
    onlyHttp(200, 400, 426),
  ),
  headed('an expectation', { expect: MARKER }, onlyHttp(417)),
  headed('an origin of nonsense', { origin: `https://${MARKER}.example` }),
  headed('a foreign host', { host: `${MARKER}.example` }, refused('MISDIRECTED_REQUEST', 421)),
  headed('a host that is none', { host: `a b/${MARKER}` }, badRequest),
  headed('a host with a user', { host: `localhost@${MARKER}.example` }, refused('MISDIRECTED_REQUEST', 421)),
]

const target = (path: string, statuses: number[], method = 'GET'): HostileRequest =>
  http(`${method} ${path.slice(0, 60)}`, onlyHttp(...statuses), {
    method,
    path,
    headers: { 'content-type': 'application/json', ...PREFLIGHT },
    ...(method === 'POST' && { body: QUERY }),
  })

/** Addresses of files and of things that other servers have. */
const targets: HostileRequest[] = [
  target('//graphql', [400], 'POST'),
  target('/graphql/', [404], 'POST'),
  target('/graphql%2f', [404], 'POST'),
  target('/%67raphql', [404], 'POST'),
  target('/x/../graphql', [200], 'POST'),
  target('/x/graphql', [404], 'POST'),
  target('/x?y=/graphql', [404], 'POST'),
  target('/GRAPHQL', [404], 'POST'),
  target('/graphql;x=1', [404], 'POST'),
  target('http://evil.example/graphql', [400], 'POST'),
  target('*', [400], 'OPTIONS'),
  target('/schema.graphql/../../package.json', [404]),
  target('/schema.graphql%00.json', [404]),
  target('/..%2f..%2f..%2f..%2fetc%2fpasswd', [404]),
  target('/%2e%2e/%2e%2e/package.json', [404]),
  target('//evil.example/%2f..', [400]),
  target('/.env', [404]),
  target('/.git/config', [404]),
  target('/node_modules/graphql/package.json', [404]),
  target('/__proto__', [404]),
  target('/%', [400, 404]),
  target(`/${'a/'.repeat(6000)}`, [404]),
  target(`/${'x'.repeat(20_000)}`, [431]),
  target('/schema.graphql', [404], 'POST'),
  target('/health', [404], 'POST'),
]

/** Methods, headers and addresses that a server has to expect. */
export const requestsOfHttp: readonly HostileRequest[] = [...methods, ...headers, ...targets]
