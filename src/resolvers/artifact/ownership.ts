import type { Artifact } from '../../generated/prisma/client.ts'
import type { NodeReference } from '../../ids.ts'
import { ConflictError } from '../errors.ts'

/** Asks that people may change an artifact. @throws {ConflictError} when it was found by a scan */
export function assertMadeByHand(artifact: Artifact): void {
  if (artifact.detectedAt !== null)
    throw new ConflictError('The artifact was found by a scan; it is not changed by hand.', path, sourceOf(artifact))
}

/** Asks that no source has an artifact. @throws {ConflictError} when one has: its next scan would bring it back */
export function assertWithoutSource(artifact: Artifact): void {
  if (artifact.sourceId !== null)
    throw new ConflictError('The artifact belongs to its source, which alone deletes it.', path, sourceOf(artifact))
}

const path = ['input', 'id']

function sourceOf({ sourceId }: Artifact): NodeReference<'Source'> | null {
  return sourceId === null ? null : { type: 'Source', id: sourceId }
}
