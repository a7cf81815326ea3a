import { simulateReadableStream } from 'ai'
import { MockLanguageModelV3 } from 'ai/test'
import { describe, expect, test } from 'vitest'
import {
  createPlanner,
  PlannerFailure,
  type PlanRequest,
  type ReadDraft,
  type TokenUse,
} from '../../src/planner/index.ts'
import { modelPlanner } from '../../src/planner/model/planner.ts'
import { readSettings } from '../../src/settings.ts'
import { cutsOff, fails, modelServer, plans, says, stalls } from './model-server.ts'

const idea: PlanRequest = { kind: 'generate', idea: 'A shop.', maxTasks: 20, project: null }
const project = { createProject: { name: 'Shop' } }

/** Asks a planner, and keeps what it told on the way. */
async function ask(
  planner: ReturnType<typeof createPlanner>,
  {
    request = idea,
    check = () => Promise.resolve([]),
    signal = new AbortController().signal,
  }: { request?: PlanRequest; check?: () => Promise<readonly string[]>; signal?: AbortSignal } = {},
) {
  const drafts: ReadDraft[] = []
  const uses: TokenUse[] = []
  const answer = await planner
    .prepare(request)
    .answer({ signal, check, onDraft: (read) => drafts.push(read), onUse: (use) => uses.push(use) })
    .catch((error: unknown) => {
      if (error instanceof PlannerFailure) return error
      throw error
    })
  return { answer, drafts: await Promise.all(drafts.map((read) => read())), uses }
}

const overHttp = (url: string, env: Record<string, string> = {}) =>
  createPlanner(
    readSettings({
      AI_PROVIDER: 'openai-compatible',
      AI_MODEL: 'm-1',
      AI_BASE_URL: url,
      AI_API_KEY: 'sk-hunter2',
      ...env,
    }).planner,
    {},
  )

const usage = {
  inputTokens: { total: 10, noCache: 10, cacheRead: 0, cacheWrite: 0 },
  outputTokens: { total: 5, text: 5, reasoning: 0 },
}

/** A model of the SDK's own that says these texts, one after the other. */
function mock(...texts: readonly string[]) {
  let turn = 0
  const model = new MockLanguageModelV3({
    doStream: () => {
      const text = texts[Math.min(turn++, texts.length - 1)] ?? ''
      return Promise.resolve({
        stream: simulateReadableStream({
          initialDelayInMs: null,
          chunkDelayInMs: null,
          chunks: [
            { type: 'stream-start' as const, warnings: [] },
            { type: 'text-start' as const, id: '1' },
            ...(text.match(/[^]{1,50}/g) ?? []).map((delta) => ({ type: 'text-delta' as const, id: '1', delta })),
            { type: 'text-end' as const, id: '1' },
            { type: 'finish' as const, finishReason: { unified: 'stop' as const, raw: 'stop' }, usage },
          ],
        }),
      })
    },
  })
  const planner = modelPlanner({
    provider: 'openai',
    model: 'mock-1',
    timeout: 5,
    schema: '{}',
    load: () => Promise.resolve(model),
  })
  return { model, planner }
}

const good = JSON.stringify({ message: 'A shop in one step.', operations: [project] })

describe('a model', () => {
  test('is asked once when its answer is right, and tells what it has so far', async () => {
    const { model, planner } = mock(good)
    const { answer, drafts, uses } = await ask(planner)
    expect(answer).toEqual({ message: 'A shop in one step.', operations: [project] })
    expect(drafts[0]).toEqual({ message: 'A shop in one step.', operations: [] })
    expect(uses).toEqual([{ input: 10, output: 5 }])
    expect(model.doStreamCalls).toHaveLength(1)
  })

  test.each([
    ['no JSON', 'I would begin with a shop.', 'The answer is not JSON, or not all of it is there.'],
    ['half of it', good.slice(0, 40), 'The answer is not JSON, or not all of it is there.'],
    ['a prototype', '{"message":"x","operations":[{"__proto__":{}}]}', 'The key __proto__ is not allowed.'],
    ['a constructor', '{"message":"x","operations":[{"constructor":{}}]}', 'The key constructor is not allowed.'],
    ['another field', '{"message":"x","operations":[],"sql":"x"}', 'Unrecognized key: "sql"'],
    ['no message', '{"operations":[]}', 'message: Invalid input: expected string, received undefined'],
    ['a list', '[]', 'Invalid input: expected object, received array'],
    [
      '10,000 operations',
      JSON.stringify({ message: 'x', operations: Array.from({ length: 10_000 }, () => ({ a: 1 })) }),
      'operations: Too big: expected array to have <=500 items',
    ],
  ])('that writes %s is told so, and asked again', async (_, wrong, problem) => {
    const { model, planner } = mock(wrong, good)
    const { answer, uses } = await ask(planner)
    expect(answer).toMatchObject({ message: 'A shop in one step.' })
    expect(uses).toHaveLength(2)
    const [, second] = model.doStreamCalls
    expect(JSON.stringify(second?.prompt)).toContain(JSON.stringify(`- ${problem}`).slice(1, -1))
  })

  test('is asked three times at most', async () => {
    const { model, planner } = mock(good)
    const { answer } = await ask(planner, { check: () => Promise.resolve(['operations.0: There is no such task.']) })
    expect(answer).toMatchObject({ reason: 'INVALID_ANSWER', problems: ['operations.0: There is no such task.'] })
    expect(model.doStreamCalls).toHaveLength(3)
  })

  test('may put its answer into a fence', async () => {
    expect((await ask(mock(`\`\`\`json\n${good}\n\`\`\`\n`).planner)).answer).toMatchObject({ operations: [project] })
  })

  test('is stopped when it writes too much', async () => {
    const { answer } = await ask(mock(`{"message":"${'x'.repeat(250_000)}`).planner)
    expect(answer).toMatchObject({ reason: 'TOO_LONG' })
  })
})

