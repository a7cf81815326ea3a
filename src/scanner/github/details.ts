import { cleanText } from '../text/clean.ts'
import { isRecord } from '../text/json-safe.ts'
import { readJson } from '../text/json-document.ts'
import { readReadme } from '../readme.ts'
import { RepositoryError } from '../repository-error.ts'
import type { RepositoryDetails } from '../types.ts'
import { reachable, readAnswer, type GithubClient } from './client.ts'
import { isMissing, toRepositoryError } from './failure.ts'

const LONGEST_DESCRIPTION = 2_000

/** Which repository, and how long each of description and README is waited for. */
interface DetailsInput {
  client: GithubClient
  owner: string
  repo: string
  milliseconds: number
}

/** Fetches what is wanted, both at once. A failure becomes a sentence in `error`; throws only the reason of the caller's signal. */
export async function fetchDetails(
  input: DetailsInput,
  want: { description: boolean; readme: boolean },
  given?: AbortSignal,
): Promise<RepositoryDetails> {
  given?.throwIfAborted()
  const [description, readme] = await Promise.all([
    want.description ? attempt('description', input, given, fetchDescription) : null,
    want.readme ? attempt('README', input, given, fetchReadme) : null,
  ])
  given?.throwIfAborted()
  const errors = [description?.error, readme?.error].filter((error) => typeof error === 'string')
  return {
    description: description?.value ?? null,
    readme: readme?.value?.text ?? null,
    readmeTruncated: readme?.value?.cut ?? false,
    error: errors.length > 0 ? errors.join(' ') : null,
  }
}

interface Attempt<Value> {
  value: Value | null
  error: string | null
}

async function attempt<Value>(
  what: string,
  input: DetailsInput,
  given: AbortSignal | undefined,
  fetchOne: (input: DetailsInput, signal: AbortSignal) => Promise<Value | null>,
): Promise<Attempt<Value>> {
  const limit = AbortSignal.timeout(input.milliseconds)
  try {
    return { value: await fetchOne(input, given ? AbortSignal.any([given, limit]) : limit), error: null }
  } catch (error) {
    const reason = limit.aborted
      ? `it took longer than ${String(input.milliseconds / 1_000)} s`
      : toRepositoryError(error).message
    return { value: null, error: `The ${what} could not be fetched: ${reason.replace(/\.$/, '')}.` }
  }
}

async function fetchDescription({ client, owner, repo }: DetailsInput, signal: AbortSignal): Promise<string | null> {
  const answer = readJson(
    await readAnswer(await client({ route: 'GET /repos/{owner}/{repo}', parameters: { owner, repo } }, signal)),
  )
  if (!answer.ok || !isRecord(answer.value)) throw new RepositoryError('BROKEN', 'GitHub answered with something else.')
  const { description } = answer.value
  return typeof description === 'string' ? cleanText(description, LONGEST_DESCRIPTION).text || null : null
}

async function fetchReadme(
  { client, owner, repo }: DetailsInput,
  signal: AbortSignal,
): Promise<{ text: string; cut: boolean } | null> {
  try {
    const body = await client(
      { route: 'GET /repos/{owner}/{repo}/readme', parameters: { owner, repo }, format: 'raw' },
      signal,
    )
    return await readReadme(reachable(body))
  } catch (error) {
    // A repository without a README is none that failed.
    if (isMissing(error)) return null
    throw error
  }
}
