import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import { smallServer } from '../small-server.ts'

/** With these limits a request may have 13,000 bytes, and a process has room for four such. */
const over = { bodyLimit: 1_000, uploadLimit: 1_000 }

const form = (filler: string): string =>
  [
    '--b\r\ncontent-disposition: form-data; name="operations"\r\n\r\n{"query":"{ __typename }"}',
    '\r\n--b\r\ncontent-disposition: form-data; name="map"\r\n\r\n{}',
    `\r\n--b\r\ncontent-disposition: form-data; name="other"\r\n\r\n${filler}\r\n--b--\r\n`,
  ].join('')

async function listening(onExecute: () => Promise<void> | void = () => undefined): Promise<Server> {
  const { server: larder } = smallServer({ over, plugins: [{ onExecute }] })
  const server = createServer((request, response) => void larder(request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return server
}

/** Begins an upload of so many bytes, and sends all but the last one. */
function begin(server: Server, size: number): { end: () => Promise<string>; socket: Socket } {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
  socket.on('error', () => undefined)
  const answer = text(socket).catch(() => 'broken off')
  const body = form('x'.repeat(size - form('').length))
  socket.write(
    'POST /graphql HTTP/1.1\r\nhost: larder\r\nconnection: close\r\napollo-require-preflight: 1\r\n' +
      `content-type: multipart/form-data; boundary=b\r\ncontent-length: ${String(body.length)}\r\n\r\n`,
  )
  socket.write(body.slice(0, -1))
  const end = () => {
    socket.write(body.slice(-1))
    return answer
  }
  return { end, socket }
}

const upload = (server: Server, size: number): Promise<string> => begin(server, size).end()

const answered = '{"data":{"__typename":"Query"}}'

const refusal =
  /^HTTP\/1\.1 503 [^]*^retry-after: 10\r$[^]*Too much is being uploaded at this moment[^]*"code":"BUSY"/im

test('a process takes so much of uploads at once, refuses what is more, and takes it when there is room again', async () => {
  const server = await listening()
  const [first, ...others] = Array.from({ length: 4 }, () => begin(server, 12_900))
  await expect.poll(() => upload(server, 2_000)).toMatch(refusal)
  expect(await upload(server, 300)).toContain(answered)

  expect(await first?.end()).toContain(answered)
  expect(await upload(server, 2_000)).toContain(answered)
  // Who goes away before the end leaves its room, too.
  const last = begin(server, 12_900)
  for (const { socket } of [...others, last]) socket.destroy()
  const four = () => Promise.all(Array.from({ length: 4 }, () => upload(server, 12_900)))
  await expect.poll(async () => (await four()).every((answer) => answer.includes(answered))).toBe(true)
})

test('what has arrived holds its room until it is answered, and leaves it when the caller goes away', async () => {
  let running = 0
  let open: () => void = () => undefined
  const gate = new Promise<void>((resolve) => (open = resolve))
  const server = await listening(() => {
    running += 1
    return gate
  })
  const uploads = Array.from({ length: 4 }, () => begin(server, 12_900))
  const answers = uploads.map(({ end }) => end())
  await expect.poll(() => running).toBe(4)
  expect(await upload(server, 2_000)).toMatch(refusal)
  uploads[0]?.socket.destroy()
  await expect
    .poll(() => {
      void upload(server, 2_000)
      return running
    })
    .toBeGreaterThan(4)
  open()
  for (const answer of answers.slice(1)) expect(await answer).toContain(answered)
})
