import type { Artifact } from '../../generated/prisma/client.ts'
import type { NodeReference } from '../../ids.ts'
import { ConflictError } from '../errors.ts'
import type { Unit } from '../unit.ts'

/** Reads an artifact that people may change. @throws {ConflictError} when it was found by a scan: its source changes it */
export async function readMadeByHand(unit: Unit, id: NodeReference<'Artifact'>): Promise<Artifact> {
  const artifact = await unit.tx.artifact.findUniqueOrThrow({ where: { id: id.id } })
  if (artifact.detectedAt !== null) {
    const source = artifact.sourceId === null ? null : ({ type: 'Source', id: artifact.sourceId } as const)
    throw new ConflictError('The artifact was found by a scan; only its source changes it.', ['input', 'id'], source)
  }
  return artifact
}
