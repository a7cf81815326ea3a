import { ConflictError } from '../errors.ts'
import type { Unit } from '../unit.ts'

/** What makes a source the same as another: the repository without case, the ref and the root folder. */
export interface Registration {
  readonly owner: string
  readonly repository: string
  readonly ref: string
  readonly rootFolder: string | null
}

/**
 * Asks that a repository is registered once with one ref and root folder. The unique index keeps the rule; this tells
 * which source is in the way.
 * @throws {ConflictError}
 */
export async function assertNotRegistered(unit: Unit, wanted: Registration, except: string | null = null) {
  const [taken] = await unit.tx.$queryRaw<{ id: string }[]>`
    SELECT id::text FROM sources WHERE lower(owner) = lower(${wanted.owner}::text)
      AND lower(repository) = lower(${wanted.repository}::text) AND ref = ${wanted.ref}::text
      AND coalesce(root_folder, '') = coalesce(${wanted.rootFolder}::text, '') AND id IS DISTINCT FROM ${except}::uuid`
  if (taken) {
    const message = 'The repository is registered with this ref and root folder already.'
    throw new ConflictError(message, ['input'], { type: 'Source', id: taken.id })
  }
}
