import { buildSchema, type GraphQLSchema } from 'graphql'
import type { YogaServerInstance } from 'graphql-yoga'
import { createLogger } from '../../src/logging.ts'
import { createLarderServer, type LarderServerOptions } from '../../src/server.ts'
import { readSettings, type Settings } from '../../src/settings.ts'

const BOOK = `type Book { name: String! secret: String twin: Book same(of: [Int!], like: Like): Book }
  input Like { name: String! like: Like }`

/** How often the mutation ran: the tests of what must not run look at it. */
export interface Counter {
  writes: number
}

/** A schema of one type that has everything the plugins care for: nesting, input, a mutation, and a field that fails. */
export function smallSchema(counter: Counter = { writes: 0 }): GraphQLSchema {
  const schema = buildSchema(`${BOOK} type Query { book: Book } type Mutation { write: Int! }`)
  const book = { name: 'A book', secret: () => Promise.reject(new Error('SELECT password FROM /srv/vault')) }
  const resolvers: Record<string, Record<string, () => unknown>> = {
    Query: { book: () => book },
    Book: { twin: () => book, same: () => book },
    Mutation: { write: () => (counter.writes += 1) },
  }
  for (const [type, fields] of Object.entries(resolvers)) {
    const object = schema.getType(type)
    if (object === undefined || !('getFields' in object)) throw new Error(`There is no type ${type}.`)
    for (const [name, resolve] of Object.entries(fields)) Object.assign(object.getFields()[name] ?? {}, { resolve })
  }
  return schema
}

/** A server on the small schema, and the lines of its log. */
export function smallServer(options: Partial<LarderServerOptions> & { over?: Partial<Settings> } = {}) {
  const lines: Record<string, unknown>[] = []
  const stream = { write: (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>) }
  const server = createLarderServer({
    schema: smallSchema(),
    settings: { ...readSettings({}), ...options.over },
    logger: createLogger({ level: 'debug', stream }),
    ready: () => Promise.resolve(true),
    createContext: () => ({}),
    ...options,
  })
  return { server, lines }
}

/** An answer, its body as JSON when it is some. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  readonly body: {
    readonly data?: Readonly<Record<string, unknown>> | null
    readonly errors?: readonly { readonly message: string; readonly extensions: Readonly<Record<string, unknown>> }[]
  }
}

/** Sends a request without a network in between. */
export async function send(
  server: YogaServerInstance<object, object>,
  path: string,
  init: RequestInit = {},
): Promise<Answer> {
  const response = await server.fetch(`http://larder.example${path}`, init)
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.includes('json') ?? false
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: (isJson && text !== '' ? JSON.parse(text) : {}) as Answer['body'],
  }
}

/** The headers of clients that follow GraphQL over HTTP. */
export const JSON_HEADERS = { 'content-type': 'application/json', accept: 'application/graphql-response+json' }

/** Posts something as JSON, as clients do. */
export function post(server: YogaServerInstance<object, object>, body: unknown, headers = {}): Promise<Answer> {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return send(server, '/graphql', { method: 'POST', headers: { ...JSON_HEADERS, ...headers }, body: text })
}

/** The codes of an answer's errors. */
export const codesOf = ({ body }: Answer): unknown[] => (body.errors ?? []).map((error) => error.extensions['code'])
