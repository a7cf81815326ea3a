import { RepositoryError } from '../repository-error.ts'
import type { RepositoryMemory } from '../types.ts'
import type { GithubClient } from './client.ts'

/** Asks which commit a branch, tag or commit stands for; what is remembered is not sent again. */
export async function fetchCommit(
  client: GithubClient,
  { owner, name, ref }: { owner: string; name: string; ref: string },
  known: RepositoryMemory | null,
  signal: AbortSignal,
): Promise<Pick<RepositoryMemory, 'commit' | 'commitTag'>> {
  const answer = await client.read(
    {
      route: '/repos/{owner}/{repo}/commits/{ref}',
      parameters: { owner, repo: name, ref },
      format: 'sha',
      etag: known?.commitTag,
    },
    signal,
  )
  if (answer === null && known) return { commit: known.commit, commitTag: known.commitTag }
  const commit = answer?.text.trim() ?? ''
  if (!/^[0-9a-f]{40}$/.test(commit)) throw new RepositoryError('BROKEN', 'GitHub did not say which commit it is.')
  return { commit, commitTag: answer?.etag ?? null }
}
