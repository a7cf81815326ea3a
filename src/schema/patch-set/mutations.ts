import type { ObjectFieldBuilder } from '@pothos/core'
import type { PatchSet as Row } from '../../loaders/rows.ts'
import { openPatchSet } from '../../resolvers/patch-set/open.ts'
import { applyPatchSet } from '../../resolvers/patch-set/apply.ts'
import { proposePatchSet } from '../../resolvers/patch-set/propose-patch-set.ts'
import { rejectPatchSet } from '../../resolvers/patch-set/reject.ts'
import { revertPatchSet } from '../../resolvers/patch-set/revert.ts'
import type { SchemaTypes } from '../builder.ts'
import { ifVersionField, mutation } from '../mutation.ts'
import { found } from '../node.ts'
import { Project } from '../project/node.ts'
import { wantedBelow } from '../selection.ts'
import { PatchOperationInput } from './input.ts'
import { PatchSet } from './node.ts'

const patchSetField = (t: ObjectFieldBuilder<SchemaTypes, { patchSet: Row }>, description: string) =>
  t.field({ type: PatchSet, description, resolve: ({ patchSet }) => patchSet })

const projectField = (t: ObjectFieldBuilder<SchemaTypes, { projectId: string }>, description: string) =>
  t.field({
    type: Project,
    description,
    resolve: async ({ projectId }, _, { larder }, info) =>
      found(await larder.loaders.entities.Project.load(projectId, wantedBelow(info))),
  })

mutation('openPatchSet', {
  description:
    'Opens a patch set without operations, a DRAFT, for the planner to write: hand its id to generatePlan, refinePlan or ' +
    'decomposeTask as `draftId`, and watch it with patchSetProgress. One that is still empty after a day is taken away.',
  input: (t) => ({
    projectId: t.id({ description: 'The id of the project that it is about; without it, it is to make one.' }),
  }),
  success: (t) => ({ patchSet: patchSetField(t, 'The patch set: a DRAFT.') }),
  errors: ['NotFoundError'],
  operation: openPatchSet,
})

mutation('proposePatchSet', {
  description:
    'Keeps operations as a patch set that can be looked at, and applied or rejected later. Nothing of the project is changed. ' +
    'Operations with errors are refused, with all of them named, as validatePatch does.',
  input: (t) => ({
    projectId: t.id({ description: 'The id of the project; without it the first operation makes one.' }),
    operations: t.field({
      type: [PatchOperationInput],
      required: true,
      description: 'The operations: 1 to 500, carried out in this order.',
    }),
    summary: t.string({ description: 'What they come to, for those who decide: at most 2,000 characters.' }),
  }),
  success: (t) => ({ patchSet: patchSetField(t, 'The patch set: PROPOSED.') }),
  errors: ['NotFoundError', 'LimitError'],
  operation: proposePatchSet,
})

mutation('applyPatchSet', {
  description:
    'Carries out the operations of a PROPOSED patch set, all of them or none. What they are about must be as it was when they ' +
    'were proposed: otherwise StaleVersionError names what has changed.',
  input: (t) => ({
    id: t.id({ required: true, description: 'The id of the patch set.' }),
    ifVersion: ifVersionField(t),
  }),
  success: (t) => ({
    patchSet: patchSetField(t, 'The patch set: APPLIED.'),
    project: projectField(t, 'The project with the changes.'),
  }),
  errors: ['NotFoundError', 'ConflictError', 'StaleVersionError'],
  operation: applyPatchSet,
})

mutation('rejectPatchSet', {
  description:
    'Decides against a patch set that is PROPOSED or a DRAFT. It stays, and can no longer be applied; the planner that ' +
    'writes a draft stops.',
  input: (t) => ({
    id: t.id({ required: true, description: 'The id of the patch set.' }),
    ifVersion: ifVersionField(t),
  }),
  success: (t) => ({ patchSet: patchSetField(t, 'The patch set: REJECTED.') }),
  errors: ['NotFoundError', 'ConflictError', 'StaleVersionError'],
  operation: rejectPatchSet,
})

mutation('revertPatchSet', {
  description:
    'Takes back what an APPLIED patch set has changed, so that everything is as it was before, in its order, too. What it has ' +
    'touched must be as it has left it: otherwise StaleVersionError names what has changed. A project that it has made is deleted.',
  input: (t) => ({
    id: t.id({ required: true, description: 'The id of the patch set.' }),
    ifVersion: ifVersionField(t),
  }),
  success: (t) => ({
    patchSet: patchSetField(t, 'The patch set: REVERTED.'),
    project: projectField(t, 'The project as it was before; deleted, when the patch set had made it.'),
  }),
  errors: ['NotFoundError', 'ConflictError', 'StaleVersionError', 'LimitError'],
  operation: revertPatchSet,
})
