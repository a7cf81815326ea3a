import { z } from 'zod'
import { newId, type NodeReference } from '../../ids.ts'
import { parseInput } from '../input.ts'
import { id, ifVersion } from '../values.ts'
import { assertMay } from '../permissions.ts'
import type { Unit } from '../unit.ts'
import { lockTask } from './lock.ts'

const input = z.object({ id: id('Task'), ifVersion })

/** Deletes a task with all that stands below it. The rows stay, marked with one deletion; so do their dependencies. */
export async function deleteTask(unit: Unit, raw: z.input<typeof input>) {
  const { id, ifVersion } = parseInput(input, raw)
  const { projectId } = await lockTask(unit, id, ifVersion)
  assertMay(unit.actor, 'task:delete', id)
  const rows = await unit.tx.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE below AS (
      SELECT ${id.id}::uuid AS id
      UNION ALL
      SELECT t.id FROM below JOIN tasks t ON t.list_id = below.id
    )
    UPDATE tasks SET deleted_at = now(), deletion_id = ${newId()}::uuid FROM below WHERE tasks.id = below.id
    RETURNING tasks.id::text`
  const below = rows.flatMap((row) => (row.id === id.id ? [] : [row.id])).sort()
  const taken = [id.id, ...below].map((taskId): NodeReference<'Task'> => ({ type: 'Task', id: taskId }))
  return { deleted: id, taken, projectId }
}
