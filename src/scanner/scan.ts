import { setImmediate } from 'node:timers/promises'
import type { Built, Candidate, Surroundings } from './artifact/candidate.ts'
import { buildHooks } from './artifact/hooks-json.ts'
import { buildMarkdown } from './artifact/markdown.ts'
import { buildRegistryServer, buildServers } from './artifact/mcp.ts'
import { inheritLicense } from './artifact/inherit-license.ts'
import { buildPlugin } from './artifact/plugin.ts'
import { finding } from './artifact/report.ts'
import { RepositoryError } from './repository-error.ts'
import { collect } from './tree/collect.ts'
import { layOut } from './tree/layout.ts'
import { byCodeUnit, isPlainPath, ROOT } from './tree/path.ts'
import { isNeverBelow } from './tree/recognise.ts'
import type { Finding, ScannedArtifact, ScanProgress, ScanResult, Snapshot } from './types.ts'

/**
 * The version of the rules by which artifacts are recognised and described. To be raised with every change of them, so
 * that repositories in which nothing has changed are read again.
 */
export const RULES = 1

const LONGEST_PATH = 1_000
/** What an index entry of PostgreSQL has room for, with the source's id and the type beside it. */
const MOST_PATH_BYTES = 2_500
/** How many artifacts are made before others may have a turn. */
const ARTIFACTS_A_TURN = 10

/** What a scan may be told. */
export interface ScanOptions {
  /** Only what is below this folder counts. */
  rootFolder?: string | null
  /** Told every 50 files, and once when all files have been seen. */
  onProgress?: (progress: ScanProgress) => void
  signal?: AbortSignal
}

/**
 * Finds every artifact of a repository. A file that breaks its format yields findings, never an error; of a repository
 * that is larger than its limits, what was read is told as incomplete.
 * Throws RepositoryError when the repository has no files, when the root folder is not in it, and what its reader
 * throws; throws the signal's reason when it is aborted.
 */
export async function scan(snapshot: Snapshot, options: ScanOptions = {}): Promise<ScanResult> {
  const { onProgress = () => undefined, signal } = options
  const root = rootOf(options.rootFolder)
  const collected = await collect(snapshot, root, onProgress, signal)
  if (collected.files.size === 0) {
    // Nothing found is no success: taken for one, it would empty the catalogue.
    if (root === ROOT) throw new RepositoryError('EMPTY', 'The repository has no files.')
    throw new RepositoryError('NOT_FOUND', `The repository has no folder "${root}".`)
  }
  const layout = layOut(collected, root)
  const findings = [...collected.findings, ...layout.findings]
  if (root !== ROOT && isNeverBelow(root.split('/'))) {
    findings.push(
      finding(
        'WARNING',
        'root-folder-excluded',
        'The root folder is one in which nothing counts as an artifact.',
        root,
      ),
    )
  }
  const artifacts = await build(
    layout.candidates,
    { ...layout.surroundings, repositoryName: snapshot.name ?? null, repositoryLicense: snapshot.license ?? null },
    findings,
    signal,
  )
  return {
    commit: snapshot.commit,
    artifacts: artifacts.sort((a, b) => byCodeUnit(a.path, b.path) || byCodeUnit(a.type, b.type)),
    findings,
    filesTotal: collected.files.size,
    filesRead: collected.filesRead,
    incomplete: collected.cut?.reason ?? null,
  }
}

function rootOf(rootFolder: string | null | undefined): string {
  const folder = (rootFolder ?? '').replace(/^\/+|\/+$/g, '')
  if (folder === '' || folder === ROOT) return ROOT
  if (!isPlainPath(folder))
    throw new RepositoryError('NOT_FOUND', 'The root folder is no folder inside the repository.')
  return folder
}

async function build(
  candidates: readonly Candidate[],
  known: Omit<Surroundings, 'plugin'>,
  findings: Finding[],
  signal?: AbortSignal,
): Promise<ScannedArtifact[]> {
  const artifacts = new Map<string, ScannedArtifact>()
  const around: Surroundings = { ...known, plugin: (folder) => artifacts.get(`PLUGIN ${folder}`) ?? null }
  // Plugins first: hooks bear their plugin's name, and all its parts its licence.
  const ordered = [...candidates].sort((a, b) => Number(b.kind === 'plugin') - Number(a.kind === 'plugin'))
  for (const [index, candidate] of ordered.entries()) {
    if (index % ARTIFACTS_A_TURN === 0) await setImmediate()
    signal?.throwIfAborted()
    const built = buildOne(candidate, around)
    findings.push(...built.findings)
    for (const found of built.artifacts) {
      const artifact = { ...found, license: inheritLicense(found, around) }
      const key = `${artifact.type} ${artifact.path}`
      const problem =
        pathProblem(artifact.path) ??
        (artifacts.has(key) ? (['artifact-twice', 'Another artifact has the same name here.'] as const) : null)
      if (problem) findings.push(finding('WARNING', problem[0], problem[1], candidate.path))
      else artifacts.set(key, artifact)
    }
  }
  return [...artifacts.values()]
}

function pathProblem(path: string): readonly [rule: string, message: string] | null {
  const fits = path.length <= LONGEST_PATH && Buffer.byteLength(path) <= MOST_PATH_BYTES
  return fits
    ? null
    : [
        'path-too-long',
        `An artifact was passed over because its path is longer than ${String(LONGEST_PATH)} characters.`,
      ]
}

function buildOne(candidate: Candidate, around: Surroundings): Built {
  const one = (artifact: ScannedArtifact): Built => ({ artifacts: [artifact], findings: [] })
  switch (candidate.kind) {
    case 'skill':
      return one(buildMarkdown('SKILL', candidate, around))
    case 'command':
      return one(buildMarkdown('COMMAND', candidate, around))
    case 'agent':
    case 'markdown':
      return one(buildMarkdown('AGENT', candidate, around))
    case 'hook-markdown':
      return one(buildMarkdown('HOOK', candidate, around))
    case 'hooks-json':
      return one(buildHooks(candidate, around))
    case 'plugin':
      return one(buildPlugin(candidate, around))
    case 'mcp':
      return buildServers(candidate, around)
    case 'mcp-registry':
      return buildRegistryServer(candidate, around)
  }
}
