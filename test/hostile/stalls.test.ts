import { once } from 'node:events'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkAnswer, checkSilence } from './check.ts'
import { type HostileServer, startHostileServer } from './hostile-server.ts'
import { stalls } from './requests/sockets.ts'
import { sendHttp } from './transport.ts'

/** Until when a request that never arrives has to be cut off, in milliseconds. */
const CEILING = 5000

let server: HostileServer

beforeAll(async () => {
  server = await startHostileServer({ arrival: 200 })
})
afterAll(() => server.close())

describe('requests that do not arrive', () => {
  it.each(stalls.map((request) => [request.name, request] as const))(
    'are cut off: %s',
    { timeout: CEILING },
    async (_, { prepare, expected }) => {
      const answer = await prepare(server.targets, 'application/json')(server.url)
      checkAnswer(answer, expected, 'application/json')
      checkSilence(answer, server.takeLines())
    },
  )

  it('do not keep others waiting, and byte after byte they live no longer', { timeout: CEILING }, async () => {
    const { hostname, port } = new URL(server.url)
    const sockets = Array.from({ length: 100 }, () => connect(Number(port), hostname))
    let open = sockets.length
    for (const socket of sockets) {
      socket.on('error', () => undefined)
      socket.on('close', () => (open -= 1))
      socket.resume()
      socket.write('POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n')
      socket.write('transfer-encoding: chunked\r\n\r\n')
    }
    await Promise.all(sockets.map((socket) => once(socket, 'connect')))
    while (open > 0) {
      for (const socket of sockets) if (socket.writable) socket.write('1\r\n \r\n')
      expect((await sendHttp(server.url, { path: '/health' })).status).toBe(200)
    }
    expect(server.takeLines().filter((line) => line.includes('"level":"error"'))).toEqual([])
  })
})
