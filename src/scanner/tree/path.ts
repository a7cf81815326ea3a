/** The path of the repository's root as an artifact's path. */
export const ROOT = '.'

/** The folders that a file is below, outermost first. */
export const foldersOf = (path: string): string[] => path.split('/').slice(0, -1)

/** The last part of a path. */
export const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/** The folder that a path is in; `.` at the root. */
export function parentOf(path: string): string {
  const slash = path.lastIndexOf('/')
  return slash < 0 ? ROOT : path.slice(0, slash)
}

/** The folder that a `.claude-plugin/plugin.json` makes a plugin. */
export const pluginFolder = (manifest: string): string => parentOf(parentOf(manifest))

/** Every folder that a path is below, innermost first, the root `.` last. */
export function* ancestorsOf(path: string): Generator<string> {
  for (let folder = parentOf(path); ; folder = parentOf(folder)) {
    yield folder
    if (folder === ROOT) return
  }
}

/** Whether a path is below a folder; the folder itself is not. */
export const isBelow = (folder: string, path: string): boolean => folder === ROOT || path.startsWith(`${folder}/`)

/** A path as seen from a folder that it is below. */
export const relativeTo = (folder: string, path: string): string =>
  folder === ROOT ? path : path.slice(folder.length + 1)

/** Whether a path stays inside the repository, and can be stored: no empty, `.` or `..` part, no NUL, no half of a surrogate pair. */
export function isPlainPath(path: string): boolean {
  return path.isWellFormed() && !path.includes('\0') && path.split('/').every((part) => !['', '.', '..'].includes(part))
}

/** The order that does not depend on a language: by code units. */
export const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
