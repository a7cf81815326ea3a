import type { Source } from '../../generated/prisma/client.ts'
import {
  type RepositoryDetails,
  type RepositoryReader,
  scan,
  type ScanProgress,
  type ScanResult,
} from '../../scanner/index.ts'

/** What one reading of a source's repository brought. */
export interface Reading {
  readonly result: ScanResult
  /** Null when nothing but artifacts was asked for. */
  readonly details: RepositoryDetails | null
}

/** Whether a change of a source asks for another reading: of another ref or folder, or of something more. */
export function asksForReading(before: Source, after: Source): boolean {
  return (
    before.ref !== after.ref ||
    before.rootFolder !== after.rootFolder ||
    (after.importReadme && !before.importReadme) ||
    (after.importRepositoryDescription && !before.importRepositoryDescription)
  )
}

/**
 * Reads what a source asks for. A failure to read what it wants besides artifacts is part of the details, never of the
 * scan. @throws {RepositoryError} or the signal's reason
 */
export async function readRepository(
  { rootFolder, importRepositoryDescription: description, importReadme: readme }: Source,
  reader: RepositoryReader,
  onProgress: (progress: ScanProgress) => void,
  signal: AbortSignal,
): Promise<Reading> {
  const snapshot = await reader.snapshot(signal)
  const details = description || readme ? await reader.details({ description, readme }, signal) : null
  return { result: await scan(snapshot, { rootFolder, signal, onProgress }), details }
}
