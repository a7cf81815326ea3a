import type { PatchSet as Row } from '../../loaders/rows.ts'
import { builder } from '../builder.ts'
import { NodeInterface } from '../node.ts'
import { PatchSetOrigin, PatchSetStatus } from './enums.ts'
import { reads } from '../selection.ts'
import { PatchOperation, readOperations } from './operation.ts'

/** Operations per patch set that the cost of a document reckons with; most have fewer. */
const expectedOperations = 10

/** Proposed operations on a project. What it hangs on is added in relations.ts. */
export const PatchSet = builder.prismaObject('PatchSet', {
  description:
    'Proposed operations on one project and its tasks. Nothing of them is done until somebody applies it; then all of them are.',
  interfaces: [NodeInterface],
  fields: (t) => ({
    status: t.expose('status', { type: PatchSetStatus, description: 'What became of it.' }),
    origin: t.expose('origin', { type: PatchSetOrigin, description: 'What has proposed it.' }),
    baseVersion: t.exposeInt('baseVersion', {
      nullable: true,
      description: 'The version of the project when it was proposed; null when it makes the project, and of a DRAFT.',
    }),
    proposedBy: t.exposeString('proposedBy', {
      description: 'Who has proposed it, or has asked the planner to; of a DRAFT, who has opened it.',
    }),
    decidedBy: t.exposeString('decidedBy', { nullable: true, description: 'Who has applied or rejected it.' }),
    decidedAt: t.expose('decidedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was applied or rejected.',
    }),
    revertedBy: t.exposeString('revertedBy', { nullable: true, description: 'Who has reverted it.' }),
    revertedAt: t.expose('revertedAt', { type: 'DateTime', nullable: true, description: 'When it was reverted.' }),
    summary: t.exposeString('summary', { nullable: true, description: 'What it comes to, in a few words.' }),
    operations: t.field({
      type: [PatchOperation],
      description: 'The operations, in the order in which they are carried out.',
      complexity: { field: 1, multiplier: expectedOperations },
      resolve: ({ operations }) => readOperations(operations),
      ...reads<Row>('operations'),
    }),
    version: t.exposeInt('version', {
      description: 'Grows with every decision about it, and when a draft is proposed.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was proposed, or opened as a draft.' }),
    updatedAt: t.expose('updatedAt', {
      type: 'DateTime',
      description: 'When it was last decided about, or written as a draft.',
    }),
  }),
})
