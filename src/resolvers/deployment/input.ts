import { z } from 'zod'
import { issue } from '../input.ts'

/** Names a version by what it holds. Only whether two are equal matters, so any notation will do. */
export const contentHash = z
  .string()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9:+/=_.-]{0,127}$/,
    'A content hash has 1 to 128 characters of A-Z, a-z, 0-9 and :+/=_.-',
  )

/** An instant of the years that databases, cursors and clients can all write: 1 to 9999. */
export const instant = z.date().superRefine((value, context) => {
  const year = value.getUTCFullYear()
  if (year < 1 || year > 9999) issue(context, 'OUT_OF_RANGE', 'The year is 1 to 9999.')
})
