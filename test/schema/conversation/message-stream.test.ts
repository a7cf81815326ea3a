import { expect, onTestFinished, test } from 'vitest'
import { stable } from '../../kit/stable.ts'
import { subscribe } from '../../kit/subscriber.ts'
import { createWorld } from '../../kit/world.ts'
import { cutsOff, modelServer, plans, says, waitsFor } from '../../planner/model-server.ts'
import { asking, plan, talk } from '../planner/planning.ts'

const stream = `subscription ($id: ID!) { messageStream(conversationId: $id) {
  number offset text operationCount isLast failure message { __typename id text patchSet { __typename id } }
} }`

interface Chunk {
  readonly offset: number
  readonly text: string
  readonly isLast: boolean
  readonly failure: string | null
  readonly message: { readonly id: string; readonly text: string } | null
}

async function watched() {
  const server = await modelServer()
  const world = await createWorld({ env: asking(server.url) })
  const conversationId = await talk(world)
  const subscriber = await subscribe(world.fetch, stream, { id: conversationId })
  onTestFinished(() => subscriber.leave())
  /** The pieces of one answer, and the text that a client makes of them. */
  const answer = async () => {
    const chunks: Chunk[] = []
    let text = ''
    while (chunks.at(-1)?.isLast !== true) {
      const next = await subscriber.next()
      const chunk = (next?.data as { messageStream: Chunk } | undefined)?.messageStream
      if (!chunk) throw new Error(`The stream ended: ${JSON.stringify(next)}.`)
      text = text.slice(0, chunk.offset) + chunk.text
      chunks.push(chunk)
    }
    return { chunks, text }
  }
  return { server, world, conversationId, answer }
}

test('what the planner says is told piece by piece, and in the end the message that is kept', async () => {
  const { server, world, conversationId, answer } = await watched()
  const words = `${'A shop needs a door. '.repeat(20)}Agreed? 🚪`
  server.reply(plans(words, [{ createProject: { name: 'Shop' } }]))
  const [sent, told] = await Promise.all([plan(world, 'sendMessage', { conversationId, text: 'A shop.' }), answer()])
  expect(told.text).toBe(words)
  expect(told.chunks.length).toBeGreaterThan(1)
  expect(told.chunks.at(-1)).toMatchObject({ isLast: true, failure: null, message: { text: words } })
  expect(told.chunks.at(-1)?.message?.id).toBe((sent['reply'] as { id: string }).id)
})

test('who begins to watch while it is said is told the rest from the beginning on', async () => {
  const { server, world, conversationId, answer } = await watched()
  let open = (): void => undefined
  const gate = new Promise<void>((resolve) => (open = resolve))
  server.reply(waitsFor(gate, plans('Hello there.')))
  const sent = plan(world, 'sendMessage', { conversationId, text: 'Hello' })
  open()
  const told = await answer()
  await sent
  expect(stable(told.chunks.at(-1)?.message)).toMatchObject({ text: 'Hello there.' })
})

test('an answer that cannot be used ends with the reason', async () => {
  const { server, world, conversationId, answer } = await watched()
  server.reply(says('{"message":"No, I had rather not say what I think of that at all.'), cutsOff('{'))
  const [, told] = await Promise.all([plan(world, 'sendMessage', { conversationId, text: 'Hello' }), answer()])
  expect(told.chunks.at(-1)).toMatchObject({ isLast: true, message: null, failure: expect.any(String) as string })
})

test('a conversation that is not there cannot be watched', async () => {
  const { world, conversationId } = await watched()
  const nowhere = Buffer.from(`Conversation:${crypto.randomUUID()}`).toString('base64url')
  for (const id of [nowhere, 'nonsense', conversationId.slice(1)]) {
    const { response } = await subscribe(world.fetch, stream, { id })
    expect(response.status).toBeGreaterThanOrEqual(400)
  }
})
