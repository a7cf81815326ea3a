import { readerOf } from '../../database/index.ts'
import type { PatchSet, PatchSetOrigin } from '../../generated/prisma/client.ts'
import { newId } from '../../ids.ts'
import { NotFoundError } from '../errors.ts'
import { assertAtMost } from '../input.ts'
import type { Unit } from '../unit.ts'
import { nextVersion } from '../versions.ts'
import { baseOf } from './base.ts'
import { checkOperations } from './check.ts'
import { mostOperations, patchOperations } from './operations.ts'
import { loadPlan } from './plan.ts'
import { assertValid, pathIn } from './valid.ts'

/** What is proposed, by whom. */
export interface Proposal {
  /** The id of the project in the database; null when the operations create one. */
  readonly projectId: string | null
  /** Operations as anybody gave them: they are checked here. */
  readonly operations: readonly unknown[]
  readonly origin: PatchSetOrigin
  /** The proposal in a few words: at most 2,000 characters. */
  readonly summary?: string | null
  /** The id of the draft that becomes the patch set; the caller has locked it. Without one a new patch set is made. */
  readonly draft?: string | null
}

/**
 * Keeps operations as a patch set that a person can decide about. Nothing of the project is changed. The caller has asked
 * for permission; the one who proposes is the unit's actor.
 * @throws {LimitError} when there are too many. @throws {NotFoundError} when there is no such project, or when all that is
 * wrong is ids without a task. @throws {ValidationError} with everything that is wrong.
 */
export async function propose(
  unit: Unit,
  { projectId, operations, origin, summary = null, draft = null }: Proposal,
): Promise<PatchSet> {
  assertAtMost(mostOperations, operations, 'operations')
  const plan = await loadPlan(readerOf(unit.tx), projectId)
  if (!plan) throw new NotFoundError('There is no project with this id.', ['input', 'projectId'])
  const checked = checkOperations(plan, operations, new Date())
  assertValid(checked, (found) => ['input', 'operations', ...pathIn(found)])
  const data = {
    origin,
    baseVersion: plan.version,
    proposedBy: unit.actor.id,
    summary,
    operations: patchOperations.parse(checked.operations),
    record: { create: { base: baseOf(plan, checked.touched) } },
  }
  if (draft === null) return unit.tx.patchSet.create({ data: { id: newId(), projectId, ...data } })
  return unit.tx.patchSet.update({
    where: { id: draft },
    data: { ...data, status: 'PROPOSED', plannerCallId: null, ...nextVersion },
  })
}
