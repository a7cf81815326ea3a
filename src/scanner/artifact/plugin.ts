import { isRecord } from '../text/json-safe.ts'
import { pluginFolder } from '../tree/path.ts'
import type { Finding, ScannedArtifact } from '../types.ts'
import { contentOf, folderName, type Candidate, type Surroundings } from './candidate.ts'
import { describe } from './describe.ts'
import { claimsOfObject, readObject, storableObject } from './json-artifact.ts'
import { reportInto } from './report.ts'

/** Makes a plugin of its manifest; one that cannot be read still is a plugin, named after its folder. */
export function buildPlugin(candidate: Candidate, around: Surroundings): ScannedArtifact {
  const findings: Finding[] = []
  const report = reportInto(findings, candidate.path)
  const content = contentOf(candidate, report)
  const manifest = readObject(content, 'plugin-unreadable', report)
  const folder = pluginFolder(candidate.path)
  const claims = claimsOfObject(manifest ?? {})
  if (manifest) {
    if (!claims.name?.trim()) report('ERROR', 'name-missing', 'The manifest gives no name.')
    else if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(claims.name)) {
      report('WARNING', 'plugin-name-format', "A plugin's name is in kebab-case.")
    }
    if (!claims.description?.trim()) report('WARNING', 'description-missing', 'The manifest gives no description.')
    const { author } = manifest
    if (author !== undefined && typeof author !== 'string' && !isRecord(author)) {
      report('WARNING', 'plugin-author', 'The author is an object with a name.')
    }
  }
  return {
    type: 'PLUGIN',
    path: folder,
    ...describe(claims, [folderName(folder, around), 'plugin'], report),
    frontmatter: manifest && storableObject(manifest, report),
    findings,
    contentHash: around.folderHash(folder),
    mainFile: candidate.path,
    contentBlob: candidate.blobHash,
    content,
    // A plugin inside another one's folder is installed by itself.
    plugin: null,
  }
}
