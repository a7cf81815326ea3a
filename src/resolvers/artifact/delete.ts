import { z } from 'zod'
import { id, ifVersion, parseInput } from '../input.ts'
import { assertMay } from '../permissions.ts'
import type { Unit } from '../unit.ts'
import { lockRow } from '../versions.ts'
import { assertWithoutSource } from './ownership.ts'

const input = z.object({ id: id('Artifact'), ifVersion })

/** Deletes an artifact that was made by hand or has outlived its source, with its memberships. */
export async function deleteArtifact(unit: Unit, raw: z.input<typeof input>) {
  const { id, ifVersion } = parseInput(input, raw)
  await lockListsOf(unit, id.id)
  await lockRow(unit, id, ifVersion)
  assertMay(unit.actor, 'artifact:delete', id)
  assertWithoutSource(await unit.tx.artifact.findUniqueOrThrow({ where: { id: id.id } }))
  await unit.tx.artifact.delete({ where: { id: id.id }, select: { id: true } })
  return { deleted: id }
}

/** Collections first, in the order of their ids, as every change of members does; so none of them deadlocks with this. */
async function lockListsOf(unit: Unit, artifactId: string): Promise<void> {
  await unit.tx.$queryRaw`
    SELECT id FROM collections
    WHERE id IN (SELECT collection_id FROM collection_memberships WHERE artifact_id = ${artifactId}::uuid)
    ORDER BY id FOR NO KEY UPDATE`
}
