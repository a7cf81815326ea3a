import type { Source } from '../../generated/prisma/client.ts'
import {
  type RepositoryDetails,
  type RepositoryReader,
  scan,
  type ScanProgress,
  type ScanResult,
  type Snapshot,
} from '../../scanner/index.ts'
import type { Known } from './memory.ts'

/** What of a repository besides its artifacts is asked for. */
type Want = Parameters<RepositoryReader['details']>[0]

/** What one reading of a source's repository brought. */
export interface Reading {
  readonly snapshot: Snapshot
  /** Null when the repository is as it was read before. */
  readonly result: ScanResult | null
  /** What was asked for besides artifacts, and what came; null when nothing was. */
  readonly details: (RepositoryDetails & { readonly asked: Want }) | null
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
 * Reads what a source asks for, as far as it is not known. The README is fetched alongside; a failure to fetch it is part
 * of the details, never of the scan. @throws {RepositoryError} or the signal's reason
 */
export async function readRepository(
  source: Source,
  reader: RepositoryReader,
  known: Known,
  onProgress: (progress: ScanProgress) => void,
  signal: AbortSignal,
): Promise<Reading> {
  const snapshot = await reader.snapshot(signal, known.memory)
  const asked = wanted(source, snapshot, known)
  // When one of both fails, nobody waits for the other.
  const stop = new AbortController()
  const until = AbortSignal.any([signal, stop.signal])
  try {
    const [details, result] = await Promise.all([
      asked.description || asked.readme ? reader.details(asked, until) : null,
      snapshot.unchanged ? null : scan(snapshot, { rootFolder: source.rootFolder, signal: until, onProgress }),
    ])
    return { snapshot, result, details: details && { ...details, asked } }
  } finally {
    stop.abort()
  }
}

/** The description costs no request of its own, and the README of a commit stays what it is. */
function wanted({ importRepositoryDescription, importReadme }: Source, snapshot: Snapshot, known: Known): Want {
  if (!snapshot.unchanged) return { description: importRepositoryDescription, readme: importReadme }
  return {
    description: importRepositoryDescription && known.description !== snapshot.memory?.description,
    readme: importReadme && known.readmeCommit !== snapshot.commit,
  }
}
