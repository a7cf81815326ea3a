import { z } from 'zod'
import { id } from '../values.ts'
import { NotFoundError, ValidationError } from '../errors.ts'
import type { Unit } from '../unit.ts'
import { insertDependencies } from './insert.ts'
import { circle } from './rules.ts'

/** The complete list of what a task depends on; null and an empty one: nothing. One that stands there twice counts once. */
export const dependsOnIds = z
  .array(id('Task'))
  .nullish()
  .transform((list) => (list === undefined ? undefined : [...new Set((list ?? []).map((task) => task.id))]))

/**
 * Has a task depend on these tasks and on no others. The project is locked.
 * @throws {NotFoundError} when one is not in the project
 * @throws {ValidationError} when one waits for the task already, over however many others
 */
export async function setDependencies(
  unit: Unit,
  { id: taskId, projectId }: { readonly id: string; readonly projectId: string },
  wanted: readonly string[],
): Promise<void> {
  await assertNoCircle(unit, projectId, taskId, wanted)
  await unit.tx.$executeRaw`
    DELETE FROM task_dependencies WHERE task_id = ${taskId}::uuid AND depends_on_id <> ALL (${wanted}::uuid[])`
  if (wanted.length === 0) return
  await insertDependencies(
    unit,
    projectId,
    wanted.map((dependsOnId) => ({ taskId, dependsOnId })),
  )
}

/** Nobody else adds a dependency meanwhile: everybody locks the project first. */
async function assertNoCircle(unit: Unit, projectId: string, taskId: string, wanted: readonly string[]): Promise<void> {
  if (wanted.length === 0) return
  const found = await unit.tx.$queryRaw<{ id: string; waits: boolean }[]>`
    WITH RECURSIVE waiting AS (
      SELECT ${taskId}::uuid AS id
      UNION
      SELECT t.id FROM waiting JOIN task_dependencies d ON d.depends_on_id = waiting.id
        JOIN tasks t ON t.id = d.task_id AND t.deleted_at IS NULL
    )
    SELECT t.id::text, t.id IN (SELECT id FROM waiting) AS waits FROM tasks t
    WHERE t.id = ANY (${wanted}::uuid[]) AND t.project_id = ${projectId}::uuid AND t.deleted_at IS NULL`
  const waits = new Map(found.map((task) => [task.id, task.waits]))
  for (const [index, other] of wanted.entries()) {
    const path = ['input', 'dependsOnIds', String(index)]
    if (!waits.has(other)) throw new NotFoundError('The project has no task with this id.', path)
    if (waits.get(other)) throw ValidationError.at(path, circle.code, circle.message)
  }
}
