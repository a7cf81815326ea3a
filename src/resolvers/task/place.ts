import type { NodeReference } from '../../ids.ts'
import { NotFoundError, ValidationError } from '../errors.ts'
import type { Unit } from '../unit.ts'
import { type Descent, faultOfPlace } from './rules.ts'

/**
 * Asks that a task may stand below a parent: that the parent is in the project and not deleted, that it is not the task
 * itself or below it, and that the tree is not too deep then. The project is locked.
 * @param taskId the task that is moved; null for one that is made
 * @throws {NotFoundError} @throws {ValidationError}
 */
export async function assertFits(
  unit: Unit,
  projectId: string,
  parent: NodeReference<'Task'>,
  taskId: string | null,
): Promise<void> {
  const path = ['input', 'parentId']
  const [descent] = await unit.tx.$queryRaw<Descent[]>`
    WITH RECURSIVE above AS (
      SELECT id, parent_id FROM tasks
      WHERE id = ${parent.id}::uuid AND project_id = ${projectId}::uuid AND deleted_at IS NULL
      UNION ALL
      SELECT t.id, t.parent_id FROM above JOIN tasks t ON t.id = above.parent_id
    ), below AS (
      SELECT ${taskId}::uuid AS id, 1 AS level
      UNION ALL
      SELECT t.id, below.level + 1 FROM below JOIN tasks t ON t.list_id = below.id
    )
    SELECT (SELECT count(*) FROM above)::int AS "levelsAbove", (SELECT max(level) FROM below)::int AS height,
      EXISTS (SELECT FROM above WHERE id = ${taskId}::uuid) AS "insideItself"`
  if (!descent?.levelsAbove) throw new NotFoundError('The project has no task with this id.', path)
  const fault = faultOfPlace(descent)
  if (fault) throw ValidationError.at(path, fault.code, fault.message)
}
