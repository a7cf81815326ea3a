import type { Transaction } from '../../database/index.ts'
import type { Source } from '../../generated/prisma/client.ts'
import type { Finding, RepositoryMemory } from '../../scanner/index.ts'

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()

/**
 * Gives a source the name that its repository has now, unless another source is registered under it: then the old name
 * stays, which GitHub sends on, and a finding tells. @returns the source as it is called now
 */
export async function recordRename(
  tx: Transaction,
  source: Source,
  memory: Pick<RepositoryMemory, 'owner' | 'name'> | null,
): Promise<{ source: Source; findings: Finding[] }> {
  if (!memory || (same(memory.owner, source.owner) && same(memory.name, source.repository)))
    return { source, findings: [] }
  const { owner, name: repository } = memory
  const renamed = await tx.$executeRaw`
    UPDATE sources SET owner = ${owner}::text, repository = ${repository}::text, version = version + 1, updated_at = now()
    WHERE id = ${source.id}::uuid AND NOT EXISTS (
      SELECT FROM sources other WHERE lower(other.owner) = lower(${owner}::text)
        AND lower(other.repository) = lower(${repository}::text) AND other.ref = ${source.ref}::text
        AND coalesce(other.root_folder, '') = coalesce(${source.rootFolder}::text, ''))`
  if (renamed > 0) return { source: { ...source, owner, repository }, findings: [] }
  const message = `The repository is called ${owner}/${repository} by now, which is registered as another source.`
  return { source, findings: [{ severity: 'WARNING', rule: 'repository-renamed', message, path: null, line: null }] }
}
