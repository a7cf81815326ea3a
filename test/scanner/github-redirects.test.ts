import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { RequestReport } from '../../src/scanner/index.ts'
import {
  commit,
  commitPath,
  failureOf,
  filesOf,
  githubWithCommit,
  readerOf,
  repositoryAnswer,
  repositoryPath,
  tarballPath,
} from './github-repository.ts'
import { archive, body, fakeGithub, inTurn, status, type FakeGithub } from './github-server.ts'

let github: FakeGithub
beforeEach(async () => {
  github = await githubWithCommit()
})
afterEach(() => github.close())

describe('redirects', () => {
  test('to anywhere else are not followed, and nobody there hears of it', async () => {
    const elsewhere = await fakeGithub()
    const { port } = new URL(github.url)
    const hostile = [
      `${elsewhere.url}/archive`,
      `//${new URL(elsewhere.url).host}/archive`,
      `http://localhost:${port}/archive`,
      `http://user:secret@127.0.0.1:${port}/archive`,
      'https://codeload.github.com/o/r/tarball',
      'file:///etc/passwd',
      'http://[nowhere/',
    ]
    for (const location of hostile) {
      for (const path of [repositoryPath, commitPath, tarballPath]) {
        const before = github.answers[path]
        github.answers[path] = status(302, { location })
        expect([location, await failureOf(github)]).toMatchObject([location, { code: expect.any(String) as string }])
        if (before) github.answers[path] = before
      }
    }
    expect(elsewhere.requests).toEqual([])
    expect(github.requests.every(({ path }) => [repositoryPath, commitPath, tarballPath].includes(path))).toBe(true)
    await elsewhere.close()
  })

  test('without an address, or in circles, end', async () => {
    github.answers[repositoryPath] = status(301)
    expect(await failureOf(github)).toMatchObject({ message: 'GitHub led to a place that is not its own.' })
    github.answers[repositoryPath] = status(301, { location: repositoryPath })
    expect(await failureOf(github)).toMatchObject({ message: 'GitHub led in circles.' })
  })

  test("of GitHub's own API lead to its host of archives, without the token, and only for archives", async () => {
    const asked: { address: string; authorization: string | null }[] = []
    const bytes = await archive([{ path: 'a', content: 'a' }])
    const answers: Record<string, () => Response> = {
      [`https://api.github.com${repositoryPath}`]: () => Response.json({ full_name: 'o/r' }),
      [`https://api.github.com${commitPath}`]: () => new Response(commit),
      [`https://api.github.com${tarballPath}`]: () =>
        new Response(null, { status: 302, headers: { location: 'https://codeload.github.com/o/r?token={once}' } }),
      'https://codeload.github.com/o/r?token=%7Bonce%7D': () => new Response(new Uint8Array(bytes)),
    }
    const own: typeof fetch = (input, init) => {
      const address = input instanceof Request ? input.url : String(input)
      asked.push({ address, authorization: new Headers(init?.headers).get('authorization') })
      return Promise.resolve(answers[address]?.() ?? new Response(null, { status: 404 }))
    }
    const options = { apiUrl: 'https://api.github.com', fetch: own }
    expect(await filesOf(github, options)).toHaveLength(1)
    expect(asked.map(({ authorization }) => authorization)).toEqual([
      ...Array<string>(3).fill('token secret-token'),
      null,
    ])
    answers[`https://api.github.com${commitPath}`] = () =>
      new Response(null, { status: 302, headers: { location: 'https://codeload.github.com/o/r' } })
    expect(await failureOf(github, options)).toMatchObject({ code: 'BROKEN' })
  })
})

test('who watches is told of each request, and of no secret', async () => {
  const reports: RequestReport[] = []
  github.answers[repositoryPath] = inTurn(status(502, { 'x-ratelimit-remaining': '12' }), repositoryAnswer())
  github.answers[tarballPath] = status(302, { location: `${github.url}/codeload?token=once` })
  github.answers['/codeload?token=once'] = body(await archive([{ path: 'a', content: 'a' }]))
  const onRequest = (report: RequestReport) => {
    reports.push(report)
    throw new Error('A watcher that fails stops nothing.')
  }
  const reader = readerOf(github, { onRequest })
  for await (const file of (await reader.snapshot()).files()) expect(file.path).toBe('a')
  await github.close()
  await expect(reader.snapshot()).rejects.toMatchObject({ code: 'UNAVAILABLE' })
  const told = reports.map(({ method, route, hop, status: code, rateLimitRemaining }) =>
    [method, route, hop, code, rateLimitRemaining].join(' '),
  )
  expect(told.slice(0, 6)).toEqual([
    'GET /repos/{owner}/{repo} 0 502 12',
    'GET /repos/{owner}/{repo} 0 200 ',
    'GET /repos/{owner}/{repo}/commits/{ref} 0 200 ',
    'GET /repos/{owner}/{repo}/tarball/{ref} 0 302 ',
    'GET /repos/{owner}/{repo}/tarball/{ref} 1 200 ',
    'GET /repos/{owner}/{repo} 0  ',
  ])
  expect(reports.every(({ milliseconds }) => milliseconds >= 0)).toBe(true)
  expect(JSON.stringify(reports)).not.toMatch(/secret-token|once|127\.0\.0\.1/)
})
