import { z } from 'zod'
import type { PatchSet } from '../../generated/prisma/client.ts'
import type { NodeReference } from '../../ids.ts'
import { type ChangeSince, ConflictError, StaleVersionError } from '../errors.ts'
import { id, ifVersion } from '../values.ts'
import { assertMay, type Permission } from '../permissions.ts'
import { patchSetTopic } from './news.ts'
import type { Unit } from '../unit.ts'
import { lockRow } from '../versions.ts'

/** The input of what is decided about a patch set. */
export const decision = z.object({ id: id('PatchSet'), ifVersion })
export type Decision = z.input<typeof decision>

const deciding = {
  DRAFT: 'The patch set is a draft: nothing is proposed yet.',
  PROPOSED: 'The patch set is only proposed.',
  APPLIED: 'The patch set has been applied already.',
  REJECTED: 'The patch set has been rejected already.',
  REVERTED: 'The patch set has been reverted already.',
} as const

/** What becomes of a patch set by each permission to decide about it. */
const outcomes = {
  'patch-set:apply': 'APPLIED',
  'patch-set:reject': 'REJECTED',
  'patch-set:revert': 'REVERTED',
} as const satisfies Partial<Record<Permission, PatchSet['status']>>

/**
 * Locks a patch set that is about to be decided, so that of two decisions the second sees the first. Those who watch it
 * are told when the decision is committed.
 * @param statuses those in which it can be decided so
 * @throws {NotFoundError} @throws {StaleVersionError} @throws {ForbiddenError}
 * @throws {ConflictError} when it has another status
 */
export async function lockPatchSet(
  unit: Unit,
  { id, ifVersion }: z.output<typeof decision>,
  permission: keyof typeof outcomes,
  ...statuses: PatchSet['status'][]
): Promise<PatchSet> {
  await lockRow(unit, id, ifVersion)
  assertMay(unit.actor, permission, id)
  const patchSet = await unit.tx.patchSet.findUniqueOrThrow({ where: { id: id.id } })
  if (!statuses.includes(patchSet.status)) throw new ConflictError(deciding[patchSet.status], ['input', 'id'], id)
  unit.publish(patchSetTopic(patchSet.id), { status: outcomes[permission] })
  return patchSet
}

/** Refuses what is about an earlier state. @throws {StaleVersionError} naming what has changed, when anything has */
export function assertUnchanged(subject: NodeReference, changes: readonly ChangeSince[]): void {
  if (changes.length > 0) throw new StaleVersionError(subject, changes)
}
