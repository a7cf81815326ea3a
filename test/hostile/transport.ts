import { request as httpRequest } from 'node:http'
import { connect } from 'node:net'

/** What came back over the wire; `status` is 0 when the connection was closed without an answer. */
export interface HttpAnswer {
  readonly status: number
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
}

/** A request as node:http sends it. */
export interface HttpRequest {
  readonly method?: string
  /** The target as it goes over the wire: nothing of it is encoded or resolved. */
  readonly path?: string
  readonly headers?: Readonly<Record<string, string>>
  /** Pieces are sent chunked, one text or buffer with its length. */
  readonly body?: string | Uint8Array | readonly (string | Uint8Array)[]
}

const CLOSED: HttpAnswer = { status: 0, headers: {}, text: '' }

/** Sends a request over a connection of its own. A connection that breaks before an answer counts as closed. */
export function sendHttp(baseUrl: string, { method = 'GET', path = '/', headers = {}, body }: HttpRequest) {
  return new Promise<HttpAnswer>((resolve) => {
    const { hostname, port } = new URL(baseUrl)
    const length = typeof body === 'string' || body instanceof Uint8Array ? Buffer.byteLength(body) : undefined
    const request = httpRequest({
      hostname,
      port,
      method,
      path,
      agent: false,
      headers: { ...(length !== undefined && { 'content-length': String(length) }), ...headers },
    })
    request.on('response', (response) => {
      const chunks: Buffer[] = []
      const finish = () => {
        resolve({
          status: response.statusCode ?? 0,
          headers: Object.fromEntries(Object.entries(response.headers).map(([name, value]) => [name, String(value)])),
          text: Buffer.concat(chunks).toString('utf8'),
        })
      }
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', finish)
      // A server that has refused a body may cut the connection while the rest of it is still on its way.
      response.on('error', finish)
    })
    request.on('error', () => {
      resolve(CLOSED)
    })
    for (const piece of Array.isArray(body) ? (body as readonly (string | Uint8Array)[]) : []) request.write(piece)
    if (typeof body === 'string' || body instanceof Uint8Array) request.write(body)
    request.end()
  })
}

/** Writes bytes to a connection, leaves it open, and gives what came until the server closed it. */
export function sendRaw(baseUrl: string, pieces: readonly (string | Uint8Array)[]): Promise<HttpAnswer> {
  const { hostname, port } = new URL(baseUrl)
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname)
    const chunks: Buffer[] = []
    socket.on('data', (chunk: Buffer) => chunks.push(chunk))
    // The end is told by `close`, which comes after an error, too.
    socket.on('error', () => undefined)
    socket.on('close', () => {
      resolve(parseAnswer(Buffer.concat(chunks).toString('utf8')))
    })
    for (const piece of pieces) socket.write(piece)
  })
}

/** The first answer that a text holds; `text` is everything behind its head, further answers included. */
function parseAnswer(text: string): HttpAnswer {
  const end = text.indexOf('\r\n\r\n')
  if (end === -1) return { ...CLOSED, text }
  const [first = '', ...lines] = text.slice(0, end).split('\r\n')
  const headers = lines.map((line) => {
    const colon = line.indexOf(':')
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const
  })
  return { status: Number(first.split(' ')[1]), headers: Object.fromEntries(headers), text: text.slice(end + 4) }
}
