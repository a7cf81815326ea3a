import { z } from 'zod'
import { taskSiblings } from '../../database/ordered-lists.ts'
import { NotFoundError } from '../errors.ts'
import { assertAtMost, parseInput } from '../input.ts'
import { id } from '../values.ts'
import { assertMay } from '../permissions.ts'
import { longestReorder, reorder } from '../placement/reorder.ts'
import { lockProject } from '../project/lock.ts'
import type { Unit } from '../unit.ts'

const input = z.object({ projectId: id('Project'), parentId: id('Task').nullish(), taskIds: z.array(z.string()) })

/** Puts all subtasks of a task, or the top level of a project, into the given order, which names each of them once. */
export async function reorderTasks(unit: Unit, raw: z.input<typeof input>) {
  assertAtMost(longestReorder, raw.taskIds, 'taskIds')
  const { projectId, parentId, taskIds } = parseInput(input, raw)
  const project = await lockProject(unit, projectId, { field: 'projectId' })
  assertMay(unit.actor, 'task:arrange', projectId)
  const parent = parentId
    ? await unit.tx.task.findFirst({ where: { id: parentId.id, projectId: project.id, deletedAt: null } })
    : null
  if (parentId && !parent) throw new NotFoundError('The project has no task with this id.', ['input', 'parentId'])
  await reorder(unit, taskSiblings, parent?.id ?? project.id, 'Task', taskIds, 'taskIds')
  return { projectId: project.id, parent }
}
