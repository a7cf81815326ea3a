import { frontmatterKeys } from '../text/frontmatter.ts'
import { baseName, foldersOf } from './path.ts'

/** What a file may be by its path. Of `markdown` the frontmatter decides whether it is an agent. */
export type FileKind =
  'skill' | 'command' | 'agent' | 'markdown' | 'hook-markdown' | 'hooks-json' | 'mcp' | 'mcp-registry' | 'plugin'

const neverBelow = new Set(['.git', 'node_modules', 'tests', 'fixtures'])
const neverNamed = new Set([
  'readme',
  'changelog',
  'license',
  'contributing',
  'security',
  'code_of_conduct',
  'claude',
  'agents',
  'gemini',
])

const byFileName: Record<string, FileKind> = {
  'hook.md': 'hook-markdown',
  'hooks.json': 'hooks-json',
  '.mcp.json': 'mcp',
  'mcp.json': 'mcp',
  'server.json': 'mcp-registry',
}

const byFolder: Record<string, FileKind> = { commands: 'command', agents: 'agent', subagents: 'agent' }

/** Whether nothing below a folder is an artifact, by the name of the folder or of one that it is in. */
export const isNeverBelow = (folders: readonly string[]): boolean => folders.some((folder) => neverBelow.has(folder))

/**
 * What a file may be by its path alone; null for what is never an artifact. File names are compared without case, those of
 * what never is one by what stands before the first dot (`readme.zh.md` is a README); folder names are compared exactly.
 */
export function kindOf(path: string): FileKind | null {
  const folders = foldersOf(path)
  if (isNeverBelow(folders)) return null
  const name = baseName(path).toLowerCase()
  if (name === 'skill.md') return 'skill'
  if (neverNamed.has(name.split('.', 1)[0] ?? '')) return null
  if (Object.hasOwn(byFileName, name)) return byFileName[name] ?? null
  if (name === 'plugin.json') return folders.at(-1) === '.claude-plugin' ? 'plugin' : null
  if (!name.endsWith('.md')) return null
  const nearest = folders.findLast((folder) => Object.hasOwn(byFolder, folder))
  return nearest === undefined ? 'markdown' : (byFolder[nearest] ?? null)
}

/** Whether a file tells the licence of its folder: `LICENSE`, `LICENCE` or `COPYING`, also as `.md` or `.txt`. */
export const isLicenseFile = (path: string): boolean =>
  /^(?:licen[sc]e|copying)(?:\.(?:md|txt))?$/i.test(baseName(path)) && !isNeverBelow(foldersOf(path))

/** Whether recognition looks into a file, so that a reader has to give its text. */
export const wantsText = (path: string): boolean => kindOf(path) !== null || isLicenseFile(path)

/** Whether a Markdown file is an agent by its frontmatter: name, description, and tools or a model. */
export function isAgentByFrontmatter(text: string): boolean {
  const keys = frontmatterKeys(text)
  return keys.has('name') && keys.has('description') && (keys.has('tools') || keys.has('model'))
}
