import { brandWithType, type InputFieldBuilder, type ObjectFieldBuilder } from '@pothos/core'
import type { BulkResult } from '../resolvers/bulk.ts'
import type { CallerError } from '../resolvers/errors.ts'
import { builder, type SchemaTypes } from './builder.ts'
import { ErrorInterface } from './errors.ts'

const BulkErrorMode = builder.enumType('BulkErrorMode', {
  description: 'What one failed row means for the others.',
  values: {
    ROLLBACK: { description: 'Nothing is written: the other rows are ROLLED_BACK.' },
    SKIP: { description: 'The other rows are written.' },
  } as const,
})

/** The `onError` of a bulk mutation. */
export const onErrorField = (t: InputFieldBuilder<SchemaTypes, 'InputObject'>) =>
  t.field({
    type: BulkErrorMode,
    description: 'What one failed row means for the others; ROLLBACK unless it is said.',
  })

/** The outcomes that rows of every bulk mutation can have. */
export const failedOutcomes = {
  FAILED: { description: 'It is wrong; the error says why.' },
  ROLLED_BACK: { description: 'It is right, and was not done because another row failed.' },
} as const

/** The `error` of a row. */
export const rowError = <Row extends BulkResult<string>>(t: ObjectFieldBuilder<SchemaTypes, Row>) =>
  t.field({
    type: ErrorInterface,
    nullable: true,
    description: 'Why it FAILED.',
    resolve: ({ error }) => error && plain(error),
  })

/** An executor takes any instance of Error for a failure of the field itself; here it is the field's value. */
function plain(error: CallerError) {
  const value = { ...Object.fromEntries(Object.entries(error)), message: error.message }
  brandWithType(value, error.constructor.name as never)
  return value as never
}
