import { z } from 'zod'
import { parseInput } from '../input.ts'
import { id, ifVersion } from '../values.ts'
import { assertMay } from '../permissions.ts'
import { tellItsLists } from '../placement/containing.ts'
import { scanTopic } from '../scan/progress.ts'
import type { Unit } from '../unit.ts'
import { lockRow } from '../versions.ts'

const input = z.object({ id: id('Source'), ifVersion })

/**
 * Deletes a source with its scans and artifacts. Artifacts that are in a list or have been deployed stay, without a source,
 * as REMOVED: what people have curated does not vanish under them, and history keeps what it is about.
 */
export async function deleteSource(unit: Unit, raw: z.input<typeof input>) {
  const { id, ifVersion } = parseInput(input, raw)
  await lockRow(unit, id, ifVersion)
  assertMay(unit.actor, 'source:delete', id)
  await tellOfUnfinished(unit, id.id)
  // Whoever is linking or deploying one of them right now is waited for: it has to stay.
  await unit.tx.$executeRaw`
    WITH locked AS (SELECT id FROM artifacts WHERE source_id = ${id.id}::uuid FOR UPDATE) SELECT count(*) FROM locked`
  const kept = await unit.tx.$queryRaw<{ id: string }[]>`
    UPDATE artifacts SET source_id = NULL, state = 'REMOVED', excluded_at = NULL, excluded_by = NULL,
      exclusion_reason = NULL, gone_upstream = false, version = version + 1, updated_at = now()
    WHERE source_id = ${id.id}::uuid AND (id IN (SELECT artifact_id FROM collection_memberships)
      OR EXISTS (SELECT FROM deployments d WHERE d.artifact_id = artifacts.id))
    RETURNING id::text`
  await tellItsLists(
    unit,
    kept.map(({ id }) => id),
    'CHANGED',
  )
  const deletedArtifactCount = await unit.tx.$executeRaw`DELETE FROM artifacts WHERE source_id = ${id.id}::uuid`
  await unit.tx.source.delete({ where: { id: id.id }, select: { id: true } })
  return { deleted: id, deletedArtifactCount, keptArtifactCount: kept.length }
}

/** Whoever watches a scan is told that it goes with its source. */
async function tellOfUnfinished(unit: Unit, sourceId: string): Promise<void> {
  const scan = await unit.tx.scan.findFirst({
    where: { sourceId, status: { in: ['PENDING', 'RUNNING'] } },
    select: { id: true },
  })
  if (scan) unit.publish(scanTopic(scan.id), { status: 'GONE' })
}
