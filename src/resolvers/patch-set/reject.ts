import { readerOf } from '../../database/index.ts'
import { parseInput } from '../input.ts'
import type { Unit } from '../unit.ts'
import { nextVersion } from '../versions.ts'
import { type Decision, decision, lockPatchSet } from './lock.ts'
import { loadPlan } from './plan.ts'
import { asStored, validationOf } from './validate.ts'

/** Decides against a patch set, or a draft. It stays, with what there was to say about it then. */
export async function rejectPatchSet(unit: Unit, raw: Decision) {
  const patchSet = await lockPatchSet(unit, parseInput(decision, raw), 'patch-set:reject', 'DRAFT', 'PROPOSED')
  const { id, projectId } = patchSet
  const plan = await loadPlan(readerOf(unit.tx), projectId)
  const record = await unit.tx.patchSetRecord.findUnique({ where: { patchSetId: id } })
  const validation = asStored(validationOf(patchSet, plan, record?.base))
  const decided = { status: 'REJECTED', plannerCallId: null, decidedBy: unit.actor.id, decidedAt: new Date() } as const
  return {
    patchSet: await unit.tx.patchSet.update({ where: { id }, data: { ...decided, validation, ...nextVersion } }),
  }
}
