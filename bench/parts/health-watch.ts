/**
 * A process of its own that asks `/health` again and again until it is ended, so that nothing that the benchmark does delays
 * it. A message takes the longest time since the last message.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { Connection } from '../load/connection.ts'

const EVERY_MILLISECONDS = 5

const port = Number(process.argv[2])
const request = Buffer.from(`GET /health HTTP/1.1\r\nhost: 127.0.0.1:${String(port)}\r\n\r\n`)

let longest = 0
let asked = 0
process.on('message', () => {
  process.send?.({ longest, asked })
  longest = 0
  asked = 0
})

const connection = new Connection(port)
for (;;) {
  const start = performance.now()
  const { status } = await connection.ask(request)
  if (status !== 200) throw new Error(`/health answers ${String(status)}.`)
  longest = Math.max(longest, performance.now() - start)
  asked++
  await sleep(EVERY_MILLISECONDS)
}
