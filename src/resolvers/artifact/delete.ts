import { z } from 'zod'
import type { Artifact } from '../../generated/prisma/client.ts'
import type { NodeReference } from '../../ids.ts'
import { parseInput } from '../input.ts'
import { id, ifVersion } from '../values.ts'
import { assertMay } from '../permissions.ts'
import { tellItsLists } from '../placement/containing.ts'
import type { Unit } from '../unit.ts'
import { lockRow, nextVersion } from '../versions.ts'
import { assertWithoutSource } from './ownership.ts'

const input = z.object({ id: id('Artifact'), ifVersion })

/** What deleteArtifact answers. */
interface Deleted {
  deleted: NodeReference<'Artifact'>
  /** The artifact, where it stays as REMOVED; null when it is gone. */
  artifact: Artifact | null
}

/**
 * Deletes an artifact that was made by hand or has outlived its source, with its memberships. One that has been deployed
 * stays as REMOVED, in no list: history keeps what it is about.
 */
export async function deleteArtifact(unit: Unit, raw: z.input<typeof input>): Promise<Deleted> {
  const { id, ifVersion } = parseInput(input, raw)
  await lockListsOf(unit, id.id)
  await lockRow(unit, id, ifVersion)
  assertMay(unit.actor, 'artifact:delete', id)
  const where = { id: id.id }
  const artifact = await unit.tx.artifact.findUniqueOrThrow({
    where,
    include: { deployments: { select: { id: true }, take: 1 } },
  })
  assertWithoutSource(artifact)
  await tellItsLists(unit, [id.id], 'UNLINKED')
  if (artifact.deployments.length > 0) return { deleted: id, artifact: await retire(unit, id.id) }
  await unit.tx.artifact.delete({ where, select: { id: true } })
  return { deleted: id, artifact: null }
}

const notExcluded = { excludedAt: null, excludedBy: null, exclusionReason: null, goneUpstream: false } as const

/** Takes an artifact out of every list, and marks it as REMOVED. */
async function retire(unit: Unit, id: string): Promise<Artifact> {
  await unit.tx.collectionMembership.deleteMany({ where: { artifactId: id } })
  return unit.tx.artifact.update({ where: { id }, data: { state: 'REMOVED', ...notExcluded, ...nextVersion } })
}

/** Collections first, in the order of their ids, as every change of members does; so none of them deadlocks with this. */
async function lockListsOf(unit: Unit, artifactId: string): Promise<void> {
  await unit.tx.$queryRaw`
    SELECT id FROM collections
    WHERE id IN (SELECT collection_id FROM collection_memberships WHERE artifact_id = ${artifactId}::uuid)
    ORDER BY id FOR NO KEY UPDATE`
}
