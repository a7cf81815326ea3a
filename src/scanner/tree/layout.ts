import type { Candidate, Surroundings } from '../artifact/candidate.ts'
import { hashFiles, type HashedFile } from '../content-hash.ts'
import { finding } from '../artifact/report.ts'
import type { Finding } from '../types.ts'
import type { Collected } from './collect.ts'
import { ancestorsOf, byCodeUnit, isBelow, parentOf, pluginFolder, ROOT } from './path.ts'

/** Which candidates make artifacts, and which files belong to which folder. */
export interface Layout {
  /** In the order of their paths. */
  candidates: Candidate[]
  findings: Finding[]
  surroundings: Omit<Surroundings, 'plugin' | 'repositoryName' | 'repositoryLicense'>
}

/** Sorts out what lies inside what: below a skill nothing else is an artifact, and of two main files of one folder one counts. */
export function layOut(collected: Collected, root: string): Layout {
  const findings: Finding[] = []
  const all = [...collected.candidates.values()].sort((a, b) => byCodeUnit(a.path, b.path))
  const skillFolders = outermost(all.filter(({ kind }) => kind === 'skill').map(({ path }) => parentOf(path)))
  const skillOf = (path: string): string | null => first(ancestorsOf(path), (folder) => skillFolders.has(folder))

  /** Archives go folder by folder: where one is cut off, those that the last file is in lack something. */
  const isWhole = (folder: string): boolean => collected.cut === null || !isBelow(folder, collected.cut.path)

  const mainFiles = new Map<string, string>()
  const pluginFolders = new Set<string>()
  const candidates = all.filter((candidate) => {
    const { kind, path } = candidate
    const skill = skillOf(path)
    if (kind === 'skill' ? skill !== parentOf(path) : skill !== null) return false
    if (kind !== 'skill' && kind !== 'plugin') return true
    const folder = kind === 'skill' ? parentOf(path) : pluginFolder(path)
    if (kind === 'plugin' && folder !== root && !isBelow(root, folder)) return false
    // Also one that is not whole is the plugin of what it holds.
    if (kind === 'plugin') pluginFolders.add(folder)
    if (!isWhole(folder)) return false
    // Capitals sort before small letters, so that SKILL.md is the one that counts.
    const key = `${kind} ${folder}`
    const main = mainFiles.get(key)
    if (main === undefined) return Boolean(mainFiles.set(key, path))
    findings.push(finding('WARNING', 'main-file-twice', `Only ${main} counts; the names differ in case alone.`, path))
    return false
  })

  const pluginOf = (path: string): string | null => first(ancestorsOf(path), (folder) => pluginFolders.has(folder))
  const filesOf = new Map<string, HashedFile[]>()
  for (const file of collected.files.values()) {
    for (const owner of new Set([skillOf(file.path), pluginOf(file.path)])) {
      if (owner === null) continue
      const files = filesOf.get(owner)
      if (files) files.push(file)
      else filesOf.set(owner, [file])
    }
  }
  const folderHash = (folder: string): string => hashFiles(folder, filesOf.get(folder) ?? [])
  const { licenses } = collected
  return { candidates, findings, surroundings: { pluginOf, folderHash, licenses } }
}

/** Those folders that are below none of the others. */
function outermost(folders: readonly string[]): Set<string> {
  const all = new Set(folders)
  return new Set(
    folders.filter((folder) => folder === ROOT || first(ancestorsOf(folder), (above) => all.has(above)) === null),
  )
}

function first(items: Iterable<string>, matches: (item: string) => boolean): string | null {
  for (const item of items) if (matches(item)) return item
  return null
}
