import type { NodeReference } from '../../ids.ts'
import { NotFoundError } from '../errors.ts'
import { assertMay } from '../permissions.ts'
import type { Unit } from '../unit.ts'

/**
 * Holds a project so that nobody deletes it meanwhile; others may record at the same time.
 * @throws {NotFoundError} when it is not there, or is deleted. @throws {ForbiddenError} when the actor may not record.
 */
export async function holdProject(unit: Unit, project: NodeReference<'Project'>): Promise<void> {
  const [row] = await unit.tx.$queryRaw<{ id: string }[]>`
    SELECT id::text FROM projects WHERE id = ${project.id}::uuid AND deleted_at IS NULL FOR SHARE`
  if (!row) throw new NotFoundError('There is no project with this id.', ['input', 'projectId'])
  assertMay(unit.actor, 'deployment:record', project)
}
