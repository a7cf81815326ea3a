import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { githubReader, type RepositoryDetails } from '../../src/scanner/index.ts'
import { commit, commitPath, repositoryAnswer, repositoryPath } from './github-repository.ts'
import { body, fakeGithub, half, status, type FakeGithub } from './github-server.ts'

const readmePath = `${repositoryPath}/readme?ref=${commit}`

const none: RepositoryDetails = { description: null, readme: null, readmeTruncated: false, error: null }

let github: FakeGithub
beforeEach(async () => {
  github = await fakeGithub({
    [repositoryPath]: repositoryAnswer({ description: '  Jars and\r\ntins. ' }),
    [commitPath]: body(commit),
    [readmePath]: body('# Jars'),
  })
})
afterEach(() => github.close())

function details(want = { description: true, readme: true }, signal?: AbortSignal): Promise<RepositoryDetails> {
  const options = {
    apiUrl: github.url,
    token: 'secret-token',
    retries: { most: 0, milliseconds: 0 },
    readmeMilliseconds: 1_000,
  }
  return githubReader({ owner: 'o', repository: 'r', ref: 'HEAD' }, options).details(want, signal)
}

describe('description and README', () => {
  test.each([
    [
      { description: true, readme: true },
      { description: 'Jars and\ntins.', readme: '# Jars' },
      [repositoryPath, commitPath, readmePath],
    ],
    [{ description: true, readme: false }, { description: 'Jars and\ntins.' }, [repositoryPath, commitPath]],
    [{ description: false, readme: true }, { readme: '# Jars' }, [repositoryPath, commitPath, readmePath]],
    [{ description: false, readme: false }, {}, [repositoryPath, commitPath]],
  ])('%j asks for nothing else', async (want, expected, paths) => {
    expect(await details(want)).toEqual({ ...none, ...expected })
    expect(github.requests.map(({ path }) => path)).toEqual(paths)
  })

  test('the README is asked for as it stands', async () => {
    await details({ description: false, readme: true })
    expect(github.requests.at(-1)?.accept).toContain('raw')
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
    github.answers[readmePath] = (response) => {
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
    github.answers[readmePath] = status(404)
    expect(await details()).toEqual({ ...none, description: 'Jars and\ntins.' })
  })
})

describe('what cannot be fetched is told, and costs nothing else', () => {
  test('a README that does not come is given up', async () => {
    github.answers[readmePath] = () => undefined
    expect(await details()).toEqual({
      ...none,
      description: 'Jars and\ntins.',
      error: 'The README could not be fetched: it took longer than 1 s.',
    })
  })

  test('a README that comes, but never ends', async () => {
    github.answers[readmePath] = (response) => response.writeHead(200).write('a little')
    expect((await details()).error).toBe('The README could not be fetched: it took longer than 1 s.')
  })

  test('a README that breaks off, and no token is told', async () => {
    github.answers[readmePath] = half(Buffer.from('half of it'))
    expect((await details()).error).toBe('The README could not be fetched: The connection to GitHub broke off.')
  })

  test('a README that has to be waited for longer than it may take', async () => {
    github.answers[readmePath] = status(403, { 'retry-after': '2' })
    expect((await details()).error).toBe(
      'The README could not be fetched: GitHub allows no more requests at the moment.',
    )
  })

  test('without the repository there is nothing to tell of', async () => {
    github.answers[repositoryPath] = status(404)
    await expect(details()).rejects.toMatchObject({ code: 'NOT_FOUND' })
    github.answers[repositoryPath] = body('<html>', 'text/html')
    await expect(details()).rejects.toMatchObject({ message: 'GitHub answered with something else.' })
  })

  test('stopping is no failure of GitHub', async () => {
    const stop = new AbortController()
    github.answers[readmePath] = () => {
      stop.abort(new Error('enough'))
    }
    await expect(details(undefined, stop.signal)).rejects.toThrow('enough')
    await expect(details(undefined, stop.signal)).rejects.toThrow('enough')
  })
})
