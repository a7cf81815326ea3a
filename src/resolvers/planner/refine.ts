import { z } from 'zod'
import { readerOf } from '../../database/index.ts'
import { ConflictError, NotFoundError } from '../errors.ts'
import { parseInput } from '../input.ts'
import { id } from '../values.ts'
import { patchOperations } from '../patch-set/operations.ts'
import { loadPlan } from '../patch-set/plan.ts'
import { assertMay } from '../permissions.ts'
import type { ProcedureContext } from '../procedure.ts'
import { consult } from './consult.ts'
import { words } from './input.ts'
import { OpenDraft } from './open-draft.ts'
import { viewProject } from './project-view.ts'
import { summarise } from './summary.ts'

const input = z.object({ patchSetId: id('PatchSet'), feedback: words, draftId: id('PatchSet').nullish() })

/** Has a proposal changed as feedback asks. What comes of it is a proposal of its own; the first stays as it is. */
export async function refinePlan(context: ProcedureContext, raw: z.input<typeof input>) {
  const { patchSetId, feedback, draftId } = parseInput(input, raw)
  const draft = new OpenDraft(context, draftId ?? null)
  const patchSet = await consult(context, {
    follower: draft,
    prepare: async (unit) => {
      const before = await unit.tx.patchSet.findUnique({ where: { id: patchSetId.id } })
      if (!before) throw new NotFoundError('There is no patch set with this id.', ['input', 'patchSetId'])
      const project = before.projectId === null ? null : ({ type: 'Project', id: before.projectId } as const)
      assertMay(unit.actor, 'planner:ask', project)
      assertMay(unit.actor, 'patch-set:propose', project)
      if (before.status !== 'PROPOSED')
        throw new ConflictError(
          `The patch set is ${before.status}; only what is PROPOSED can be refined.`,
          ['input', 'patchSetId'],
          patchSetId,
        )
      const plan = await loadPlan(readerOf(unit.tx), before.projectId)
      if (!plan) throw new NotFoundError('The project of the patch set was deleted.', ['input', 'patchSetId'])
      await draft.assertFree(unit, before.projectId)
      const operations = patchOperations.parse(before.operations)
      const request = { kind: 'refine', feedback, operations, project: viewProject(plan) } as const
      return { task: 'REFINE', request, plan, wordsSuffice: false, projectId: before.projectId }
    },
    write: (unit, { message, operations }, { projectId }) =>
      draft.propose(unit, { projectId, operations, origin: 'REFINE', summary: summarise(message) }),
  })
  return { patchSet }
}
