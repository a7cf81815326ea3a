import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'

/** A text that a generator wrote, by its path in the project, with slashes. */
export type Written = ReadonlyMap<string, string>

/** The files of a folder, and of those below it, by their paths from the root. A missing folder is empty. */
export async function filesBelow(root: string, folder: string): Promise<Written> {
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true }).catch(() => [])
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  return new Map(
    await Promise.all(
      paths.map(async (path) => [relative(root, path).replaceAll('\\', '/'), await readFile(path, 'utf8')] as const),
    ),
  )
}

/** One complaint for each file that is not as the generator would write it now. */
export function driftBetween(expected: Written, present: Written, command: string): string[] {
  const paths = [...new Set([...expected.keys(), ...present.keys()])].sort()
  return paths.flatMap((path) => {
    const [wanted, found] = [expected.get(path), present.get(path)]
    if (wanted === found) return []
    if (wanted === undefined) return [`${path} is no longer generated. Delete it.`]
    return [`${path} is ${found === undefined ? 'missing' : 'not up to date'}. Run: ${command}`]
  })
}
