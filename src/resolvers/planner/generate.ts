import { z } from 'zod'
import { NotFoundError } from '../errors.ts'
import { parseInput } from '../input.ts'
import { id } from '../values.ts'
import { loadPlan } from '../patch-set/plan.ts'
import { assertMay } from '../permissions.ts'
import { readerOf } from '../../database/index.ts'
import type { ProcedureContext } from '../procedure.ts'
import { consult } from './consult.ts'
import { maxTasks, words } from './input.ts'
import { OpenDraft } from './open-draft.ts'
import { viewProject } from './project-view.ts'
import { summarise } from './summary.ts'

const input = z.object({ idea: words, projectId: id('Project').nullish(), maxTasks, draftId: id('PatchSet').nullish() })

/** Has a plan made of an idea: for a new project, or for one that is there. It is proposed, not carried out. */
export async function generatePlan(context: ProcedureContext, raw: z.input<typeof input>) {
  const { idea, projectId, maxTasks, draftId } = parseInput(input, raw)
  const project = projectId ?? null
  const draft = new OpenDraft(context, draftId ?? null)
  const patchSet = await consult(context, {
    follower: draft,
    prepare: async (unit) => {
      assertMay(unit.actor, 'planner:ask', project)
      assertMay(unit.actor, 'patch-set:propose', project)
      const plan = await loadPlan(readerOf(unit.tx), project?.id ?? null)
      if (!plan) throw new NotFoundError('There is no project with this id.', ['input', 'projectId'])
      await draft.assertFree(unit, project?.id ?? null)
      const request = { kind: 'generate', idea, maxTasks, project: viewProject(plan) } as const
      return { task: 'GENERATE', request, plan, wordsSuffice: false, mostTasks: maxTasks }
    },
    write: (unit, { message, operations }) =>
      draft.propose(unit, {
        projectId: project?.id ?? null,
        operations,
        origin: 'GENERATE',
        summary: summarise(message),
      }),
  })
  return { patchSet }
}
