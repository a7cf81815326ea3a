import type { RequestScope } from '../../context.ts'
import { decodeId } from '../../ids.ts'
import { type PatchSetNews, patchSetTopic } from '../../resolvers/patch-set/news.ts'
import { builder } from '../builder.ts'
import { found } from '../node.ts'
import { refuse } from '../refusal.ts'
import { wantedBelow } from '../selection.ts'
import { subscriptionCost } from '../subscription.ts'
import { PatchSet } from './node.ts'

/** Statuses that no other follows. */
const final: readonly string[] = ['REJECTED', 'REVERTED', 'GONE']

builder.subscriptionField('patchSetProgress', (t) =>
  t.field({
    type: PatchSet,
    description:
      'A patch set as it is now, and again whenever the planner has written more of a DRAFT, at most five times a second, or somebody has decided about it. ' +
      'A draft that the planner gives up is empty again. It ends when the patch set is REJECTED or REVERTED, at once if it is so already.',
    args: { id: t.arg.id({ required: true, description: 'The id of the patch set.' }) },
    complexity: subscriptionCost,
    subscribe: (_, { id }, { larder }) => watchPatchSet(larder, referenceOf(id)),
    resolve: async (_, { id }, { larder }, info) =>
      found(await larder.loaders.entities.PatchSet.load(referenceOf(id), wantedBelow(info, 'PatchSet'))),
  }),
)

async function watchPatchSet(larder: RequestScope, id: string) {
  if (!(await larder.loaders.entities.PatchSet.load(id)))
    throw refuse('NOT_FOUND', 'There is no patch set with this id.')
  return larder.watch(patchSetTopic(id), {
    newestOnly: true,
    now: async (): Promise<PatchSetNews> => ({
      status: (await larder.anew().loaders.entities.PatchSet.load(id))?.status ?? 'GONE',
    }),
    isLast: ({ status }) => final.includes(status),
  })
}

function referenceOf(globalId: string): string {
  const reference = decodeId(globalId)
  if (reference?.type !== 'PatchSet') throw refuse('BAD_USER_INPUT', 'id is the id of a patch set.')
  return reference.id
}
