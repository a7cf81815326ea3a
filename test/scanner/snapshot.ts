import { blobHash } from '../../src/scanner/git-blob.ts'
import type { RepositoryFile, ScannedArtifact, ScanResult, Snapshot } from '../../src/scanner/index.ts'
import { scan, type ScanOptions } from '../../src/scanner/index.ts'
import { wantsText } from '../../src/scanner/tree/recognise.ts'

/** Files by path, as a repository at one commit; in the order given. */
export function snapshotOf(files: Record<string, string> | [string, string][], name?: string): Snapshot {
  const entries = Array.isArray(files) ? files : Object.entries(files)
  return {
    commit: '0'.repeat(40),
    ...(name === undefined ? {} : { name }),
    async *files() {
      for (const [path, content] of entries) yield await Promise.resolve(fileOf(path, content))
    },
  }
}

function fileOf(path: string, content: string): RepositoryFile {
  const bytes = Buffer.from(content)
  const text = bytes.length <= 1_048_576 && wantsText(path) ? content : null
  return { path, size: bytes.length, blobHash: blobHash(bytes), text }
}

/** Scans files that are given by path. */
export const scanFiles = (files: Record<string, string>, options?: ScanOptions, name?: string): Promise<ScanResult> =>
  scan(snapshotOf(files, name), options)

/** `TYPE path` of each artifact. */
export const listed = (result: ScanResult): string[] => result.artifacts.map(({ type, path }) => `${type} ${path}`)

/** The one artifact that a file makes. */
export async function scanOne(path: string, content: string): Promise<ScannedArtifact> {
  const { artifacts } = await scanFiles({ [path]: content })
  const [artifact] = artifacts
  if (!artifact || artifacts.length > 1) throw new Error(`${String(artifacts.length)} artifacts`)
  return artifact
}

/** `SEVERITY rule` of each finding, with its line where it has one. */
export const told = ({ findings }: { findings: ScannedArtifact['findings'] }): string[] =>
  findings.map(({ severity, rule, line }) => `${severity} ${rule}${line === null ? '' : `:${String(line)}`}`)

/** A Markdown file with a head. */
export const markdown = (head: string, body = 'Do the thing.\n'): string => `---\n${head}\n---\n${body}`
