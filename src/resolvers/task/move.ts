import { z } from 'zod'
import { taskSiblings } from '../../database/ordered-lists.ts'
import { parseInput } from '../input.ts'
import { id, placement } from '../values.ts'
import { reckonKey } from '../ordering.ts'
import { assertMay } from '../permissions.ts'
import type { Unit } from '../unit.ts'
import { nextVersion } from '../versions.ts'
import { lockTask } from './lock.ts'
import { assertFits } from './place.ts'

const input = z.object({ id: id('Task'), parentId: id('Task').nullish(), at: placement('Task') })

/**
 * Gives a task another parent, or another place among its siblings; what stands below it comes along. Writes one row,
 * whatever stands below or beside it: neither depths nor paths are kept.
 */
export async function moveTask(unit: Unit, raw: z.input<typeof input>) {
  const { id, parentId: parent, at } = parseInput(input, raw)
  const before = await lockTask(unit, id)
  const { projectId } = before
  assertMay(unit.actor, 'task:arrange', { type: 'Project', id: projectId })
  const parentId = parent === undefined ? before.parentId : (parent?.id ?? null)
  if (parent && parentId !== before.parentId) await assertFits(unit, projectId, parent, id.id)
  const orderKey = await reckonKey(unit.tx, taskSiblings, parentId ?? projectId, at, id.id)
  // The parent is a field of the task; its place among its siblings is none.
  const change = parentId === before.parentId ? { updatedAt: before.updatedAt } : { parentId, ...nextVersion }
  return { task: await unit.tx.task.update({ where: { id: id.id }, data: { orderKey, ...change } }) }
}
