import { z } from 'zod'

/** `on` or `off`. */
export const onOff = z.enum(['on', 'off'], 'must be "on" or "off"').transform((value) => value === 'on')

/** A whole number between two others, both included. */
export function wholeNumber(least: number, most: number) {
  const sentence = `must be a whole number from ${String(least)} to ${String(most)}`
  const digits = z.string().regex(/^\d{1,15}$/, sentence)
  return digits.transform(Number).pipe(z.number().min(least, sentence).max(most, sentence))
}

/** Whether a text is a URL with one of these protocols, such as `https:`. */
export const hasProtocol = (value: string, protocols: readonly string[]): boolean =>
  URL.canParse(value) && protocols.includes(new URL(value).protocol)

/** The root of an API over HTTP. Kept without a slash at its end. */
export const httpUrl = z
  .string()
  .refine(
    (value) => hasProtocol(value, ['http:', 'https:']) && new URL(value).username === '',
    'must be a URL that begins with "https://" or "http://" and has no user name in it',
  )
  .transform((value) => value.replace(/\/+$/, ''))

/** A token or a key, as it is called in the sentence that refuses another. */
export const secret = (what: string) => z.string().regex(/^[\x21-\x7e]+$/, `must be a ${what} without blanks`)
