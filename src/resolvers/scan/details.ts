import type { Transaction } from '../../database/index.ts'
import type { Source } from '../../generated/prisma/client.ts'
import type { Reading } from './reading.ts'

/**
 * Keeps what was fetched besides artifacts, as far as it was asked for and the source still asks for it. What could not be
 * fetched leaves what was known, and is asked for again.
 */
export async function recordDetails(
  tx: Transaction,
  source: Source,
  commit: string,
  { description, readme, readmeTruncated, error, asked }: NonNullable<Reading['details']>,
): Promise<void> {
  const wantsDescription = asked.description && source.importRepositoryDescription
  const wantsReadme = asked.readme && source.importReadme
  if (!wantsDescription && !wantsReadme) return
  const fetched = {
    fetchedAt: new Date(),
    fetchError: error?.slice(0, 2000) ?? null,
    ...(wantsDescription && (description !== null || error === null) ? { repositoryDescription: description } : {}),
    ...(wantsReadme && (readme !== null || error === null) ? { readme, readmeTruncated } : {}),
    ...(wantsReadme ? { readmeCommit: error === null ? commit : null } : {}),
  }
  const { id: sourceId } = source
  await tx.sourceDetails.upsert({ where: { sourceId }, create: { sourceId, ...fetched }, update: fetched })
}
