import { assertMay } from '../permissions.ts'
import type { Unit } from '../unit.ts'
import { importArtifacts } from './artifacts.ts'
import type { Entry } from './entry.ts'
import { importLists } from './lists.ts'
import { readFiles, type Text } from './read.ts'
import { importSources } from './sources.ts'

/** What an import is given. */
export interface ImportInput {
  readonly toml: Text
  readonly lock?: Text | null | undefined
}

/**
 * Makes of a manifest and its lock the catalogue that they say, or merges them into the one that is there: nothing is
 * deleted, taken out or moved, and what the file does not say stays. All of it or nothing, in a bounded number of
 * statements.
 */
export async function importManifest(unit: Unit, { toml, lock }: ImportInput): Promise<{ entries: readonly Entry[] }> {
  const files = await readFiles(toml, lock ?? null)
  assertMay(unit.actor, 'manifest:import', null)
  const sources = await importSources(unit, files.manifest, files.lock)
  const artifacts = await importArtifacts(unit, files.manifest.artifacts)
  const lists = await importLists(unit, files.manifest.collections, sources.ids, artifacts.ids)
  return { entries: [...sources.entries, ...artifacts.entries, ...lists] }
}
