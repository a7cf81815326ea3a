import { expect, test } from 'vitest'
import { createPlanner } from '../../src/planner/index.ts'
import { readSettings } from '../../src/settings.ts'
import { modelServer, type Reply } from './model-server.ts'

const written = JSON.stringify({ message: 'Done.', operations: [{ createProject: { name: 'Shop' } }] })

/** Answers with server-sent events. */
const events =
  (...list: readonly (readonly [string, object])[]): Reply =>
  (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    for (const [type, fields] of list)
      response.write(`event: ${type}\ndata: ${JSON.stringify({ type, ...fields })}\n\n`)
    response.end()
  }

/** As Anthropic's Messages API streams: https://docs.anthropic.com/en/docs/build-with-claude/streaming */
const anthropic = events(
  [
    'message_start',
    {
      message: {
        ...{ id: 'm', type: 'message', role: 'assistant', model: 'c', content: [], stop_reason: null },
        usage: { input_tokens: 50, output_tokens: 1 },
      },
    },
  ],
  ['content_block_start', { index: 0, content_block: { type: 'text', text: '' } }],
  ['content_block_delta', { index: 0, delta: { type: 'text_delta', text: written } }],
  ['content_block_stop', { index: 0 }],
  ['message_delta', { delta: { stop_reason: 'end_turn', stop_sequence: null }, usage: { output_tokens: 7 } }],
  ['message_stop', {}],
)

/** As OpenAI's Responses API streams: https://platform.openai.com/docs/api-reference/responses-streaming */
const openai = events(
  ['response.created', { response: { id: 'r', created_at: 1, model: 'g' } }],
  ['response.output_item.added', { output_index: 0, item: { type: 'message', id: 'i' } }],
  ['response.output_text.delta', { item_id: 'i', output_index: 0, content_index: 0, delta: written }],
  ['response.output_item.done', { output_index: 0, item: { type: 'message', id: 'i' } }],
  ['response.completed', { response: { usage: { input_tokens: 50, output_tokens: 7 } } }],
)

test.each([
  { provider: 'anthropic', reply: anthropic, path: '/v1/messages', key: 'x-api-key', value: 'sk-1' },
  { provider: 'openai', reply: openai, path: '/v1/responses', key: 'authorization', value: 'Bearer sk-1' },
])('$provider is asked as it wants to be', async ({ provider, reply, path, key, value }) => {
  const server = await modelServer()
  server.reply(reply)
  const env = { AI_PROVIDER: provider, AI_MODEL: 'm-1', AI_API_KEY: 'sk-1', AI_BASE_URL: server.url }
  const planner = createPlanner(readSettings(env).planner, {})
  const uses: object[] = []
  const answer = await planner.prepare({ kind: 'generate', idea: 'A shop.', maxTasks: 5, project: null }).answer({
    signal: new AbortController().signal,
    check: () => Promise.resolve([]),
    onDraft: () => undefined,
    onUse: (use) => uses.push(use),
  })
  expect(answer).toEqual({ message: 'Done.', operations: [{ createProject: { name: 'Shop' } }] })
  expect(uses).toEqual([{ input: 50, output: 7 }])
  const [request] = server.requests
  expect(request?.path).toBe(path)
  expect(request?.headers[key]).toBe(value)
  expect(JSON.parse(request?.body ?? '')).toMatchObject({ model: 'm-1', stream: true })
})
