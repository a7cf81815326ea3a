import { z } from 'zod'
import { newId } from '../../ids.ts'
import { ConflictError } from '../errors.ts'
import { parseInput } from '../input.ts'
import { id, ifVersion } from '../values.ts'
import { assertMay } from '../permissions.ts'
import type { Unit } from '../unit.ts'
import { nextVersion } from '../versions.ts'
import { lockProject } from './lock.ts'

const input = z.object({ id: id('Project'), cascade: z.boolean().nullish(), ifVersion })

/**
 * Deletes a project and the tasks that it has now. The rows stay, marked with one deletion, so that restoring brings back
 * these and no others.
 * @throws {ConflictError} when it has tasks and `cascade` is false
 */
export async function deleteProject(unit: Unit, raw: z.input<typeof input>) {
  const { id, cascade, ifVersion } = parseInput(input, raw)
  const { taskCount } = await lockProject(unit, id, { ifVersion })
  assertMay(unit.actor, 'project:delete', id)
  if (cascade === false && taskCount > 0) {
    const message = `The project has ${String(taskCount)} ${taskCount === 1 ? 'task' : 'tasks'}.`
    throw new ConflictError(message, ['input', 'cascade'], id)
  }
  const deletion = { deletedAt: new Date(), deletionId: newId() }
  // Not through the model, which would say that a field of each task was changed.
  const deletedTaskCount = await unit.tx.$executeRaw`
    UPDATE tasks SET deleted_at = ${deletion.deletedAt}::timestamptz, deletion_id = ${deletion.deletionId}::uuid
    WHERE project_id = ${id.id}::uuid AND deleted_at IS NULL`
  const project = await unit.tx.project.update({ where: { id: id.id }, data: { ...deletion, ...nextVersion } })
  return { deleted: id, project, deletedTaskCount }
}
