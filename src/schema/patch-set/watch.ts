import type { RequestScope } from '../../context.ts'
import { patchSetTopic } from '../../resolvers/patch-set/news.ts'
import { builder } from '../builder.ts'
import { found } from '../node.ts'
import { wantedBelow } from '../selection.ts'
import { subscriptionCost, watchedId, watchStatus } from '../subscription.ts'
import { PatchSet } from './node.ts'

/** Statuses that no other follows. */
const final: readonly string[] = ['REJECTED', 'REVERTED']

builder.subscriptionField('patchSetProgress', (t) =>
  t.field({
    type: PatchSet,
    description:
      'A patch set as it is now, and again whenever the planner has written more of a DRAFT, at most five times a second, or somebody has decided about it. ' +
      'A draft that the planner gives up is empty again. It ends when the patch set is REJECTED or REVERTED, at once if it is so already.',
    args: { id: t.arg.id({ required: true, description: 'The id of the patch set.' }) },
    complexity: subscriptionCost,
    subscribe: (_, { id }, { larder }) => watchPatchSet(larder, idOf(id)),
    resolve: async (_, { id }, { larder }, info) =>
      found(await larder.loaders.entities.PatchSet.load(idOf(id), wantedBelow(info, 'PatchSet'))),
  }),
)

const idOf = (globalId: string): string => watchedId('PatchSet', globalId, 'id is the id of a patch set.')

function watchPatchSet(larder: RequestScope, id: string) {
  const patchSet = { type: 'PatchSet', id, missing: 'There is no patch set with this id.' } as const
  return watchStatus(larder, patchSet, patchSetTopic(id), final)
}