describe('over HTTP', () => {
  test('an endpoint that speaks like OpenAI is asked, with the key in a header and nowhere else', async () => {
    const server = await modelServer()
    server.reply(plans('Done.', [project]))
    const { answer, uses } = await ask(overHttp(server.url))
    expect(answer).toEqual({ message: 'Done.', operations: [project] })
    expect(uses).toEqual([{ input: 1000, output: 200 }])
    const [request] = server.requests
    expect(request?.path).toBe('/v1/chat/completions')
    expect(request?.headers.authorization).toBe('Bearer sk-hunter2')
    expect(request?.body).not.toContain('hunter2')
  })

  test('a provider that is busy is asked again when it says so, and gives up with the time that it says', async () => {
    const server = await modelServer()
    server.reply(fails(429, { 'retry-after': '0' }), plans('Done.', [project]))
    expect((await ask(overHttp(server.url))).answer).toMatchObject({ message: 'Done.' })
    server.reply(fails(429, { 'retry-after-ms': '1', 'retry-after': '17' }))
    expect((await ask(overHttp(server.url))).answer).toMatchObject({ reason: 'RATE_LIMITED', retryAfter: 17 })
  })

  test.each([
    [401, 'REFUSED'],
    [403, 'REFUSED'],
    [404, 'REFUSED'],
    [500, 'UNAVAILABLE'],
  ])('HTTP %d is %s, and nothing of what the provider says is repeated', async (status, reason) => {
    const server = await modelServer()
    server.reply(fails(status, { 'retry-after-ms': '1' }))
    const { answer } = await ask(overHttp(server.url))
    expect(answer).toMatchObject({ reason })
    expect(answer instanceof Error ? `${answer.message} ${answer.stack ?? ''}` : '').not.toMatch(/hunter2|api key/i)
  })

  test('a stream that breaks off is an answer that is not whole', async () => {
    const server = await modelServer()
    server.reply(cutsOff(good.slice(0, 60)))
    const { answer } = await ask(overHttp(server.url))
    expect(answer).toMatchObject({ name: 'PlannerFailure' })
  })

  test('nobody there is UNAVAILABLE', async () => {
    const { answer } = await ask(overHttp('http://127.0.0.1:1/v1', { AI_TIMEOUT: '1' }))
    expect(answer).toMatchObject({ reason: expect.stringMatching(/^(UNAVAILABLE|TIMEOUT)$/) as string })
  })

  test('what takes too long is TIMEOUT, and the request is closed', async () => {
    const server = await modelServer()
    server.reply(stalls('{"message":"Let me think'))
    const { answer } = await ask(overHttp(server.url, { AI_TIMEOUT: '1' }))
    expect(answer).toMatchObject({ reason: 'TIMEOUT' })
    await server.abandoned
  })

  test('when nobody waits any more, the request is closed', async () => {
    const server = await modelServer()
    const caller = new AbortController()
    server.reply(stalls('{"message":"Let me think'))
    const asking = ask(overHttp(server.url), { signal: caller.signal })
    await expect.poll(() => server.requests.length).toBe(1)
    caller.abort()
    await server.abandoned
    expect((await asking).answer).toMatchObject({ reason: 'CANCELLED' })
  })

  test('words instead of a plan are no answer', async () => {
    const server = await modelServer()
    server.reply(says('not a plan'))
    expect((await ask(overHttp(server.url))).answer).toMatchObject({ reason: 'INVALID_ANSWER' })
    expect(server.requests).toHaveLength(3)
  })
})
