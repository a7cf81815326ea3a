import type { RequestScope } from '../../context.ts'
import { decodeId } from '../../ids.ts'
import { scanTopic, type ScanNews } from '../../resolvers/scan/progress.ts'
import { builder } from '../builder.ts'
import { found } from '../node.ts'
import { refuse } from '../refusal.ts'
import { wantedBelow } from '../selection.ts'
import { subscriptionCost } from '../subscription.ts'
import { Scan } from './node.ts'

const ended: readonly ScanNews['status'][] = ['SUCCEEDED', 'PARTIAL', 'FAILED', 'GONE']

builder.subscriptionField('scanProgress', (t) =>
  t.field({
    type: Scan,
    description:
      'A scan as it is now, and again whenever it has come further, at most five times a second. It ends with the result, at once if there is one already.',
    args: { scanId: t.arg.id({ required: true, description: 'The id of the scan.' }) },
    complexity: subscriptionCost,
    subscribe: (_, { scanId }, { larder }) => watchScan(larder, referenceOf(scanId)),
    resolve: async (_, { scanId }, { larder }, info) =>
      found(await larder.loaders.entities.Scan.load(referenceOf(scanId), wantedBelow(info, 'Scan'))),
  }),
)

/** What is told is only that there is news: the scan itself is read anew for each answer. */
async function watchScan(larder: RequestScope, id: string) {
  if (!(await larder.loaders.entities.Scan.load(id))) throw refuse('NOT_FOUND', 'There is no scan with this id.')
  return larder.watch(scanTopic(id), {
    newestOnly: true,
    now: async (): Promise<ScanNews> => ({
      status: (await larder.anew().loaders.entities.Scan.load(id))?.status ?? 'GONE',
    }),
    isLast: ({ status }) => ended.includes(status),
  })
}

function referenceOf(scanId: string): string {
  const reference = decodeId(scanId)
  if (reference?.type !== 'Scan') throw refuse('BAD_USER_INPUT', 'scanId is the id of a scan.')
  return reference.id
}
