import { type IssueCode, issueCodes } from '../errors.ts'

/** The stable codes of what can be said against an operation of a patch set, with what they mean. */
export const patchIssueCodes = {
  ...issueCodes,
  NOT_FOUND: 'No task of the project has this id.',
  ALREADY_DELETED: 'An earlier operation deletes the task.',
  TEMP_ID_UNKNOWN: 'No operation gives a task this temporary id.',
  TEMP_ID_TOO_EARLY: 'The temporary id is that of a task which only a later operation makes.',
  TEMP_ID_TAKEN: 'An earlier operation has given the temporary id to another task.',
  CYCLE: 'A task would stand below itself or wait for itself.',
  TOO_DEEP: 'A task would stand deeper than the fifth level.',
  TOO_MANY: 'There are more operations than a patch set may have, or more tasks than a project may have.',
  EMPTY: 'There is no operation.',
  NO_PROJECT: 'There is no project that the operation could change: the first operation has to create one.',
  PROJECT_EXISTS: 'A project is there already, and a patch set is about one.',
  CHANGED_SINCE: 'What the operations are about was changed after they were proposed.',
  OVERWRITTEN: 'An earlier operation sets the same field, in vain.',
  LOST_CHANGE: 'An earlier operation makes or changes a task that is deleted here.',
  SUBTASKS_DELETED: 'The task has subtasks, which are deleted with it.',
  DEPENDENCY_LOST: 'Tasks that stay wait for the deleted one; they no longer will.',
  NOTHING_TO_DO: 'The operation changes nothing.',
} as const satisfies Record<IssueCode, string> & Record<string, string>
export type PatchIssueCode = keyof typeof patchIssueCodes

/** One thing that is to be said against a patch set. */
export interface PatchIssue {
  /** The operation, counted from 0; null when it is about all of them. */
  readonly operation: number | null
  /** Where in the operation it stands, its kind first: `updateTask`, `dependsOnIds`, `2`. */
  readonly path: readonly string[]
  readonly code: PatchIssueCode
  /** In words that may be shown to a person. */
  readonly message: string
}

/** Everything that was found: errors keep a patch set from being applied, warnings ask a person to look. */
export interface PatchValidation {
  readonly errors: readonly PatchIssue[]
  readonly warnings: readonly PatchIssue[]
}

/** Where the checks of one operation say what they find. */
export class Findings {
  readonly errors: PatchIssue[]
  readonly warnings: PatchIssue[]
  readonly #operation: number | null
  readonly #kind: readonly string[]

  constructor(
    operation: number | null = null,
    kind: string | null = null,
    into: { errors: PatchIssue[]; warnings: PatchIssue[] } = { errors: [], warnings: [] },
  ) {
    this.#operation = operation
    this.#kind = kind === null ? [] : [kind]
    this.errors = into.errors
    this.warnings = into.warnings
  }

  /** The same lists, for what is found in one operation. */
  in(operation: number, kind: string | null): Findings {
    return new Findings(operation, kind, this)
  }

  error(path: readonly string[], code: PatchIssueCode, message: string): void {
    this.errors.push({ operation: this.#operation, path: [...this.#kind, ...path], code, message })
  }

  warning(path: readonly string[], code: PatchIssueCode, message: string): void {
    this.warnings.push({ operation: this.#operation, path: [...this.#kind, ...path], code, message })
  }
}
