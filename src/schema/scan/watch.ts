import type { RequestScope } from '../../context.ts'
import { type ScanNews, scanTopic } from '../../resolvers/scan/progress.ts'
import { builder } from '../builder.ts'
import { found } from '../node.ts'
import { wantedBelow } from '../selection.ts'
import { subscriptionCost, watchedId, watchStatus } from '../subscription.ts'
import { Scan } from './node.ts'

const ended: readonly ScanNews['status'][] = ['SUCCEEDED', 'PARTIAL', 'FAILED']

builder.subscriptionField('scanProgress', (t) =>
  t.field({
    type: Scan,
    description:
      'A scan as it is now, and again whenever it has come further, at most five times a second. It ends with the result, at once if there is one already.',
    args: { scanId: t.arg.id({ required: true, description: 'The id of the scan.' }) },
    complexity: subscriptionCost,
    subscribe: (_, { scanId }, { larder }) => watchScan(larder, idOf(scanId)),
    resolve: async (_, { scanId }, { larder }, info) =>
      found(await larder.loaders.entities.Scan.load(idOf(scanId), wantedBelow(info, 'Scan'))),
  }),
)

const idOf = (scanId: string): string => watchedId('Scan', scanId, 'scanId is the id of a scan.')

function watchScan(larder: RequestScope, id: string) {
  const scan = { type: 'Scan', id, missing: 'There is no scan with this id.' } as const
  return watchStatus(larder, scan, scanTopic(id), ended)
}
