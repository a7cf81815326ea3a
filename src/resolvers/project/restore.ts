import { z } from 'zod'
import { ConflictError } from '../errors.ts'
import { parseInput } from '../input.ts'
import { id, ifVersion } from '../values.ts'
import { assertMay } from '../permissions.ts'
import type { Unit } from '../unit.ts'
import { nextVersion } from '../versions.ts'
import { lockProject } from './lock.ts'

const input = z.object({ id: id('Project'), ifVersion })

/**
 * Brings back a deleted project with the tasks that its deletion took, each at its place: nobody could change its tree
 * meanwhile. What had been deleted before stays deleted.
 */
export async function restoreProject(unit: Unit, raw: z.input<typeof input>) {
  const { id, ifVersion } = parseInput(input, raw)
  const { deletionId } = await lockProject(unit, id, { ifVersion, deleted: true })
  assertMay(unit.actor, 'project:delete', id)
  if (deletionId === null) throw new ConflictError('The project is not deleted.', ['input', 'id'], id)
  const restoredTaskCount = await unit.tx.$executeRaw`
    UPDATE tasks SET deleted_at = NULL, deletion_id = NULL
    WHERE project_id = ${id.id}::uuid AND deletion_id = ${deletionId}::uuid`
  const project = await unit.tx.project.update({
    where: { id: id.id },
    data: { deletedAt: null, deletionId: null, ...nextVersion },
  })
  return { project, restoredTaskCount }
}
