import { StartupError } from '../startup-error.ts'

/** Why a database cannot be used. */
export type DatabaseErrorCode =
  | 'unreachable'
  | 'refused'
  | 'wrong-url'
  | 'unsuitable'
  | 'unwritable'
  | 'unreadable'
  | 'newer-than-code'
  | 'migration-changed'
  | 'migration-failed'
  | 'no-way-back'
  | 'busy'

/**
 * A failure that the person who runs the server can do something about. The message is whole sentences, fit for a
 * terminal: it has no stack, no password and no SQL beyond what the database itself says about a migration.
 */
export class DatabaseError extends StartupError {
  override readonly name = 'DatabaseError'
  readonly code: DatabaseErrorCode

  constructor(code: DatabaseErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}

/** The SQLSTATE or Node error code of something that was thrown, if it has one. */
export function codeOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null
  return typeof error.code === 'string' ? error.code : null
}
