import { hashFiles } from '../content-hash.ts'
import { isRecord } from '../text/json-safe.ts'
import { ancestorsOf, baseName, parentOf, ROOT } from '../tree/path.ts'
import type { Finding, ScannedArtifact } from '../types.ts'
import { contentOf, folderName, type Candidate, type Surroundings } from './candidate.ts'
import { describe } from './describe.ts'
import { claimsOfObject, readObject, storableObject } from './json-artifact.ts'
import { reportInto, type Report } from './report.ts'

/** Makes a hook of a `hooks.json`; one that cannot be read still is a hook. */
export function buildHooks(candidate: Candidate, around: Surroundings): ScannedArtifact {
  const findings: Finding[] = []
  const report = reportInto(findings, candidate.path)
  const content = contentOf(candidate, report)
  const object = readObject(content, 'hooks-unreadable', report)
  if (object) checkHooks(object, report)
  return {
    type: 'HOOK',
    path: candidate.path,
    ...describe(claimsOfObject(object ?? {}), [nameOf(candidate.path, around), 'hooks'], report),
    frontmatter: object && storableObject(object, report),
    findings,
    contentHash: hashFiles(parentOf(candidate.path), [candidate]),
    mainFile: candidate.path,
    contentBlob: candidate.blobHash,
    content,
    plugin: around.pluginOf(candidate.path),
  }
}

/** A `hooks.json` rarely says what it is called: it bears the name of its plugin, or of the folder that its `hooks` folder is in. */
function nameOf(path: string, around: Surroundings): string {
  const owner = [...ancestorsOf(path)].find((folder) => baseName(folder) !== 'hooks') ?? ROOT
  const plugin = around.pluginOf(path)
  return (plugin === owner ? around.plugin(owner)?.name : null) ?? folderName(owner, around)
}

function checkHooks(object: Record<string, unknown>, report: Report): void {
  const { hooks } = object
  if (!isRecord(hooks)) {
    report('WARNING', 'hooks-missing', 'No object `hooks` says what runs on which event.')
    return
  }
  if (Object.keys(hooks).length === 0) report('INFO', 'hooks-empty', 'No event has a hook.')
  for (const [event, entries] of Object.entries(hooks).slice(0, 50)) {
    if (!Array.isArray(entries)) report('WARNING', 'hooks-event', `The hooks of the event "${event}" are no list.`)
  }
}
