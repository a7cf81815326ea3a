import { ROOT } from './tree/path.ts'
import type { ArtifactType } from './types.ts'

/** The file of an MCP server's path: both its parts may hold a `#`, so the first file of such a name decides. */
const FILE_OF_SERVER = /^((?:.*?\/)?(?:\.?mcp|server)\.json)#/is

/** Where people see an artifact as it stood at a commit, on GitHub. */
export function upstreamUrl(
  location: { owner: string; repository: string },
  commit: string,
  artifact: { type: ArtifactType; path: string },
): string {
  const isFolder = artifact.type === 'SKILL' || artifact.type === 'PLUGIN'
  const path =
    artifact.type === 'MCP_SERVER' ? (FILE_OF_SERVER.exec(artifact.path)?.[1] ?? artifact.path) : artifact.path
  const parts = [location.owner, location.repository, isFolder ? 'tree' : 'blob', commit]
  if (path !== ROOT) parts.push(...path.split('/'))
  return `https://github.com/${parts.map(encodeURIComponent).join('/')}`
}
