import {
  githubReader,
  type GithubOptions,
  type RepositoryFile,
  type RepositoryReader,
} from '../../src/scanner/index.ts'
import { type Answer, body, fakeGithub, type FakeGithub } from './github-server.ts'

/** The commit of the repository `o/r`, and where GitHub tells it and its files. */
export const commit = 'c0ffee'.repeat(6) + 'c0ff'
export const commitPath = '/repos/o/r/commits/HEAD'
export const tarballPath = `/repos/o/r/tarball/${commit}`

export const repositoryPath = '/repos/o/r'

/** What GitHub says of `o/r`. */
export const repositoryAnswer = (facts: object = {}): Answer =>
  body(JSON.stringify({ full_name: 'o/r', description: null, license: null, ...facts }), 'application/json')

/** A GitHub that knows `o/r` and its commit, and nothing else yet. */
export const githubWithCommit = (): Promise<FakeGithub> =>
  fakeGithub({
    [repositoryPath]: repositoryAnswer(),
    [commitPath]: body(commit, 'application/vnd.github.sha; charset=utf-8'),
  })

/** A reader of `o/r` that waits for nothing. */
export function readerOf(github: FakeGithub, options: Partial<GithubOptions> = {}, location = {}): RepositoryReader {
  const wait = (_: number, signal: AbortSignal) => {
    signal.throwIfAborted()
    return Promise.resolve()
  }
  return githubReader(
    { owner: 'o', repository: 'r', ref: 'HEAD', ...location },
    { apiUrl: github.url, token: 'secret-token', wait, ...options },
  )
}

/** All files of `o/r`. */
export async function filesOf(github: FakeGithub, options: Partial<GithubOptions> = {}): Promise<RepositoryFile[]> {
  const files: RepositoryFile[] = []
  for await (const file of (await readerOf(github, options).snapshot()).files()) files.push(file)
  return files
}

/** The error that reading the files ends with. */
export const failureOf = (github: FakeGithub, options: Partial<GithubOptions> = {}): Promise<unknown> =>
  filesOf(github, options).then(
    () => null,
    (error: unknown) => error,
  )
