import type { Transaction } from '../../database/index.ts'
import { Prisma, type Source } from '../../generated/prisma/client.ts'
import { type RepositoryMemory, RULES } from '../../scanner/index.ts'

/** What is known of a source's repository before it is read. */
export interface Known {
  /** Null when it has to be read whole. */
  readonly memory: RepositoryMemory | null
  /** What the source's details hold: the description, and the commit whose README it is. */
  readonly description: string | null
  readonly readmeCommit: string | null
}

/** Recalls what was learnt of a source's ref and root folder by the rules of today. */
export async function recall(tx: Transaction, { id, ref, rootFolder }: Source): Promise<Known> {
  const [found] = await tx.$queryRaw<[{ memory: RepositoryMemory | null } & Omit<Known, 'memory'>]>`
    SELECT d.repository_description AS description, d.readme_commit AS "readmeCommit",
      CASE WHEN r.source_id IS NOT NULL THEN jsonb_build_object('owner', r.owner, 'name', r.name,
        'description', r.description, 'license', r.license, 'commit', r.commit,
        'repositoryTag', r.repository_tag, 'commitTag', r.commit_tag) END AS memory
    FROM (SELECT ${id}::uuid AS source_id) AS asked
    LEFT JOIN source_details d USING (source_id)
    LEFT JOIN source_readings r ON r.source_id = asked.source_id AND r.rules = ${RULES}::int
      AND r.ref = ${ref}::text AND r.root_folder IS NOT DISTINCT FROM ${rootFolder}::text`
  return found
}

/** Keeps what a whole reading has learnt; null keeps nothing, so that the source is read whole the next time. */
export async function remember(tx: Transaction, source: Source, memory: RepositoryMemory | null): Promise<void> {
  if (memory === null) return forgetReadings(tx, [source.id])
  const { id: sourceId, ref, rootFolder } = source
  const learnt = { ref, rootFolder, rules: RULES, ...memory }
  await tx.sourceReading.upsert({ where: { sourceId }, create: { sourceId, ...learnt }, update: learnt })
}

/** Has sources read whole at their next scan, though nothing changes upstream: what artifacts they have was changed here. */
export async function forgetReadings(tx: Transaction, sourceIds: readonly string[]): Promise<void> {
  await tx.$executeRaw`DELETE FROM source_readings WHERE source_id IN (${Prisma.join(sourceIds.map((id) => Prisma.sql`${id}::uuid`))})`
}
