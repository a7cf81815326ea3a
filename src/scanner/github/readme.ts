import { readReadme } from '../readme.ts'
import type { Cut } from '../text/clean.ts'
import type { GithubClient } from './client.ts'
import { isMissing, toRepositoryError } from './failure.ts'

/** A README, or why there is none: in a sentence where it could not be fetched. */
export interface FetchedReadme {
  readme: Cut | null
  error: string | null
}

/** Fetches the README of a commit within so many ms. Throws only the reason of the caller's signal. */
export async function fetchReadme(
  client: GithubClient,
  parameters: { owner: string; repo: string; ref: string },
  milliseconds: number,
  given?: AbortSignal,
): Promise<FetchedReadme> {
  const limit = AbortSignal.timeout(milliseconds)
  const signal = given ? AbortSignal.any([given, limit]) : limit
  try {
    const request = { route: '/repos/{owner}/{repo}/readme', parameters, format: 'raw' } as const
    return { readme: await readReadme(await client.open(request, signal, milliseconds)), error: null }
  } catch (error) {
    given?.throwIfAborted()
    // A repository without a README is none that failed.
    if (isMissing(error)) return { readme: null, error: null }
    const reason = limit.aborted
      ? `it took longer than ${String(milliseconds / 1_000)} s`
      : toRepositoryError(error).message.replace(/\.$/, '')
    return { readme: null, error: `The README could not be fetched: ${reason}.` }
  }
}
