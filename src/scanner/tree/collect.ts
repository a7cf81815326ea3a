import { finding } from '../artifact/report.ts'
import type { Candidate } from '../artifact/candidate.ts'
import type { HashedFile } from '../content-hash.ts'
import { LARGEST_TEXT } from '../limits.ts'
import { licenseOfText } from '../artifact/license-text.ts'
import { RepositoryError } from '../repository-error.ts'
import type { Finding, RepositoryFile, ScanProgress, Snapshot } from '../types.ts'
import { isBelow, isPlainPath, parentOf, ROOT } from './path.ts'
import { isAgentByFrontmatter, isLicenseFile, kindOf } from './recognise.ts'

/** More files of one kind of finding are only counted. */
const MOST_OF_A_RULE = 100
const FILES_A_REPORT = 50

/** All that is known of a repository's files once they have been gone through. */
export interface Collected {
  /** By path. */
  files: Map<string, HashedFile>
  /** By path: the files that may make artifacts, with the texts that are needed. */
  candidates: Map<string, Candidate>
  /** By folder: what its licence file says, also of folders that the root folder is in; null where it says no known one. */
  licenses: Map<string, string | null>
  findings: Finding[]
  filesRead: number
  /** Where the repository is larger than its limits, so that only its beginning was read: why, and the last file that was. */
  cut: { reason: string; path: string } | null
}

/**
 * Goes through the files of a snapshot below a root folder once, and keeps no text that makes no artifact. A repository
 * that is too large is gone through as far as it is read.
 */
export async function collect(
  snapshot: Snapshot,
  root: string,
  onProgress: (progress: ScanProgress) => void,
  signal?: AbortSignal,
): Promise<Collected> {
  const files = new Map<string, HashedFile>()
  const candidates = new Map<string, Candidate>()
  const licenses: Collected['licenses'] = new Map()
  const tooLarge: string[] = []
  const unusable: string[] = []
  let filesRead = 0
  let last = ''
  let cut: Collected['cut'] = null
  try {
    for await (const file of snapshot.files(signal)) {
      signal?.throwIfAborted()
      last = file.path
      if (!isPlainPath(file.path)) {
        unusable.push(file.path)
        continue
      }
      noteLicense(licenses, file, root)
      if (!isBelow(root, file.path)) continue
      if (file.size > LARGEST_TEXT) tooLarge.push(file.path)
      else filesRead += 1
      files.set(file.path, { path: file.path, blobHash: file.blobHash })
      const candidate = candidateOf(file)
      if (candidate) candidates.set(file.path, candidate)
      if (files.size % FILES_A_REPORT === 0) onProgress({ filesRead, filesTotal: null })
    }
  } catch (error) {
    const isTooLarge = error instanceof RepositoryError && error.code === 'TOO_LARGE'
    if (!isTooLarge || files.size === 0) throw error
    cut = { reason: error.message, path: last }
  }
  onProgress({ filesRead, filesTotal: cut ? null : files.size })
  const findings = [
    ...capped(tooLarge, 'file-too-large', 'The file is larger than 1 MB, so that only its hash was kept.', true),
    ...capped(
      unusable,
      'path-unusable',
      'A file was passed over because its path leads nowhere or cannot be stored.',
      false,
    ),
  ]
  return { files, candidates, licenses, findings, filesRead, cut }
}

/** Of several licence files in one folder, as of a choice between licences, none is the licence. */
function noteLicense(licenses: Collected['licenses'], { path, text }: RepositoryFile, root: string): void {
  if (text === null || !isLicenseFile(path)) return
  const folder = parentOf(path)
  if (folder !== ROOT && folder !== root && !isBelow(root, folder) && !isBelow(folder, root)) return
  licenses.set(folder, licenses.has(folder) ? null : licenseOfText(text))
}

function candidateOf({ path, blobHash, text }: RepositoryFile): Candidate | null {
  const kind = kindOf(path)
  if (kind === null) return null
  if (kind === 'markdown')
    return text !== null && isAgentByFrontmatter(text) ? { kind: 'agent', path, blobHash, text } : null
  return { kind, path, blobHash, text }
}

function capped(paths: string[], rule: string, message: string, named: boolean): Finding[] {
  const shown = paths.sort().slice(0, MOST_OF_A_RULE)
  const findings = shown.map((path) => finding('INFO', rule, message, named ? path : null))
  const more = paths.length - shown.length
  if (more > 0) findings.push(finding('INFO', rule, `The same holds for ${String(more)} more files.`, null))
  return findings
}
