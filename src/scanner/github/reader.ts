import { archiveLimits, type ArchiveLimits } from '../limits.ts'
import { RepositoryError } from '../repository-error.ts'
import { isOwner, isRef, isRepositoryName } from '../repository-url.ts'
import type { RepositoryFile, RepositoryMemory, RepositoryReader } from '../types.ts'
import { fetchBlob } from './blob.ts'
import { explained, githubClient, type ClientOptions, type GithubClient } from './client.ts'
import { fetchCommit } from './commit.ts'
import { fetchReadme } from './readme.ts'
import { fetchRepository } from './repository.ts'
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
  /** How long a README is waited for; 5 s unless given. */
  readmeMilliseconds?: number | undefined
}

const README_MILLISECONDS = 5_000
const NEVER = new AbortController().signal

/**
 * Reads a repository through GitHub's REST API: one request for the repository and one for the commit, which cost nothing
 * where they are remembered and the same, and one (and its redirect) for an archive of that commit, each time the files
 * are asked for. Blob hashes are reckoned from the archive, so that no tree is fetched. One reader reads at a time.
 */
export function githubReader(location: GithubLocation, options: GithubOptions): RepositoryReader {
  const client = githubClient(options)
  const limits: ArchiveLimits = { ...archiveLimits, ...options.limits }
  const isNamed = isOwner(location.owner) && isRepositoryName(location.repository) && isRef(location.ref)
  let found: RepositoryMemory | null = null

  /** Finds out what the repository is called now, and its commit. */
  async function look(signal: AbortSignal, known: RepositoryMemory | null): Promise<RepositoryMemory> {
    if (!isNamed) throw new RepositoryError('NOT_FOUND', 'No repository, branch, tag or commit can be called so.')
    const repository = await fetchRepository(client, location, known, signal)
    return { ...repository, ...(await fetchCommit(client, { ...repository, ref: location.ref }, known, signal)) }
  }

  return {
    async snapshot(given, known = null) {
      given?.throwIfAborted()
      const memory = await explained(() => look(given ?? NEVER, known), given)
      found = memory
      const { owner, name, commit } = memory
      return {
        commit,
        name,
        license: memory.license,
        memory,
        unchanged: known !== null && known.commit === commit && known.license === memory.license,
        files: (signal) => fetchFiles(client, { owner, repo: name, ref: commit }, limits, signal ?? given),
      }
    },
    async details(want, given) {
      given?.throwIfAborted()
      const { owner, name, commit, description } = found ?? (await explained(() => look(given ?? NEVER, null), given))
      const none = { readme: null, error: null }
      const { readme, error } = want.readme
        ? await fetchReadme(
            client,
            { owner, repo: name, ref: commit },
            options.readmeMilliseconds ?? README_MILLISECONDS,
            given,
          )
        : none
      return {
        description: want.description ? description : null,
        readme: readme?.text ?? null,
        readmeTruncated: readme?.cut ?? false,
        error,
      }
    },
    text: (sha, given) =>
      explained(
        () => fetchBlob(client, { owner: location.owner, repo: location.repository, sha }, given ?? NEVER),
        given,
      ),
  }
}

async function* fetchFiles(
  client: GithubClient,
  parameters: Record<string, string>,
  limits: ArchiveLimits,
  given: AbortSignal = NEVER,
): AsyncGenerator<RepositoryFile> {
  const open = (until: AbortSignal): Promise<AsyncIterable<Uint8Array>> =>
    explained(() => client.open({ route: '/repos/{owner}/{repo}/tarball/{ref}', parameters }, until), given)
  yield* readTarball(open, limits, given)
}
