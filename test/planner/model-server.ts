import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** What a request to a model was. */
export interface ModelRequest {
  readonly path: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

/** How one request is answered. `closed` resolves when the other side has gone. */
export type Reply = (response: ServerResponse, closed: Promise<void>) => void | Promise<void>

/** A server that speaks as OpenAI's chat completions do, on this machine. */
export interface ModelServer {
  readonly url: string
  readonly requests: readonly ModelRequest[]
  /** Resolves when the other side has given up a request before it was answered whole. */
  readonly abandoned: Promise<void>
  /** Answers the next request like this; the last reply answers all that follow. */
  reply(...replies: readonly Reply[]): void
}

/** Starts one; it ends with the test. */
export async function modelServer(): Promise<ModelServer> {
  const requests: ModelRequest[] = []
  let replies: Reply[] = []
  let leave: () => void = () => undefined
  const abandoned = new Promise<void>((resolve) => (leave = resolve))
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      requests.push({ path: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks).toString() })
      const closed = new Promise<void>((resolve) => {
        response.once('close', () => {
          if (!response.writableFinished) leave()
          resolve()
        })
      })
      const reply = replies.length > 1 ? replies.shift() : replies[0]
      void reply?.(response, closed)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${String(port)}/v1`,
    requests,
    abandoned,
    reply: (...given) => {
      replies = [...given]
    },
  }
}

const chunk = (delta: object, finish: string | null = null, rest: object = {}): string =>
  `data: ${JSON.stringify({
    id: 'chat-1',
    object: 'chat.completion.chunk',
    created: 1,
    model: 'test-model',
    choices: [{ index: 0, delta, finish_reason: finish }],
    ...rest,
  })}\n\n`

function begin(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  response.write(chunk({ role: 'assistant', content: '' }))
}

function end(response: ServerResponse): void {
  response.write(chunk({}, 'stop'))
  const usage = { prompt_tokens: 1000, completion_tokens: 200, total_tokens: 1200 }
  response.write(
    `data: ${JSON.stringify({ id: 'chat-1', object: 'chat.completion.chunk', created: 1, model: 'test-model', choices: [], usage })}\n\n`,
  )
  response.end('data: [DONE]\n\n')
}

/** Text in pieces of so many characters. */
const pieces = (text: string, size: number): string[] => text.match(new RegExp(`[^]{1,${String(size)}}`, 'g')) ?? []

/** Answers with a text, piece by piece. */
export const says =
  (text: string, size = 100): Reply =>
  (response) => {
    begin(response)
    for (const piece of pieces(text, size)) response.write(chunk({ content: piece }))
    end(response)
  }

/** Answers with a plan, as the planner asks for it. */
export const plans = (message: string, operations: readonly object[] = []): Reply =>
  says(JSON.stringify({ message, operations }))

/** Answers with the beginning of a text and closes the connection. */
export const cutsOff =
  (text: string): Reply =>
  (response) => {
    begin(response)
    response.write(chunk({ content: text }))
    response.socket?.end()
  }

/** Answers with the beginning of a text and then nothing, until the other side goes. */
export const stalls =
  (text: string): Reply =>
  async (response, closed) => {
    begin(response)
    for (const piece of pieces(text, 40)) response.write(chunk({ content: piece }))
    await closed
  }

/** Answers with a text when the test says so. */
export const waitsFor =
  (gate: Promise<void>, reply: Reply): Reply =>
  async (response, closed) => {
    await gate
    await reply(response, closed)
  }

/** An answer of which the test says when it goes on. */
export interface SteppedReply {
  readonly reply: Reply
  /** Lets the next piece go; behind the last the answer ends. */
  readonly next: () => void
  /** Closes the connection where it is. */
  readonly cut: () => void
}

/** Answers with a text, piece by piece. */
export function steps(...texts: readonly string[]): SteppedReply {
  const gates = texts.map(() => gate())
  const cut = gate()
  let open = 0
  return {
    reply: async (response, closed) => {
      begin(response)
      for (const [step, text] of texts.entries()) {
        const isNext = await Promise.race([
          gates[step]?.opened.then(() => true),
          Promise.race([closed, cut.opened]).then(() => false),
        ])
        if (isNext !== true) return void response.socket?.end()
        response.write(chunk({ content: text }))
      }
      end(response)
    },
    next: () => {
      gates[open]?.open()
      open += 1
    },
    cut: cut.open,
  }
}

function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open: () => void = () => undefined
  const opened = new Promise<void>((resolve) => (open = resolve))
  return {
    opened,
    open: () => {
      open()
    },
  }
}

/** Answers with a failure. Like some real ones it repeats the key, which nobody may be shown. */
export const fails =
  (status: number, headers: Readonly<Record<string, string>> = {}): Reply =>
  (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(JSON.stringify({ error: { message: 'Incorrect API key provided: sk-hunter2', type: 'test' } }))
  }
