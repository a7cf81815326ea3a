import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codesOf, JSON_HEADERS, post, send, smallServer } from '../small-server.ts'

const LIMIT = 1_000_000

/** A request whose body has so many bytes. */
function bodyOf(bytes: number, filler = 'x'): string {
  const frame = JSON.stringify({ query: '{ __typename }', extensions: { filler: '' } })
  const room = bytes - frame.length
  return frame.replace('"filler":""', `"filler":"${filler.repeat(room / Buffer.byteLength(filler))}"`)
}

describe('the limit on bodies, without a network', () => {
  const { server } = smallServer()

  it('takes a body of exactly the limit, and not a byte more', async () => {
    expect((await post(server, bodyOf(LIMIT))).status).toBe(200)
    const answer = await post(server, bodyOf(LIMIT + 1))
    expect([answer.status, codesOf(answer)]).toEqual([413, ['BODY_TOO_LARGE']])
    expect(answer.headers.get('connection')).toBe('close')
  })

  it('counts bytes, not characters, and believes no header', async () => {
    const body = bodyOf(LIMIT + 2 - (LIMIT % 2), 'é')
    expect(body.length).toBeLessThan(LIMIT)
    expect((await post(server, body, { 'content-length': '10' })).status).toBe(413)
  })

  it('stops reading a stream that tells no length', async () => {
    let pulled = 0
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 1
        controller.enqueue(new Uint8Array(50_000).fill(0x20))
      },
    })
    const init = { method: 'POST', headers: JSON_HEADERS, body: endless, duplex: 'half' } as const
    const response = await server.fetch(new Request('http://larder.example/graphql', init))
    expect(response.status).toBe(413)
    expect(pulled).toBeLessThan(30)
  })

  it('tells apart a body that breaks off', async () => {
    const broken = new ReadableStream({
      start(controller) {
        controller.error(new Error('hunter2'))
      },
    })
    const init = { method: 'POST', headers: JSON_HEADERS, body: broken, duplex: 'half' } as const
    const response = await server.fetch(new Request('http://larder.example/graphql', init))
    expect(response.status).toBe(400)
    expect(await response.text()).not.toContain('hunter2')
  })

  it('can be set', async () => {
    const small = smallServer({ over: { bodyLimit: 2000 } }).server
    expect((await post(small, bodyOf(2001))).status).toBe(413)
    expect((await post(small, bodyOf(2000))).status).toBe(200)
  })

  it('is not asked by other paths', async () => {
    expect((await send(server, '/elsewhere', { method: 'POST', body: bodyOf(LIMIT + 1) })).status).toBe(404)
  })
})

describe('the limit on bodies, over HTTP', () => {
  const { server } = smallServer()
  const http = createServer((request, response) => void server(request, response))
  let port = 0

  beforeAll(async () => {
    await once(http.listen(0, '127.0.0.1'), 'listening')
    port = (http.address() as AddressInfo).port
  })
  afterAll(() => new Promise((done) => http.close(done)))

  /** Sends the head of a request and some body, and returns all that comes until the server closes the connection. */
  async function converse(head: string, parts: Iterable<string>): Promise<string> {
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => undefined)
    const answer = text(socket)
    socket.write(`POST /graphql HTTP/1.1\r\nhost: larder\r\ncontent-type: application/json\r\n${head}\r\n\r\n`)
    for (const part of parts) socket.write(part)
    return answer
  }

  it('refuses a length that is announced, and closes the connection instead of waiting for the body', async () => {
    const answer = await converse(`content-length: ${String(20_000_000)}`, [])
    expect(answer).toMatch(/^HTTP\/1\.1 413 /)
    expect(answer).toMatch(/^connection: close\r$/im)
    expect(answer).toContain('"code":"BODY_TOO_LARGE"')
  })

  it('refuses chunks once they are too many, and closes the connection although the body has not ended', async () => {
    const chunk = `${(100_000).toString(16)}\r\n${' '.repeat(100_000)}\r\n`
    const answer = await converse('transfer-encoding: chunked', Array<string>(11).fill(chunk))
    expect(answer).toMatch(/^HTTP\/1\.1 413 /)
    expect(answer).toContain('"code":"BODY_TOO_LARGE"')
  })

  it('answers a client that sends all of a large body before it reads', async () => {
    for (const size of [LIMIT + 1, 5 * LIMIT]) {
      const response = await fetch(`http://127.0.0.1:${String(port)}/graphql`, {
        method: 'POST',
        headers: JSON_HEADERS,
        body: bodyOf(size),
      })
      expect(response.status).toBe(413)
      expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BODY_TOO_LARGE' } }] })
    }
  })
})
