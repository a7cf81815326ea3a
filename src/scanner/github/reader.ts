import { archiveLimits, type ArchiveLimits } from '../limits.ts'
import { RepositoryError } from '../repository-error.ts'
import { isOwner, isRef, isRepositoryName } from '../repository-url.ts'
import type { RepositoryFile, RepositoryReader } from '../types.ts'
import { explained, githubClient, reachable, readAnswer, type ClientOptions, type GithubClient } from './client.ts'
import { fetchDetails } from './details.ts'
import { readTarball } from './tarball.ts'

/** A repository on GitHub at a branch, tag or commit. */
export interface GithubLocation {
  owner: string
  repository: string
  ref: string
}

/** How GitHub is asked, and the bounds on what it answers. */
export interface GithubOptions extends ClientOptions {
  limits?: Partial<ArchiveLimits> | undefined
  /** How long description and README are waited for; 5 s unless given. */
  detailsMilliseconds?: number | undefined
}

const DETAILS_MILLISECONDS = 5_000

/**
 * Reads a repository through GitHub's REST API: one request for the commit, one (and its redirect) for an archive of that
 * commit, each time the files are asked for. Blob hashes are reckoned from the archive, so that no tree is fetched.
 */
export function githubReader(location: GithubLocation, options: GithubOptions): RepositoryReader {
  const { owner, repository: repo } = location
  const client = githubClient(options)
  const limits: ArchiveLimits = { ...archiveLimits, ...options.limits }
  const isNamed = isOwner(owner) && isRepositoryName(repo) && isRef(location.ref)
  return {
    async snapshot(given) {
      given?.throwIfAborted()
      if (!isNamed) throw new RepositoryError('NOT_FOUND', 'No repository, branch, tag or commit can be called so.')
      const commit = await fetchCommit(client, location, limits, given)
      return {
        commit,
        name: repo,
        files: (signal) => fetchFiles(client, { owner, repo, ref: commit }, limits, signal ?? given),
      }
    },
    async details(want, given) {
      if (!isNamed)
        return { description: null, readme: null, readmeTruncated: false, error: 'No repository can be called so.' }
      const milliseconds = options.detailsMilliseconds ?? DETAILS_MILLISECONDS
      return fetchDetails({ client, owner, repo, milliseconds }, want, given)
    },
  }
}

async function fetchCommit(
  client: GithubClient,
  location: GithubLocation,
  limits: ArchiveLimits,
  given?: AbortSignal,
): Promise<string> {
  const limit = AbortSignal.timeout(limits.milliseconds)
  const signal = given ? AbortSignal.any([given, limit]) : limit
  const parameters = { owner: location.owner, repo: location.repository, ref: location.ref }
  const ask = async (): Promise<string> =>
    readAnswer(await client({ route: 'GET /repos/{owner}/{repo}/commits/{ref}', parameters, format: 'sha' }, signal))
  const commit = (await explained(ask, given, limit)).trim()
  if (!/^[0-9a-f]{40}$/.test(commit)) throw new RepositoryError('BROKEN', 'GitHub did not say which commit it is.')
  return commit
}

async function* fetchFiles(
  client: GithubClient,
  parameters: Record<string, string>,
  limits: ArchiveLimits,
  given?: AbortSignal,
): AsyncGenerator<RepositoryFile> {
  const limit = AbortSignal.timeout(limits.milliseconds)
  const signal = given ? AbortSignal.any([given, limit]) : limit
  const open = async (until: AbortSignal): Promise<AsyncIterable<Uint8Array>> => {
    const ask = () => client({ route: 'GET /repos/{owner}/{repo}/tarball/{ref}', parameters }, until)
    const body = await explained(ask, given, limit)
    return reachable(body)
  }
  try {
    yield* readTarball(open, limits, signal)
  } catch (error) {
    given?.throwIfAborted()
    if (!limit.aborted || error instanceof RepositoryError) throw error
    throw new RepositoryError(
      'TOO_LARGE',
      `The repository is too large: it was not read within ${String(limits.milliseconds / 1_000)} s.`,
    )
  }
}
