import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { RepositoryError, scan } from '../../src/scanner/index.ts'
import {
  commit,
  commitPath,
  failureOf,
  filesOf,
  githubWithCommit,
  readerOf,
  repositoryPath,
  tarballPath,
} from './github-repository.ts'
import { archive, body, half, status, type FakeGithub } from './github-server.ts'

let github: FakeGithub
beforeEach(async () => {
  github = await githubWithCommit()
})
afterEach(() => github.close())

describe('GitHub fails', () => {
  test.each([
    [401, {}, 'UNAVAILABLE'],
    [403, {}, 'UNAVAILABLE'],
    [403, { 'x-ratelimit-remaining': '0' }, 'RATE_LIMITED'],
    [403, { 'retry-after': '1' }, 'RATE_LIMITED'],
    [404, {}, 'NOT_FOUND'],
    [409, {}, 'EMPTY'],
    [422, {}, 'NOT_FOUND'],
    [429, {}, 'RATE_LIMITED'],
    [451, {}, 'UNAVAILABLE'],
    [500, {}, 'UNAVAILABLE'],
    [502, {}, 'UNAVAILABLE'],
    [304, {}, 'BROKEN'],
  ])('with %i %j: %s', async (code, headers, expected) => {
    github.answers[commitPath] = status(code, headers)
    const error = await failureOf(github, { retries: { most: 0, milliseconds: 0 } })
    expect(error).toBeInstanceOf(RepositoryError)
    expect(error).toMatchObject({ code: expected, message: expect.stringMatching(/^[A-Z].*\.$/) as string })
    expect(Object.keys(error as object).sort()).toEqual(['code', 'name', 'retryAt'])
    expect(String((error as Error).stack)).not.toContain('secret-token')
  })

  test('a refusal is not asked again', async () => {
    for (const code of [401, 403, 404, 409, 422]) {
      github.requests.length = 0
      github.answers[repositoryPath] = status(code)
      await expect(readerOf(github).snapshot()).rejects.toBeInstanceOf(RepositoryError)
      expect(github.requests).toHaveLength(1)
    }
  })

  test('nobody answers', async () => {
    await github.close()
    expect(await failureOf(github)).toMatchObject({ code: 'UNAVAILABLE', message: 'GitHub cannot be reached.' })
  })

  test.each([
    ['no hash', 'text'],
    ['a hash that is cut', commit.slice(1)],
    ['nothing', ''],
  ])('the commit is %s', async (_, answer) => {
    github.answers[commitPath] = body(answer)
    expect(await failureOf(github)).toMatchObject({ code: 'BROKEN', message: 'GitHub did not say which commit it is.' })
  })

  test('an answer without a body, and one without an end', async () => {
    github.answers[commitPath] = (response) => response.writeHead(204).end()
    expect(await failureOf(github)).toMatchObject({ code: 'BROKEN' })
    github.answers[commitPath] = body('x'.repeat(5_000_000))
    expect(await failureOf(github)).toMatchObject({
      code: 'BROKEN',
      message: 'GitHub answered with more than was asked for.',
    })
  })

  test('in the middle of the archive', async () => {
    const whole = await archive([
      { path: 'a', content: Buffer.from(Array.from({ length: 200_000 }, (_, index) => (index * 7919) % 251)) },
      { path: 'b', content: 'b' },
    ])
    github.answers[tarballPath] = half(whole)
    expect(await failureOf(github)).toMatchObject({
      code: 'UNAVAILABLE',
      message: 'The connection to GitHub broke off.',
    })
    github.answers[tarballPath] = body(whole.subarray(0, whole.length - 20))
    expect(await failureOf(github)).toMatchObject({ code: 'BROKEN' })
    github.answers[tarballPath] = body('no archive')
    expect(await failureOf(github)).toMatchObject({
      code: 'BROKEN',
      message: 'The archive that GitHub sent cannot be unpacked.',
    })
    github.answers[tarballPath] = status(500)
    expect(await failureOf(github)).toMatchObject({
      code: 'UNAVAILABLE',
      message: 'GitHub answered with the status 500.',
    })
  })
})

describe('limits', () => {
  beforeEach(async () => {
    const entries = Array.from({ length: 20 }, (_, index) => ({
      path: `f${String(index)}`,
      content: 'x'.repeat(100_000),
    }))
    github.answers[tarballPath] = body(await archive(entries))
  })

  test('within them all is read', async () => {
    expect(await filesOf(github, { limits: { entries: 20, unpackedBytes: 3_145_728 } })).toHaveLength(20)
  })

  test.each([
    ['entries', { entries: 19 }, 'The repository is too large: more than 19 entries.'],
    ['bytes', { unpackedBytes: 1_048_576 }, 'The repository is too large: more than 1 MB unpacked.'],
  ])('too many %s', async (_, limits, message) => {
    expect(await failureOf(github, { limits })).toMatchObject({ code: 'TOO_LARGE', message })
  })

  test('too much time: the commit never comes, or the archive never ends', async () => {
    github.answers[commitPath] = () => undefined
    expect(await failureOf(github, { answerMilliseconds: 50 })).toMatchObject({
      code: 'UNAVAILABLE',
      message: 'GitHub did not answer in time.',
    })
    github.answers[commitPath] = body(commit)
    github.answers[tarballPath] = () => undefined
    expect(await failureOf(github, { answerMilliseconds: 1_000 })).toMatchObject({ code: 'UNAVAILABLE' })
    const whole = await archive([{ path: 'a', content: 'a' }])
    github.answers[tarballPath] = (response) => response.writeHead(200).write(whole.subarray(0, 20))
    const snapshot = await readerOf(github, { limits: { milliseconds: 1_000 } }).snapshot()
    await expect(scan(snapshot)).rejects.toMatchObject({
      code: 'TOO_LARGE',
      message: 'The repository is too large: it was not read within 1 s.',
    })
  })
})

describe('stopping', () => {
  test('ends a request that waits', async () => {
    const stop = new AbortController()
    github.answers[commitPath] = () => {
      stop.abort(new Error('enough'))
    }
    await expect(readerOf(github).snapshot(stop.signal)).rejects.toThrow('enough')
    await expect(readerOf(github).snapshot(stop.signal)).rejects.toThrow('enough')
    expect(github.requests).toHaveLength(2)
  })

  test('ends the wait before a request is repeated', async () => {
    const stop = new AbortController()
    github.answers[commitPath] = (response) => {
      response.writeHead(500).end(() => {
        stop.abort(new Error('enough'))
      })
    }
    const retries = { most: 3, milliseconds: 60_000 }
    await expect(readerOf(github, { retries, wait: undefined }).snapshot(stop.signal)).rejects.toThrow('enough')
  })

  test('closes the connection of an archive, whether it is told to or its reader leaves', async () => {
    const whole = await archive([
      { path: 'a', content: 'a' },
      { path: 'b', content: Buffer.from(Array.from({ length: 300_000 }, (_, index) => (index * 7919) % 251)) },
    ])
    for (const leave of [true, false]) {
      const closed = new Promise((resolve) => {
        github.answers[tarballPath] = (response) => {
          response.on('close', resolve)
          response.writeHead(200).write(whole.subarray(0, whole.length - 100))
        }
      })
      const stop = new AbortController()
      const reading = (async () => {
        const snapshot = await readerOf(github).snapshot()
        for await (const file of snapshot.files(stop.signal)) {
          if (leave) return file.path
          stop.abort(new Error('enough'))
        }
        return null
      })()
      await (leave ? expect(reading).resolves.toBe('a') : expect(reading).rejects.toThrow('enough'))
      await closed
    }
  })
})
