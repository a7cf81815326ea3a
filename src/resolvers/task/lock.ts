import type { Task } from '../../generated/prisma/client.ts'
import type { NodeReference } from '../../ids.ts'
import { NotFoundError, StaleVersionError } from '../errors.ts'
import type { Unit } from '../unit.ts'

/**
 * Locks the project of a task, and reads the task: under that lock nobody else changes it or its place.
 * @throws {NotFoundError} when it is not there. @throws {StaleVersionError} when it has changed since.
 */
export async function lockTask(unit: Unit, reference: NodeReference<'Task'>, ifVersion?: number | null): Promise<Task> {
  await unit.tx.$queryRaw`
    SELECT id FROM projects WHERE id = (SELECT project_id FROM tasks WHERE id = ${reference.id}::uuid) FOR NO KEY UPDATE`
  const task = await unit.tx.task.findUnique({ where: { id: reference.id } })
  if (!task || task.deletedAt) throw new NotFoundError('There is no task with this id.', ['input', 'id'])
  if (ifVersion != null && ifVersion !== task.version) throw new StaleVersionError(reference, task.version)
  return task
}
