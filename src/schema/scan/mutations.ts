import { cancelScan } from '../../resolvers/scan/cancel.ts'
import { scanSource } from '../../resolvers/scan/request.ts'
import { mutation } from '../mutation.ts'
import { Scan } from './node.ts'

mutation('scanSource', {
  description:
    'Has a source scanned, and answers at once. While it is being scanned, the scan that runs is the answer.',
  input: (t) => ({ id: t.id({ required: true, description: 'The id of the source.' }) }),
  success: (t) => ({
    scan: t.field({ type: Scan, description: 'The scan.', resolve: ({ scan }) => scan }),
  }),
  errors: ['NotFoundError'],
  operation: scanSource,
})

mutation('cancelScan', {
  description:
    'Ends a scan that waits or runs, wherever it does: it is FAILED, and says by whom it was cancelled. The catalogue stays as it is.',
  input: (t) => ({ id: t.id({ required: true, description: 'The id of the scan.' }) }),
  success: (t) => ({
    scan: t.field({ type: Scan, description: 'The scan, which has ended.', resolve: ({ scan }) => scan }),
  }),
  errors: ['NotFoundError', 'ConflictError'],
  operation: cancelScan,
})
