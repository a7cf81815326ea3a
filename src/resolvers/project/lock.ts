import type { NodeReference } from '../../ids.ts'
import { NotFoundError, StaleVersionError } from '../errors.ts'
import type { Unit } from '../unit.ts'

/** A project that is locked: until the transaction ends nobody else changes it, its tasks or their places. */
export interface LockedProject {
  readonly id: string
  readonly taskCount: number
  /** The deletion that took it; null when it is not deleted. */
  readonly deletionId: string | null
}

/** Options of {@link lockProject}. */
interface LockOptions {
  /** The field of the input that names the project. */
  readonly field?: string
  /** The version that the caller has seen; null or absent: any. */
  readonly ifVersion?: number | null | undefined
  /** Whether it may be one that was deleted. */
  readonly deleted?: boolean
}

/**
 * Locks a project: every change of it, of its tasks and of their places does so first. So what was looked up in its tree
 * stays true until the change is written, and no two changes wait for each other in a circle.
 * @throws {NotFoundError} when it is not there. @throws {StaleVersionError} when it has changed since.
 */
export async function lockProject(
  unit: Unit,
  reference: NodeReference<'Project'>,
  { field = 'id', ifVersion, deleted = false }: LockOptions = {},
): Promise<LockedProject> {
  const [found] = await unit.tx.$queryRaw<(LockedProject & { version: number })[]>`
    SELECT id::text, version, task_count AS "taskCount", deletion_id::text AS "deletionId"
    FROM projects WHERE id = ${reference.id}::uuid FOR NO KEY UPDATE`
  if (!found || (found.deletionId !== null && !deleted))
    throw new NotFoundError('There is no project with this id.', ['input', field])
  const { version, ...project } = found
  if (ifVersion != null && ifVersion !== version) throw new StaleVersionError(reference, version)
  return project
}
