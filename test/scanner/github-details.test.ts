import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { githubReader, type RepositoryDetails } from '../../src/scanner/index.ts'
import { body, fakeGithub, half, status, type FakeGithub } from './github-server.ts'

const none: RepositoryDetails = { description: null, readme: null, readmeTruncated: false, error: null }

let github: FakeGithub
beforeEach(async () => {
  github = await fakeGithub({
    '/repos/o/r': body(JSON.stringify({ description: '  Jars and\r\ntins. ' }), 'application/json; charset=utf-8'),
    '/repos/o/r/readme': body('# Jars'),
  })
})
afterEach(() => github.close())

function details(want = { description: true, readme: true }, signal?: AbortSignal): Promise<RepositoryDetails> {
  const options = {
    apiUrl: github.url,
    token: 'secret-token',
    retries: { most: 0, milliseconds: 0 },
    detailsMilliseconds: 1_000,
  }
  return githubReader({ owner: 'o', repository: 'r', ref: 'HEAD' }, options).details(want, signal)
}

describe('description and README', () => {
  test.each([
    [
      { description: true, readme: true },
      { description: 'Jars and\ntins.', readme: '# Jars' },
      ['/repos/o/r', '/repos/o/r/readme'],
    ],
    [{ description: true, readme: false }, { description: 'Jars and\ntins.' }, ['/repos/o/r']],
    [{ description: false, readme: true }, { readme: '# Jars' }, ['/repos/o/r/readme']],
    [{ description: false, readme: false }, {}, []],
  ])('%j asks for nothing else', async (want, expected, paths) => {
    expect(await details(want)).toEqual({ ...none, ...expected })
    expect(github.requests.map(({ path }) => path).sort()).toEqual(paths)
  })

  test('the README is asked for as it stands', async () => {
    await details({ description: false, readme: true })
    expect(github.requests[0]?.accept).toContain('raw')
  })

  test.each([
    [{ description: null }, null],
    [{ description: '' }, null],
    [{}, null],
    [{ description: 7 }, null],
    [{ description: 'x'.repeat(3_000) }, 'x'.repeat(2_000)],
    [{ description: 'a\0b' }, 'a\uFFFDb'],
  ])('a repository that says %j', async (answer, expected) => {
    github.answers['/repos/o/r'] = body(JSON.stringify(answer), 'application/json')
    expect(await details({ description: true, readme: false })).toEqual({ ...none, description: expected })
  })

  test('a README of 200 KB is cut between two characters, and read no further', async () => {
    github.answers['/repos/o/r/readme'] = (response) => {
      // It never ends: only a reader that stops gets an answer.
      response.writeHead(200).write('größer als nötig – 日本語の説明文 '.repeat(5_000))
    }
    const { readme, readmeTruncated, error } = await details({ description: false, readme: true })
    expect(Buffer.byteLength(readme ?? '')).toBeGreaterThan(51_196)
    expect(Buffer.byteLength(readme ?? '')).toBeLessThanOrEqual(51_200)
    expect(readme).not.toContain('\uFFFD')
    expect([readmeTruncated, error]).toEqual([true, null])
  })

  test('no README is no failure', async () => {
    github.answers['/repos/o/r/readme'] = status(404)
    expect(await details()).toEqual({ ...none, description: 'Jars and\ntins.' })
  })
})

describe('what cannot be fetched is told, and costs nothing else', () => {
  test('a README that does not come is given up', async () => {
    github.answers['/repos/o/r/readme'] = () => undefined
    expect(await details()).toEqual({
      ...none,
      description: 'Jars and\ntins.',
      error: 'The README could not be fetched: it took longer than 1 s.',
    })
  })

  test('a README that comes, but never ends', async () => {
    github.answers['/repos/o/r/readme'] = (response) => response.writeHead(200).write('a little')
    expect((await details()).error).toBe('The README could not be fetched: it took longer than 1 s.')
  })

  test('the description fails', async () => {
    github.answers['/repos/o/r'] = status(404)
    const { readme, error } = await details()
    expect([readme, error]).toEqual([
      '# Jars',
      'The description could not be fetched: GitHub has no such repository, or does not show it without a token that may read it.',
    ])
  })

  test('both fail, and no token is told', async () => {
    github.answers['/repos/o/r'] = status(403, { 'x-ratelimit-remaining': '0' })
    github.answers['/repos/o/r/readme'] = half(Buffer.from('half of it'))
    expect(await details()).toEqual({
      ...none,
      error:
        'The description could not be fetched: GitHub allows no more requests at the moment. The README could not be fetched: The connection to GitHub broke off.',
    })
  })

  test('the answer is no JSON', async () => {
    github.answers['/repos/o/r'] = body('<html>', 'text/html')
    expect((await details()).error).toBe('The description could not be fetched: GitHub answered with something else.')
  })

  test('stopping is no failure of GitHub', async () => {
    const stop = new AbortController()
    github.answers['/repos/o/r/readme'] = () => {
      stop.abort(new Error('enough'))
    }
    await expect(details(undefined, stop.signal)).rejects.toThrow('enough')
    await expect(details(undefined, stop.signal)).rejects.toThrow('enough')
  })
})
