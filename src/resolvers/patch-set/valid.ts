import { type Issue, issueCodes, NotFoundError, ValidationError } from '../errors.ts'
import type { PatchIssue, PatchValidation } from './issues.ts'

/**
 * Refuses operations that have errors, naming all of them.
 * @param where the path of an issue in the input of the mutation
 * @throws {NotFoundError} when all that is wrong is ids without a task. @throws {ValidationError}
 */
export function assertValid({ errors }: PatchValidation, where: (found: PatchIssue) => string[]): void {
  const [first, ...rest] = errors
  if (!first) return
  if (errors.every(({ code }) => code === 'NOT_FOUND')) throw new NotFoundError(first.message, where(first))
  const issueOf = (found: PatchIssue): Issue => ({
    path: where(found),
    message: found.message,
    code: codes.find((known) => known === found.code) ?? 'NOT_ALLOWED',
  })
  throw new ValidationError([issueOf(first), ...rest.map(issueOf)])
}

/** Where an issue stands among the operations. */
export const pathIn = ({ operation, path }: PatchIssue): string[] => [
  ...(operation === null ? [] : [String(operation)]),
  ...path,
]

const codes = Object.keys(issueCodes) as Issue['code'][]
