import { z } from 'zod'
import { readerOf } from '../../database/index.ts'
import { NotFoundError } from '../errors.ts'
import { parseInput } from '../input.ts'
import { id } from '../values.ts'
import { loadPlan } from '../patch-set/plan.ts'
import { assertMay } from '../permissions.ts'
import type { ProcedureContext } from '../procedure.ts'
import { consult } from './consult.ts'
import { words } from './input.ts'
import { OpenDraft } from './open-draft.ts'
import { levelOf, viewProject, viewTask } from './project-view.ts'
import { summarise } from './summary.ts'

const input = z.object({ taskId: id('Task'), instructions: words.nullish(), draftId: id('PatchSet').nullish() })

/** Has a task divided into subtasks. They are proposed, not made. */
export async function decomposeTask(context: ProcedureContext, raw: z.input<typeof input>) {
  const { taskId, instructions, draftId } = parseInput(input, raw)
  const draft = new OpenDraft(context, draftId ?? null)
  const patchSet = await consult(context, {
    follower: draft,
    prepare: async (unit) => {
      const row = await unit.tx.task.findUnique({ where: { id: taskId.id }, select: { projectId: true } })
      const plan = row && (await loadPlan(readerOf(unit.tx), row.projectId))
      const task = plan?.tasks.get(taskId.id)
      const project = plan && viewProject(plan)
      if (!row || !task || !project) throw new NotFoundError('There is no task with this id.', ['input', 'taskId'])
      const { projectId } = row
      assertMay(unit.actor, 'planner:ask', { type: 'Project', id: projectId })
      assertMay(unit.actor, 'patch-set:propose', { type: 'Project', id: projectId })
      await draft.assertFree(unit, projectId)
      const request = {
        kind: 'decompose',
        instructions: instructions ?? null,
        task: viewTask(taskId.id, task),
        level: levelOf(plan.tasks, taskId.id),
        project,
      } as const
      return { task: 'DECOMPOSE', request, plan, wordsSuffice: false, projectId }
    },
    write: (unit, { message, operations }, { projectId }) =>
      draft.propose(unit, { projectId, operations, origin: 'DECOMPOSE', summary: summarise(message) }),
  })
  return { patchSet }
}
