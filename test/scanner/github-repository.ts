import {
  githubReader,
  type GithubOptions,
  type RepositoryFile,
  type RepositoryReader,
} from '../../src/scanner/index.ts'
import { body, fakeGithub, type FakeGithub } from './github-server.ts'

/** The commit of the repository `o/r`, and where GitHub tells it and its files. */
export const commit = 'c0ffee'.repeat(6) + 'c0ff'
export const commitPath = '/repos/o/r/commits/HEAD'
export const tarballPath = `/repos/o/r/tarball/${commit}`

/** A GitHub that knows the commit of `o/r` and nothing else yet. */
export const githubWithCommit = (): Promise<FakeGithub> =>
  fakeGithub({ [commitPath]: body(commit, 'application/vnd.github.sha; charset=utf-8') })

/** A reader of `o/r` that asks once. */
export function readerOf(github: FakeGithub, options: Partial<GithubOptions> = {}, location = {}): RepositoryReader {
  const once = { most: 0, milliseconds: 0 }
  return githubReader(
    { owner: 'o', repository: 'r', ref: 'HEAD', ...location },
    { apiUrl: github.url, token: 'secret-token', retries: once, ...options },
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
