import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { pack, type Header } from 'tar-stream'

/** An entry of an archive. A `path` without more is a file in the top folder `o-r-c0ffee`. */
export interface ArchiveEntry {
  path: string
  content?: string | Buffer
  type?: Header['type']
  linkname?: string
  /** Without the top folder. */
  bare?: boolean
}

/** A gzipped tar archive as GitHub makes it. */
export async function archive(entries: readonly ArchiveEntry[]): Promise<Buffer> {
  const packing = pack()
  for (const { path, content = '', type = 'file', linkname, bare } of entries) {
    const bytes = Buffer.from(content)
    const name = bare ? path : `o-r-c0ffee/${path}`
    packing.entry({ name, type, ...(linkname === undefined ? {} : { linkname }) }, bytes)
  }
  packing.finalize()
  const chunks: Uint8Array[] = []
  for await (const chunk of packing) if (chunk instanceof Uint8Array) chunks.push(chunk)
  return gzipSync(Buffer.concat(chunks))
}

/** What a request is answered with. */
export type Answer = (response: ServerResponse, request: IncomingMessage) => void

/** A server on the loopback that answers by path and remembers what was asked. */
export interface FakeGithub {
  url: string
  /** `PATH` of each request, with what it was sent. */
  requests: {
    path: string
    authorization: string | undefined
    userAgent: string | undefined
    accept: string | undefined
    etag: string | undefined
  }[]
  answers: Record<string, Answer>
  close: () => Promise<void>
}

/** Starts one; paths without an answer are 404. */
export async function fakeGithub(answers: Record<string, Answer> = {}): Promise<FakeGithub> {
  const requests: FakeGithub['requests'] = []
  const server: Server = createServer((request, response) => {
    const { authorization, 'user-agent': userAgent, accept, 'if-none-match': etag } = request.headers
    const path = request.url ?? ''
    requests.push({ path, authorization, userAgent, accept, etag })
    const answer = answers[path] ?? status(404)
    answer(response, request)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const close = async (): Promise<void> => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return { url: `http://127.0.0.1:${String(port)}`, requests, answers, close }
}

/** A status with GitHub's kind of error. */
export const status =
  (code: number, headers: Record<string, string> = {}): Answer =>
  (response) => {
    response
      .writeHead(code, { 'content-type': 'application/json', ...headers })
      .end(JSON.stringify({ message: `secret-token ${String(code)}` }))
  }

/** A body. */
export const body =
  (content: string | Buffer, type = 'application/octet-stream'): Answer =>
  (response) => {
    response.writeHead(200, { 'content-type': type }).end(content)
  }

/** A body with an ETag; 304 to who knows it. */
export const tagged =
  (content: string | Buffer, tag: string, type = 'application/octet-stream'): Answer =>
  (response, request) => {
    const known = request.headers['if-none-match'] === tag
    response.writeHead(known ? 304 : 200, { etag: tag, 'content-type': type }).end(known ? undefined : content)
  }

/** Half of a body, then the connection breaks. */
export const half =
  (content: Buffer): Answer =>
  (response) => {
    response.writeHead(200, { 'content-length': content.length })
    response.write(content.subarray(0, content.length >> 1), () => response.destroy())
  }

/** The answers in turn, the last one for ever. */
export function inTurn(...answers: [Answer, ...Answer[]]): Answer {
  const waiting = [...answers]
  return (response, request) => {
    const answer = (waiting.length > 1 ? waiting.shift() : waiting[0]) ?? status(500)
    answer(response, request)
  }
}
