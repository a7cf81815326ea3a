import { ancestorsOf, ROOT } from '../tree/path.ts'
import type { ScannedArtifact } from '../types.ts'
import type { Surroundings } from './candidate.ts'

/**
 * The licence of an artifact: its own word; else that of the nearest folder around it that has a licence file or is a
 * plugin that names one; else what the host takes for the repository's. An artifact that names a licence nobody knows
 * ("see LICENSE.txt") is not given one from further out: only its own folder may say which.
 */
export function inheritLicense(artifact: ScannedArtifact, around: Surroundings): string | null {
  if (artifact.license !== null) return artifact.license
  const isFolder = artifact.type === 'SKILL' || artifact.type === 'PLUGIN'
  const speaksOfAnother = artifact.findings.some(({ rule }) => rule === 'license-unknown')
  if (speaksOfAnother) return isFolder ? (around.licenses.get(artifact.path) ?? null) : null
  for (const folder of isFolder ? [artifact.path, ...ancestorsOf(artifact.path)] : ancestorsOf(artifact.mainFile)) {
    const ofPlugin = folder === artifact.path ? null : around.plugin(folder)?.license
    if (ofPlugin) return ofPlugin
    const ofFile = around.licenses.get(folder)
    // The host may know a licence at the root that is not known here.
    if (ofFile !== undefined && folder !== ROOT) return ofFile
    if (ofFile) return ofFile
  }
  return around.repositoryLicense
}
