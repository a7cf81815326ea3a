import type { PatchSet } from '../../generated/prisma/client.ts'
import { newId, type NodeReference } from '../../ids.ts'
import { StaleVersionError } from '../errors.ts'
import { parseInput } from '../input.ts'
import { assertMay, type Permission } from '../permissions.ts'
import type { Unit } from '../unit.ts'
import { nextVersion } from '../versions.ts'
import { type Applied, appliedBetween } from './applied.ts'
import { base, change, changesSince } from './base.ts'
import { writesBetween } from './changes.ts'
import { type Checked, checkOperations } from './check.ts'
import { assertUnchanged, type Decision, decision, lockPatchSet } from './lock.ts'
import { type OperationKind, type PatchOperation, patchOperations } from './operations.ts'
import { lockPlan, nothing } from './plan.ts'
import { assertValid, pathIn } from './valid.ts'
import { asStored } from './validate.ts'
import { insertProject, writePlan } from './write.ts'

/** What each kind of operation needs besides the permission to apply. */
const needs: Record<OperationKind, Permission> = {
  createProject: 'project:create',
  updateProject: 'project:update',
  createTask: 'task:create',
  updateTask: 'task:update',
  deleteTask: 'task:delete',
}

/**
 * Carries out the operations of a patch set, all of them or none. What they are about must be as it was when they were
 * proposed. What they change is kept as it was before and after, so that they can be reverted.
 */
export async function applyPatchSet(unit: Unit, raw: Decision) {
  const { id, ifVersion } = parseInput(decision, raw)
  const patchSet = await lockPatchSet(unit, { id, ifVersion }, 'patch-set:apply', 'PROPOSED')
  const operations = patchOperations.parse(patchSet.operations)
  assertMayAll(unit, patchSet, operations)
  const { before, checked } = await checkAgain(unit, id, patchSet, operations)
  assertValid(checked, (found) => ['input', 'id', ...pathIn(found)])
  const projectId = patchSet.projectId ?? newId()
  if (patchSet.projectId === null && checked.after.project) await insertProject(unit, projectId, checked.after.project)
  const writes = writesBetween(before, checked.after)
  await writePlan(unit, projectId, patchSet.projectId === null ? { ...writes, project: null } : writes, 'new')
  const applied = appliedBetween(before, checked.after, writes)
  return { patchSet: await keepApplied(unit, patchSet.id, projectId, checked, applied), projectId }
}

/** Goes through the operations on the state of now, which nobody else changes any more. */
async function checkAgain(unit: Unit, id: NodeReference, patchSet: PatchSet, operations: readonly PatchOperation[]) {
  const now = new Date()
  if (patchSet.projectId === null) {
    return { before: nothing, checked: checkOperations(nothing, operations, now) }
  }
  const before = await lockPlan(unit, patchSet.projectId)
  if (!before) throw new StaleVersionError(id, [change('Project', patchSet.projectId, 'REMOVED')])
  const checked = checkOperations(before, operations, now)
  const record = await unit.tx.patchSetRecord.findUniqueOrThrow({ where: { patchSetId: id.id } })
  const project = { type: 'Project', id: patchSet.projectId } as const
  assertUnchanged(project, changesSince(base.parse(record.base), project.id, before, checked.touched))
  return { before, checked }
}

/** @throws {ForbiddenError} */
function assertMayAll(unit: Unit, { projectId }: PatchSet, operations: readonly PatchOperation[]): void {
  const project = projectId === null ? null : ({ type: 'Project', id: projectId } as const)
  const kinds = new Set(operations.flatMap((operation) => Object.keys(operation) as OperationKind[]))
  for (const kind of kinds) assertMay(unit.actor, needs[kind], project)
  const moves = operations.some(
    (operation) =>
      'updateTask' in operation && (operation.updateTask.parentId !== undefined || operation.updateTask.at),
  )
  if (moves) assertMay(unit.actor, 'task:arrange', project)
}

async function keepApplied(
  unit: Unit,
  id: string,
  projectId: string,
  { warnings }: Checked,
  applied: Applied,
): Promise<PatchSet> {
  await unit.tx.patchSetRecord.update({
    where: { patchSetId: id },
    data: { applied },
    select: { patchSetId: true },
  })
  return unit.tx.patchSet.update({
    where: { id },
    data: {
      projectId,
      status: 'APPLIED',
      decidedBy: unit.actor.id,
      decidedAt: new Date(),
      validation: asStored({ errors: [], warnings }),
      ...nextVersion,
    },
  })
}
