import { LARGEST_TEXT } from '../limits.ts'
import { storable } from '../text/clean.ts'
import { baseName, ROOT } from '../tree/path.ts'
import type { FileKind } from '../tree/recognise.ts'
import type { Finding, ScannedArtifact } from '../types.ts'
import type { Report } from './report.ts'

/** A file that makes an artifact. */
export interface Candidate {
  kind: FileKind
  path: string
  blobHash: string
  /** Null when the file is too large to be kept. */
  text: string | null
}

/** What an artifact's name may have to come from, and what belongs to it. */
export interface Surroundings {
  repositoryName: string | null
  /** The nearest plugin's folder that a path is below. */
  pluginOf: (path: string) => string | null
  /** That plugin, once it is built. */
  plugin: (folder: string) => { name: string; license: string | null } | null
  /** By folder: what its licence file says; null where it says no known licence. */
  licenses: ReadonlyMap<string, string | null>
  /** What the host takes for the repository's licence. */
  repositoryLicense: string | null
  /** The content hash of a skill's or plugin's folder. */
  folderHash: (folder: string) => string
}

/** What a file makes: its artifacts, and what is to be said where it makes none. */
export interface Built {
  artifacts: ScannedArtifact[]
  findings: Finding[]
}

/** What a folder is called; the root's name is the repository's, and may be empty. */
export const folderName = (folder: string, around: Surroundings): string =>
  folder === ROOT ? (around.repositoryName ?? '') : baseName(folder)

/** A file's text as it can be stored; null when it is too large, which is reported. */
export function contentOf(candidate: Candidate, report: Report): string | null {
  const text = candidate.text === null ? null : storable(candidate.text)
  // A replacement takes more bytes than what it stands for.
  if (text === null || Buffer.byteLength(text) > LARGEST_TEXT) {
    report('ERROR', 'file-too-large', 'The file is larger than 1 MB, so that nothing in it was read.')
    return null
  }
  if (text !== candidate.text) report('INFO', 'characters-replaced', 'Characters that cannot be stored were replaced.')
  return text
}
