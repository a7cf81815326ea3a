import { createHash } from 'node:crypto'
import { canonicalJson } from './text/json-document.ts'
import { byCodeUnit, relativeTo } from './tree/path.ts'

/** A file as far as a hash needs it. */
export interface HashedFile {
  path: string
  blobHash: string
}

/**
 * The content hash of an artifact that is made of files: SHA-256 in hex over `BLOBHASH PATH NUL` of each, in the order of
 * the paths' code units. Paths are relative to the artifact's folder, so that moving it changes nothing; NUL ends them
 * because a file name can hold everything else.
 *
 * Which files belong to an artifact:
 * - a skill: all below its folder;
 * - a command, an agent, a hook: its one file;
 * - a plugin: all below its folder but those of a plugin further inside. A plugin is installed as its folder, so that a
 *   copy of it is out of date as soon as any of its parts is; a hash of the manifest alone would call it up to date.
 */
export function hashFiles(folder: string, files: Iterable<HashedFile>): string {
  const hash = createHash('sha256')
  const relative = [...files].map(({ path, blobHash }): HashedFile => ({ path: relativeTo(folder, path), blobHash }))
  for (const file of relative.sort((a, b) => byCodeUnit(a.path, b.path))) hash.update(`${file.blobHash} ${file.path}\0`)
  return hash.digest('hex')
}

/** The content hash of an MCP server: SHA-256 in hex of its entry as canonical JSON, so that its neighbours in the file and its layout do not matter. */
export const hashEntry = (entry: unknown): string => createHash('sha256').update(canonicalJson(entry)).digest('hex')
