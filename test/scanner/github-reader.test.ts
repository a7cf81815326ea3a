import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { blobHash } from '../../src/scanner/git-blob.ts'
import { scan } from '../../src/scanner/index.ts'
import {
  commit,
  commitPath,
  filesOf,
  githubWithCommit,
  readerOf,
  repositoryAnswer,
  repositoryPath,
  tarballPath,
} from './github-repository.ts'
import { archive, body, status, type FakeGithub } from './github-server.ts'
import { listed, scanFiles } from './snapshot.ts'

let github: FakeGithub
beforeEach(async () => {
  github = await githubWithCommit()
})
afterEach(() => github.close())

describe('a repository on GitHub', () => {
  test('costs three requests and one redirect however many files it has, and scans like a folder', async () => {
    const files = {
      'commands/a.md': 'ä',
      'skills/s/SKILL.md': 's',
      'skills/s/x.bin': '\0\u0001',
      'mcp.json': '{"mcpServers":{"m":{"url":"u"}}}',
    }
    github.answers[tarballPath] = status(302, { location: `${github.url}/codeload` })
    github.answers['/codeload'] = body(
      await archive(Object.entries(files).map(([path, content]) => ({ path, content }))),
    )
    const result = await scan(await readerOf(github, { userAgent: 'larder/1' }).snapshot())
    const expected = await scanFiles(files)
    expect(result).toEqual({ ...expected, commit })
    expect(listed(result)).toEqual(['COMMAND commands/a.md', 'MCP_SERVER mcp.json#m', 'SKILL skills/s'])
    expect(github.requests.map(({ path }) => path)).toEqual([repositoryPath, commitPath, tarballPath, '/codeload'])
    expect(github.requests[0]?.userAgent).toContain('larder/1')
    expect(github.requests[1]?.accept).toContain('sha')
  })

  test('gives hashes of all files, and texts of those that recognition looks into', async () => {
    const large = 'x'.repeat(1_048_577)
    const entries = [
      { path: 'commands/a.md', content: 'text' },
      { path: 'commands/README.md', content: 'never' },
      { path: 'code.ts', content: 'code' },
      { path: 'commands/large.md', content: large },
      { path: 'empty', content: '' },
    ]
    github.answers[tarballPath] = body(await archive(entries))
    expect(await filesOf(github)).toEqual(
      entries.map(({ path, content }) => ({
        path,
        size: content.length,
        blobHash: blobHash(Buffer.from(content)),
        text: path === 'commands/a.md' ? 'text' : null,
      })),
    )
  })

  test('links, folders, devices and paths that lead elsewhere are passed over', async () => {
    const entries = [
      { path: 'pax_global_header', type: 'file', bare: true },
      { path: '', type: 'directory' },
      { path: 'agents', type: 'directory' },
      { path: 'link', type: 'symlink', linkname: '/etc/passwd' },
      { path: 'hard', type: 'link', linkname: 'commands/a.md' },
      { path: 'device', type: 'character-device' },
      { path: 'pipe', type: 'fifo' },
      { path: '../up', bare: true, content: 'x' },
      { path: 'top/../../up', bare: true, content: 'x' },
      { path: '/etc/absolute', bare: true, content: 'x' },
      { path: 'a//b', content: 'x' },
      { path: './c', content: 'x' },
      { path: `${'long/'.repeat(60)}commands/a.md`, content: 'kept' },
    ] as const
    github.answers[tarballPath] = body(await archive(entries))
    expect((await filesOf(github)).map(({ path, text }) => [path, text])).toEqual([
      [`${'long/'.repeat(60)}commands/a.md`, 'kept'],
    ])
  })

  test('a repository that was renamed is followed, and the rest is asked for by its new name', async () => {
    github.answers[repositoryPath] = status(301, { location: `${github.url}/repositories/1` })
    github.answers['/repositories/1'] = repositoryAnswer({ full_name: 'new/name' })
    github.answers['/repos/new/name/commits/HEAD'] = body(commit)
    expect(await readerOf(github).snapshot()).toMatchObject({
      commit,
      name: 'name',
      memory: { owner: 'new', name: 'name' },
    })
  })

  test('without a token none is sent, and a given fetch is used', async () => {
    const asked: string[] = []
    const own: typeof fetch = (input, init) => {
      asked.push(input instanceof Request ? input.url : String(input))
      return fetch(input, init)
    }
    await readerOf(github, { token: null, fetch: own }).snapshot()
    expect(github.requests[0]?.authorization).toBeUndefined()
    expect(asked).toEqual([`${github.url}${repositoryPath}`, `${github.url}${commitPath}`])
  })

  test('a ref is one part of the path, whatever it is', async () => {
    github.answers['/repos/o/r/commits/feature%2Fx'] = body(commit)
    await readerOf(github, {}, { ref: 'feature/x' }).snapshot()
    expect(github.requests.map(({ path }) => path)).toEqual([repositoryPath, '/repos/o/r/commits/feature%2Fx'])
  })

  test.each([
    { owner: '..' },
    { owner: 'a/b' },
    { repository: '..' },
    { repository: 'a%2Fb' },
    { ref: '../../user' },
    { ref: '' },
    { ref: 'a b' },
  ])('what cannot be one (%j) is not asked for', async (location) => {
    await expect(readerOf(github, {}, location).snapshot()).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(readerOf(github, {}, location).details({ description: true, readme: true })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    expect(github.requests).toEqual([])
  })
})
