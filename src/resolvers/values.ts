import { z } from 'zod'
import { decodeId, type NodeReference, type NodeType } from '../ids.ts'
import { issue } from './input.ts'

/** Text that PostgreSQL can keep: well formed, and without U+0000. */
export const storable = z
  .string()
  .refine((value) => !value.includes('\u0000'), { message: 'The text contains the character U+0000.' })
  .transform((value) => value.toWellFormed())

/** Text as people type it: normalised (NFC) and trimmed. */
export const text = storable.transform((value) => value.normalize('NFC').trim())

/** Text of at most `longest` characters (Unicode code points, as PostgreSQL counts them). */
const bounded = (shortest: number, longest: number) =>
  text.superRefine((value, context) => {
    const length = [...value].length
    if (length < shortest) issue(context, 'TOO_SHORT', shortest === 1 ? 'It must not be empty.' : 'It is too short.')
    if (length > longest)
      issue(context, 'TOO_LONG', `It has ${String(length)} characters; ${String(longest)} are allowed.`)
  })

/** A name: 1 to 255 characters. */
export const name = bounded(1, 255)

/** An optional text: absent leaves it, null or nothing but blanks clears it. */
export const optionalText = (longest: number) =>
  bounded(0, longest)
    .transform((value) => (value === '' ? null : value))
    .nullish()

/** A description: at most 2,000 characters. */
export const description = optionalText(2000)

/** A day from the year 1 to 9999, as PostgreSQL and RFC 3339 both have them. */
export const day = z.date().refine((value) => value.getUTCFullYear() >= 1, { message: 'The first year is 0001.' })

/** Minutes that something takes. */
export const minutes = z
  .number()
  .int()
  .superRefine((value, context) => {
    if (value < 0) issue(context, 'OUT_OF_RANGE', 'Minutes are 0 or more.')
  })

/** How much projects and tasks matter; the names are those of the database. */
export const priority = z.enum(['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'BACKLOG'])

/** Tags that one thing may have. */
export const mostTags = 20

/** Tags: at most 20, each 1 to 50 of [A-Za-z0-9_-]; kept in lower case, the same one twice counts once. */
export const tags = z
  .array(
    z
      .string()
      .regex(/^[A-Za-z0-9_-]{1,50}$/, 'A tag has 1 to 50 characters of A-Z, a-z, 0-9, _ and -.')
      .transform((tag) => tag.toLowerCase()),
  )
  .transform((list) => [...new Set(list)])
  .superRefine((list, context) => {
    if (list.length > mostTags)
      issue(context, 'TOO_LONG', `There are ${String(list.length)} tags; ${String(mostTags)} are allowed.`)
  })

/** Optional tags: absent leaves them, null clears them. */
export const optionalTags = tags.nullish().transform((list) => (list === null ? [] : list))

/** A field of an update that may be left out but not cleared. */
export const unclearable = <Schema extends z.ZodType>(schema: Schema) =>
  schema.nullish().transform((value, context) => {
    if (value === null) issue(context, 'NOT_ALLOWED', 'It cannot be cleared; leave it out to keep it.')
    return value ?? undefined
  })

/** The version that the caller has seen. */
export const ifVersion = z.number().int().nullish()

/** A global id of one of the given types. */
export function id<const Type extends NodeType>(...types: [Type, ...Type[]]) {
  return z.string().transform((value, context): NodeReference<Type> => {
    const reference = decodeId(value)
    if (reference && isOneOf(reference, types)) return reference
    if (reference)
      issue(context, 'WRONG_TYPE', `This is the id of ${a(reference.type)}, not of ${types.map(a).join(' or ')}.`)
    else issue(context, 'MALFORMED', 'This is no id that this server has given out.')
    return z.NEVER
  })
}

/** Asks that a place says exactly one thing, and no position before the first. */
export function checkPlace(
  { position, before, after }: { position?: number | null | undefined; before?: unknown; after?: unknown },
  context: z.RefinementCtx,
): void {
  if ([position, before, after].filter((value) => value != null).length !== 1)
    issue(context, 'NOT_ALLOWED', 'Give exactly one of position, before and after.')
  if (position != null && position < 0) issue(context, 'OUT_OF_RANGE', 'A position is 0 or more.', ['position'])
}

/** A place among things of one type, as PlacementInput says it; null or absent: at the end. */
export function placement(type: NodeType) {
  return z
    .object({ position: z.number().int().nullish(), before: id(type).nullish(), after: id(type).nullish() })
    .superRefine(checkPlace)
    .transform((place) => {
      if (place.before) return { before: place.before.id }
      if (place.after) return { after: place.after.id }
      return { position: place.position ?? 0 }
    })
    .nullish()
    .transform((place) => place ?? null)
}

function isOneOf<Type extends NodeType>(
  reference: NodeReference,
  types: readonly Type[],
): reference is NodeReference<Type> {
  return types.some((type) => type === reference.type)
}

const a = (type: NodeType): string => (type === 'Artifact' ? `an ${type}` : `a ${type}`)
