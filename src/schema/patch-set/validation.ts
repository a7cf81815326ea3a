import type { PatchIssue as Issue, PatchValidation as Validation } from '../../resolvers/patch-set/issues.ts'
import { builder } from '../builder.ts'
import { PatchIssueCode } from './enums.ts'

const PatchIssue = builder.objectRef<Issue>('PatchIssue').implement({
  description: 'One thing that is to be said against a patch set.',
  fields: (t) => ({
    operation: t.exposeInt('operation', {
      nullable: true,
      description: 'The operation, counted from 0; null when it is about all of them or about their project.',
    }),
    path: t.stringList({
      description: 'Where in the operation it stands, its kind first: updateTask, dependsOnIds, 2.',
      resolve: ({ path }) => [...path],
    }),
    code: t.field({ type: PatchIssueCode, description: 'What it is, for programs.', resolve: ({ code }) => code }),
    message: t.exposeString('message', { description: 'What it is, in words that may be shown to a person.' }),
  }),
})

/** To validate is to go through a whole project: it costs as much as a mutation. */
export const validationCost = 10

/** Everything that is to be said against a patch set. */
export const PatchValidation = builder.objectRef<Validation>('PatchValidation').implement({
  description: 'Everything that is to be said against a patch set: all of it at once, not only the first.',
  fields: (t) => ({
    valid: t.boolean({
      description: 'Whether the operations can be applied as things are: there are no errors.',
      resolve: ({ errors }) => errors.length === 0,
    }),
    errors: t.field({
      type: [PatchIssue],
      description: 'What keeps the operations from being applied, in their order.',
      resolve: ({ errors }) => [...errors],
    }),
    warnings: t.field({
      type: [PatchIssue],
      description: 'What keeps nothing from being applied and may yet not be meant, in the order of the operations.',
      resolve: ({ warnings }) => [...warnings],
    }),
  }),
})
