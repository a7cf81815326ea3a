import { decodeText, storable } from '../text/clean.ts'
import { RepositoryError } from '../repository-error.ts'
import { readBytes, type GithubClient } from './client.ts'
import { isMissing } from './failure.ts'

/** The largest file that is fetched by itself, in bytes. */
const LARGEST_BLOB = 4 * 1_048_576

/** The text of a blob; null when it is larger than 4 MB. Does not wait for limits: somebody waits for the answer. */
export async function fetchBlob(
  client: GithubClient,
  parameters: { owner: string; repo: string; sha: string },
  signal: AbortSignal,
): Promise<string | null> {
  const request = { route: '/repos/{owner}/{repo}/git/blobs/{sha}', parameters, format: 'raw' } as const
  try {
    return storable(decodeText(await readBytes(await client.open(request, signal, 0), LARGEST_BLOB, 'TOO_LARGE')))
  } catch (error) {
    if (error instanceof RepositoryError && error.code === 'TOO_LARGE') return null
    if (isMissing(error)) throw new RepositoryError('NOT_FOUND', 'GitHub does not have the file any more.')
    throw error
  }
}
