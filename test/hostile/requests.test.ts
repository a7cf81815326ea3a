import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkAnswer, checkMediaType, checkSilence } from './check.ts'
import { ACCEPTS } from './hostile-request.ts'
import { type HostileServer, startHostileServer } from './hostile-server.ts'
import { hostileProbes, hostileRequests } from './requests.ts'
import { sendHttp } from './transport.ts'

/** Until when both answers to a request have to be there, in milliseconds. */
const CEILING = 5000

let server: HostileServer
let contents: string

beforeAll(async () => {
  server = await startHostileServer()
  contents = await server.contents()
})
afterAll(() => server.close())

describe.each(Object.entries(hostileRequests))('hostile requests: %s', (_, requests) => {
  it.each(requests.map((request) => [request.name, request] as const))(
    '%s',
    { timeout: CEILING },
    async (_, { prepare, expected }) => {
      for (const accept of ACCEPTS) {
        const answer = await prepare(server.targets, accept)(server.url)
        checkAnswer(answer, expected, accept)
        checkMediaType(answer)
        checkSilence(answer, server.takeLines())
        expect((await sendHttp(server.url, { path: '/health' })).status).toBe(200)
        server.takeLines()
      }
      expect(await server.contents()).toBe(contents)
    },
  )
})

describe('the corpus', () => {
  const all = Object.entries(hostileRequests).flatMap(([kind, requests]) =>
    requests.map(({ name }) => `${kind}: ${name}`),
  )

  it('is large enough, and each request has a name of its own', () => {
    expect(all.length).toBeGreaterThan(120)
    expect(new Set(all).size).toBe(all.length)
  })

  it('can be sent by those who measure', async () => {
    const names: string[] = []
    for await (const { name, send } of hostileProbes(server.url)) {
      names.push(name)
      if (name.startsWith('introspection')) expect([200, 400]).toContain(await send(server.url))
    }
    expect(names).toEqual(all)
  })
})
