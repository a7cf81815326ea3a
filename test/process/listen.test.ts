import { once } from 'node:events'
import { Agent, createServer, get, type IncomingMessage, type ServerResponse } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { listen } from '../../src/process/listen.ts'

const HERE = { host: '127.0.0.1', port: 0 }
const FOREVER = 600_000

/** A handler that keeps its answers until the test sends them. */
function patientHandler() {
  const waiting: ServerResponse[] = []
  let arrived: () => void = () => undefined
  const handle = (_: IncomingMessage, response: ServerResponse) => {
    waiting.push(response)
    arrived()
  }
  const arrival = () => new Promise<void>((done) => (arrived = done))
  return { handle, waiting, arrival }
}

describe('listen', () => {
  it('tells the port that it found', async () => {
    const { url, close } = await listen((_, response) => response.end('here'), HERE)
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:[1-9]\d+$/)
    expect(await (await fetch(url)).text()).toBe('here')
    await close(FOREVER)
    await expect(fetch(url)).rejects.toThrow()
  })

  it.each([
    ['/graphql', 'a b'],
    ['/graphql', '['],
    ['/graphql', 'a:99999999'],
    ['http://a:80/graphql', 'a:80'],
    ['http://evil.example/graphql', 'localhost'],
    ['//evil.example/graphql', 'localhost'],
    ['/\\evil.example/graphql', 'localhost'],
    ['*', 'localhost'],
  ])('refuses what makes no address: %s at %s', async (target, host) => {
    const { url, close } = await listen((_, response) => response.end('handled'), HERE)
    const { port, hostname } = new URL(url)
    const socket = connect(Number(port), hostname)
    socket.write(`${target === '*' ? 'OPTIONS' : 'GET'} ${target} HTTP/1.1\r\nHost: ${host}\r\n\r\n`)
    const answer = await text(socket)
    expect(answer).toMatch(/^HTTP\/1\.1 400 /)
    expect(answer).toContain('"code":"BAD_REQUEST"')
    expect(answer).not.toContain('handled')
    await close(FOREVER)
  })

  it('serves HTTP/1.0, which needs no Host', async () => {
    const { url, close } = await listen(({ headers }, response) => response.end(headers.host), HERE)
    const { port, hostname } = new URL(url)
    const socket = connect(Number(port), hostname)
    socket.write('GET / HTTP/1.0\r\n\r\n')
    expect(await text(socket)).toMatch(/\r\n\r\nlocalhost$/)
    await close(FOREVER)
  })

  describe('has patience with a body', () => {
    const limits = { patience: 300, leastRate: 1000 }
    const body = 'x'.repeat(100_000)

    /** Sends a request whose body lacks its end. */
    async function begin(sent: string) {
      const { url, close } = await listen(
        (request, response) => {
          void text(request).then(
            (whole) => response.end(String(whole.length)),
            () => response.destroy(),
          )
        },
        HERE,
        limits,
      )
      const { port, hostname } = new URL(url)
      const socket = connect(Number(port), hostname)
      const length = `content-length: ${String(body.length + 1)}`
      socket.write(`POST / HTTP/1.1\r\nhost: ${hostname}:${port}\r\n${length}\r\nconnection: close\r\n\r\n${sent}`)
      return { socket, close }
    }

    it('that comes slowly, but fast enough', async () => {
      const { socket, close } = await begin(body)
      await sleep(3 * limits.patience)
      socket.write('.')
      expect(await text(socket)).toMatch(/^HTTP\/1\.1 200 [^]*100001$/)
      await close(FOREVER)
    })

    it('no longer when too little of it has come', { timeout: 20_000 }, async () => {
      const { socket, close } = await begin('xx')
      expect(await text(socket)).toMatch(/^HTTP\/1\.1 408 /)
      await close(FOREVER)
    })
  })

  it('says that a port is in use', async () => {
    const other = createServer()
    await once(other.listen(0, '127.0.0.1'), 'listening')
    const { port } = other.address() as AddressInfo
    await expect(listen(() => undefined, { ...HERE, port })).rejects.toThrow(
      `Port ${String(port)} is in use by another program. Stop that one, or choose another PORT.`,
    )
    await new Promise((done) => other.close(done))
  })

  it('says that an address is not there', async () => {
    await expect(listen(() => undefined, { host: '192.0.2.1', port: 0 })).rejects.toThrow('no such address')
  })

  it('lets a running request end before it closes, and its connection with it', async () => {
    const { handle, waiting, arrival } = patientHandler()
    const { url, close } = await listen(handle, HERE)
    const agent = new Agent({ keepAlive: true })
    const arrived = arrival()
    const answered = new Promise<IncomingMessage>((done) => get(url, { agent }, done))
    await arrived
    const closed = close(FOREVER)
    waiting[0]?.end('done')
    const answer = await answered
    expect([answer.statusCode, answer.headers.connection, await text(answer)]).toEqual([200, 'close', 'done'])
    await closed
    agent.destroy()
  })

  it('does not wait for connections without a request', async () => {
    const { url, close } = await listen((_, response) => response.end('here'), HERE)
    const { port, hostname } = new URL(url)
    const agent = new Agent({ keepAlive: true })
    await text(await new Promise<IncomingMessage>((done) => get(url, { agent }, done)))
    const silent = connect(Number(port), hostname)
    await once(silent, 'connect')
    await close(1)
    silent.destroy()
    agent.destroy()
  })

  it('cuts off what takes longer than its patience', async () => {
    const { handle, arrival } = patientHandler()
    const { url, close } = await listen(handle, HERE)
    const arrived = arrival()
    const cut = expect(fetch(url)).rejects.toThrow()
    await arrived
    await close(1)
    await cut
  })
})
