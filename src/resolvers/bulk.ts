import { z } from 'zod'
import type { CallerError } from './errors.ts'

/** Rows that one bulk operation takes. */
export const mostRows = 500

/** What one failed row means for the others; without a word: ROLLBACK. */
export const onError = z.enum(['ROLLBACK', 'SKIP']).nullish()

/** What became of one row of a bulk operation, besides what is the operation's own. */
export interface BulkResult<Outcome extends string> {
  outcome: Outcome | 'FAILED' | 'ROLLED_BACK'
  error: CallerError | null
}

/** With ROLLBACK one failed row makes all others ROLLED_BACK. @returns whether that is so: then nothing is to be written */
export function failsAltogether(rows: readonly BulkResult<string>[], mode: z.output<typeof onError>): boolean {
  if (mode === 'SKIP' || rows.every((row) => row.outcome !== 'FAILED')) return false
  for (const row of rows) if (row.outcome !== 'FAILED') row.outcome = 'ROLLED_BACK'
  return true
}
