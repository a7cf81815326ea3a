import { type z } from 'zod'
import { type Issue, type IssueCode, LimitError, ValidationError } from './errors.ts'

/** Checks and normalises an operation's input. @throws {ValidationError} with every issue that was found. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const result = tryInput(schema, input, ['input'])
  if (result instanceof ValidationError) throw result
  return result
}

/** The same for one row of a bulk operation, whose failure is no failure of the others. `path` says where it stands. */
export function tryInput<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  path: readonly string[],
): z.output<Schema> | ValidationError {
  const result = schema.safeParse(input)
  if (result.success) return result.data
  const [first, ...rest] = result.error.issues.map((found) => toIssue(found, path))
  if (!first) throw new TypeError('A failed parse without an issue.')
  return new ValidationError([first, ...rest])
}

/** Asks that a list be no longer than what is taken at once. @throws {LimitError} */
export function assertAtMost(limit: number, list: readonly unknown[], field: string): void {
  if (list.length > limit)
    throw new LimitError(
      `${field} has ${String(list.length)} entries; at most ${String(limit)} are taken at once.`,
      ['input', field],
      limit,
    )
}

/** Adds an issue with a code of ours to what zod has found. */
export function issue(context: z.RefinementCtx, code: IssueCode, message: string, path: string[] = []): void {
  context.addIssue({ code: 'custom', message, path, params: { code } })
}

const codesOfZod: Partial<Record<string, IssueCode>> = { too_small: 'TOO_SHORT', too_big: 'TOO_LONG' }

/** The code of something that zod has found. */
export function issueCodeOf(found: z.core.$ZodIssue): IssueCode {
  const own: unknown = found.code === 'custom' ? found.params?.['code'] : undefined
  return (own as IssueCode | undefined) ?? codesOfZod[found.code] ?? 'MALFORMED'
}

function toIssue(found: z.core.$ZodIssue, path: readonly string[]): Issue {
  return { path: [...path, ...found.path.map(String)], message: found.message, code: issueCodeOf(found) }
}
