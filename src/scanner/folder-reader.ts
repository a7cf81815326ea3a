import { createHash } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { blobHash } from './git-blob.ts'
import { LARGEST_TEXT } from './limits.ts'
import { keepReadme } from './readme.ts'
import { RepositoryError } from './repository-error.ts'
import { decodeText } from './text/clean.ts'
import { byCodeUnit } from './tree/path.ts'
import { wantsText } from './tree/recognise.ts'
import type { RepositoryFile, RepositoryReader } from './types.ts'

/**
 * Reads a folder of this machine as a repository. Its commit is the SHA-1 over the paths and hashes of its files, so that
 * it changes when and only when they do. Symbolic links and `.git` are passed over; it has no description.
 */
export function folderReader(folder: string): RepositoryReader {
  const root = resolve(folder)
  return {
    async snapshot(signal) {
      const paths = await walk(root, signal)
      const commit = createHash('sha1')
      for await (const file of read(root, paths, signal)) commit.update(`${file.blobHash} ${file.path}\0`)
      return { commit: commit.digest('hex'), name: basename(root), files: (stop) => read(root, paths, stop ?? signal) }
    },
    async details(want, signal) {
      signal?.throwIfAborted()
      const none = { description: null, readme: null, readmeTruncated: false, error: null }
      if (!want.readme) return none
      const names = await readdir(root).catch((): string[] => [])
      const name = names.sort(byCodeUnit).find((entry) => /^readme(?:\.md)?$/i.test(entry))
      if (name === undefined) return none
      const { text, cut } = keepReadme(await readFile(join(root, name)))
      return { ...none, readme: text, readmeTruncated: cut }
    },
  }
}

/** The paths of all regular files, in the order of their code units. */
async function walk(root: string, signal?: AbortSignal): Promise<string[]> {
  const found = await stat(root).catch(() => null)
  if (!found?.isDirectory()) throw new RepositoryError('NOT_FOUND', 'There is no such folder.')
  const paths: string[] = []
  const pending = ['']
  for (let below = pending.pop(); below !== undefined; below = pending.pop()) {
    signal?.throwIfAborted()
    for (const entry of await readdir(join(root, below), { withFileTypes: true })) {
      if (entry.name === '.git') continue
      if (entry.isDirectory()) pending.push(`${below}${entry.name}/`)
      else if (entry.isFile()) paths.push(`${below}${entry.name}`)
    }
  }
  return paths.sort(byCodeUnit)
}

async function* read(root: string, paths: readonly string[], signal?: AbortSignal): AsyncGenerator<RepositoryFile> {
  for (const path of paths) {
    signal?.throwIfAborted()
    const content = await readFile(join(root, path))
    const text = content.length <= LARGEST_TEXT && wantsText(path) ? decodeText(content) : null
    yield { path, size: content.length, blobHash: blobHash(content), text }
  }
}
