import { connect, type Socket } from 'node:net'

/** An answer as it came over the wire. */
export interface Answer {
  readonly status: number
  readonly body: Buffer
}

/** How long an answer may take, in milliseconds. */
const PATIENCE = 30_000

const END_OF_HEADERS = Buffer.from('\r\n\r\n')

/**
 * A connection that is kept open and carries one request at a time. It does as little as can be, so that the benchmark
 * takes little of the processor that the servers need: requests are bytes that were made before.
 */
export class Connection {
  readonly #socket: Socket
  #received: Buffer = Buffer.alloc(0)
  #waiting: { resolve: (answer: Answer) => void; reject: (error: Error) => void } | null = null

  constructor(port: number) {
    this.#socket = connect({ port, host: '127.0.0.1', noDelay: true })
    this.#socket.setTimeout(PATIENCE, () => this.#socket.destroy(new Error('No answer in time.')))
    this.#socket.on('data', (chunk) => {
      this.#received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk])
      this.#look()
    })
    this.#socket.on('error', (error) => this.#waiting?.reject(error))
    this.#socket.on('close', () => this.#waiting?.reject(new Error('The server closed the connection.')))
  }

  /** Sends a request and waits for its answer. */
  ask(request: Buffer): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (this.#socket.destroyed) {
        reject(new Error('The connection is closed.'))
        return
      }
      this.#waiting = { resolve, reject }
      this.#socket.write(request)
    })
  }

  close(): void {
    this.#socket.destroy()
  }

  #look(): void {
    const headersEnd = this.#received.indexOf(END_OF_HEADERS)
    if (headersEnd === -1) return
    const headers = this.#received.toString('latin1', 0, headersEnd)
    const start = headersEnd + END_OF_HEADERS.length
    const length = /\r\ncontent-length: *(\d+)/i.exec(headers)
    const body = length ? sized(this.#received, start, Number(length[1])) : chunked(this.#received, start)
    if (body === null) return
    const waiting = this.#waiting
    this.#waiting = null
    this.#received = Buffer.alloc(0)
    waiting?.resolve({ status: Number(headers.slice(9, 12)), body })
  }
}

function sized(received: Buffer, start: number, length: number): Buffer | null {
  return received.length < start + length ? null : received.subarray(start, start + length)
}

/** A body in chunks, as RFC 9112 section 7.1 describes; null while it is not whole. */
function chunked(received: Buffer, start: number): Buffer | null {
  const chunks: Buffer[] = []
  for (let at = start; ;) {
    const lineEnd = received.indexOf('\r\n', at)
    if (lineEnd === -1) return null
    const size = Number.parseInt(received.toString('latin1', at, lineEnd), 16)
    const end = lineEnd + 2 + size
    if (received.length < end + 2) return null
    if (size === 0) return Buffer.concat(chunks)
    chunks.push(received.subarray(lineEnd + 2, end))
    at = end + 2
  }
}

/** The bytes of a POST with a JSON body. */
export function post(port: number, path: string, body: unknown): Buffer {
  const json = JSON.stringify(body)
  return Buffer.from(
    `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1:${String(port)}\r\ncontent-type: application/json\r\n` +
      `accept: application/json\r\ncontent-length: ${String(Buffer.byteLength(json))}\r\n\r\n${json}`,
  )
}
