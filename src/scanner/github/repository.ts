import { spdxLicense } from '../artifact/license.ts'
import { RepositoryError } from '../repository-error.ts'
import { isOwner, isRepositoryName } from '../repository-url.ts'
import { cleanText } from '../text/clean.ts'
import { readJson } from '../text/json-document.ts'
import { isRecord } from '../text/json-safe.ts'
import type { RepositoryMemory } from '../types.ts'
import type { GithubClient } from './client.ts'

const LONGEST_DESCRIPTION = 2_000

/** What GitHub says of a repository itself, and the ETag of the answer. */
export type RepositoryFacts = Pick<RepositoryMemory, 'owner' | 'name' | 'description' | 'license' | 'repositoryTag'>

/** Asks for a repository; what is remembered is not sent again. One that was renamed answers with its new name. */
export async function fetchRepository(
  client: GithubClient,
  { owner, repository: repo }: { owner: string; repository: string },
  known: RepositoryFacts | null,
  signal: AbortSignal,
): Promise<RepositoryFacts> {
  const request = { route: '/repos/{owner}/{repo}', parameters: { owner, repo }, etag: known?.repositoryTag }
  const answer = await client.read(request, signal)
  if (answer === null && known) return known
  const said = answer && readJson(answer.text)
  if (!said?.ok || !isRecord(said.value)) throw new RepositoryError('BROKEN', 'GitHub answered with something else.')
  const { description, license, full_name: fullName } = said.value
  return {
    ...(nameOf(fullName) ?? { owner, name: repo }),
    description: typeof description === 'string' ? cleanText(description, LONGEST_DESCRIPTION).text || null : null,
    license: licenseOf(license),
    repositoryTag: answer?.etag ?? null,
  }
}

function nameOf(fullName: unknown): { owner: string; name: string } | null {
  const [owner = '', name = '', ...more] = typeof fullName === 'string' ? fullName.split('/') : []
  return isOwner(owner) && isRepositoryName(name) && more.length === 0 ? { owner, name } : null
}

/** GitHub says NOASSERTION of a licence that it does not know. */
function licenseOf(license: unknown): string | null {
  const id = isRecord(license) ? license['spdx_id'] : null
  return typeof id === 'string' && id !== 'NOASSERTION' ? spdxLicense(id) : null
}
