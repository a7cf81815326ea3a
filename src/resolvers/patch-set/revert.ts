import { newId } from '../../ids.ts'
import { StaleVersionError } from '../errors.ts'
import { parseInput } from '../input.ts'
import { assertMay } from '../permissions.ts'
import { assertRoom } from '../task/count.ts'
import type { Unit } from '../unit.ts'
import { nextVersion } from '../versions.ts'
import { applied as appliedSchema } from './applied.ts'
import { change } from './base.ts'
import { writesBetween } from './changes.ts'
import { assertUnchanged, type Decision, decision, lockPatchSet } from './lock.ts'
import { lockPlan } from './plan.ts'
import { restore } from './restore.ts'
import { writePlan } from './write.ts'

/**
 * Takes back what applying a patch set has changed: everything is as it was before, ids and order too. Refused when any
 * of it was changed since, or when the project would have too many tasks. A project that it made is deleted, as by deleteProject.
 */
export async function revertPatchSet(unit: Unit, raw: Decision) {
  const input = parseInput(decision, raw)
  const { id, projectId } = await lockPatchSet(unit, input, 'patch-set:revert', 'APPLIED')
  if (projectId === null) throw new TypeError('An applied patch set without a project.')
  const project = { type: 'Project', id: projectId } as const
  const now = await lockPlan(unit, projectId)
  if (!now) throw new StaleVersionError(project, [change('Project', projectId, 'REMOVED')])
  const record = await unit.tx.patchSetRecord.findUniqueOrThrow({ where: { patchSetId: id } })
  const applied = appliedSchema.parse(record.applied)
  const { state, changes } = restore(applied, projectId, now)
  assertUnchanged(project, changes)
  if (state.project === null) {
    assertMay(unit.actor, 'project:delete', project)
    await deleteWholeProject(unit, projectId)
  } else {
    assertRoom({ taskCount: state.tasks.size }, 0, ['input', 'id'])
    await writePlan(unit, projectId, writesBetween(now, state), 'deleted')
  }
  const patchSet = await unit.tx.patchSet.update({
    where: { id },
    data: { status: 'REVERTED', revertedBy: unit.actor.id, revertedAt: new Date(), ...nextVersion },
  })
  return { patchSet, projectId }
}

/** Deletes a project with its tasks: what goes together carries one mark, so that restoreProject brings back just that. */
async function deleteWholeProject({ tx }: Unit, projectId: string): Promise<void> {
  const deletion = newId()
  await tx.$executeRaw`
    UPDATE tasks SET deleted_at = now(), deletion_id = ${deletion}::uuid, version = version + 1, updated_at = now()
    WHERE project_id = ${projectId}::uuid AND deleted_at IS NULL`
  await tx.$executeRaw`
    UPDATE projects SET deleted_at = now(), deletion_id = ${deletion}::uuid, version = version + 1, updated_at = now()
    WHERE id = ${projectId}::uuid`
}
