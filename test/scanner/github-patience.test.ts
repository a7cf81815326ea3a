import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import type { GithubOptions } from '../../src/scanner/index.ts'
import { commit, githubWithCommit, readerOf, repositoryAnswer, repositoryPath } from './github-repository.ts'
import { inTurn, status, type Answer, type FakeGithub } from './github-server.ts'

const now = Date.parse('2030-01-01T00:00:00.000Z')
const seconds = now / 1_000

let github: FakeGithub
let waits: number[]
beforeEach(async () => {
  waits = []
  github = await githubWithCommit()
})
afterEach(() => github.close())

/** Reads the commit where the repository is answered so, in turn, and then well. No time goes by. */
async function read(answers: readonly Answer[], options: Partial<GithubOptions> = {}): Promise<unknown> {
  vi.useFakeTimers({ toFake: ['Date'], now })
  onTestFinished(() => void vi.useRealTimers())
  const [first = repositoryAnswer(), ...rest] = answers
  github.answers[repositoryPath] = inTurn(first, ...rest, repositoryAnswer())
  const wait = (milliseconds: number) => {
    waits.push(milliseconds)
    return Promise.resolve()
  }
  const result = await readerOf(github, { wait, ...options })
    .snapshot()
    .catch((error: unknown) => error)
  vi.useRealTimers()
  return result
}

const spent = (reset: number) => status(403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(reset) })

describe('GitHub is waited for', () => {
  test('after trouble, longer each time, and not for ever', async () => {
    expect(await read([status(502), status(503), status(500)])).toMatchObject({ commit })
    expect(waits).toEqual([400, 1_600, 3_600])
    expect(await read(Array<Answer>(4).fill(status(502)))).toMatchObject({
      code: 'UNAVAILABLE',
      message: 'GitHub answered with the status 502.',
      retryAt: null,
    })
  })

  test('when a short answer breaks off in the middle', async () => {
    const cut: Answer = (response) => {
      response.writeHead(200, { 'content-length': 100 })
      response.write('{"full', () => response.destroy())
    }
    expect(await read([cut, cut])).toMatchObject({ commit })
  })

  test.each<[string, Answer, number]>([
    ['the second after the reset of a spent hour', spent(seconds + 2), 3_000],
    ['a second, where that time is over', spent(seconds - 5), 1_000],
    ['what retry-after says', status(429, { 'retry-after': '7' }), 7_000],
    ['that too where it is said with 403', status(403, { 'retry-after': '7' }), 7_000],
    ['a minute, where no time is named', status(429), 60_000],
    ['ten minutes', status(429, { 'retry-after': '600' }), 600_000],
  ])('%s', async (_, answer, milliseconds) => {
    expect(await read([answer])).toMatchObject({ commit })
    expect(waits).toEqual([milliseconds])
  })

  test('a minute after the words that tell a limit of so short a time, then longer', async () => {
    const words: Answer = (response) => {
      response
        .writeHead(403, { 'content-type': 'application/json' })
        .end(JSON.stringify({ message: 'You have exceeded a secondary rate limit.' }))
    }
    expect(await read([words, words, words])).toMatchObject({ commit })
    expect(waits).toEqual([60_000, 120_000, 240_000])
  })

  test('not for more than ten minutes: the error says until when', async () => {
    expect(await read([spent(seconds + 600)])).toMatchObject({
      code: 'RATE_LIMITED',
      message: 'GitHub allows no more requests at the moment.',
      retryAt: new Date(now + 601_000),
    })
    expect(await read([status(429, { 'retry-after': '3600' })])).toMatchObject({ retryAt: new Date(now + 3_600_000) })
    expect(waits).toEqual([])
  })

  test('not again and again', async () => {
    const limited = status(429, { 'retry-after': '30' })
    expect(await read(Array<Answer>(4).fill(limited))).toMatchObject({ retryAt: new Date(now + 30_000) })
    expect(waits).toEqual([30_000, 30_000, 30_000])
  })

  test('no longer than the reader is wanted', async () => {
    const stop = new AbortController()
    github.answers[repositoryPath] = (response, request) => {
      status(429, { 'retry-after': '600' })(response, request)
      response.on('close', () => {
        stop.abort(new Error('enough'))
      })
    }
    await expect(readerOf(github, { wait: undefined }).snapshot(stop.signal)).rejects.toThrow('enough')
  })
})
