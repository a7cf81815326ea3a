import { decodeId } from '../../ids.ts'
import { checkOperations } from '../../resolvers/patch-set/check.ts'
import { Findings, type PatchValidation as Validation } from '../../resolvers/patch-set/issues.ts'
import { nothing } from '../../resolvers/patch-set/plan.ts'
import { builder } from '../builder.ts'
import { PatchOperationInput } from './input.ts'
import { PatchValidation, validationCost } from './validation.ts'

builder.queryField('validatePatch', (t) =>
  t.field({
    type: PatchValidation,
    description:
      'Whether operations could be applied to a project as it is now, and everything that is to be said against it. Writes nothing.',
    args: {
      projectId: t.arg.id({ description: 'The id of the project; without it the first operation makes one.' }),
      operations: t.arg({
        type: [PatchOperationInput],
        required: true,
        description: 'The operations: 1 to 500, gone through in this order.',
      }),
    },
    // Each operation costs 1 more.
    complexity: ({ operations }) => validationCost + operations.length,
    resolve: async (_, { projectId, operations }, { larder }) => {
      // Asked before anything is said, also where no project is read.
      const { plans } = larder.loaders.patchSets
      if (projectId == null) return checkOperations(nothing, operations, new Date())
      const reference = decodeId(projectId)
      if (!reference) return about('MALFORMED', 'This is no id that this server has given out.')
      if (reference.type !== 'Project')
        return about('WRONG_TYPE', `This is an id of type ${reference.type}, not of type Project.`)
      const plan = await plans.load(reference.id)
      if (!plan) return about('NOT_FOUND', 'There is no project with this id.')
      return checkOperations(plan, operations, new Date())
    },
  }),
)

/** One thing that is to be said against the project itself. */
function about(code: Parameters<Findings['error']>[1], message: string): Validation {
  const findings = new Findings()
  findings.error(['projectId'], code, message)
  return findings
}
