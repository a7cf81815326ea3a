import { hashEntry } from '../content-hash.ts'
import { isRecord } from '../text/json-safe.ts'
import { readJson } from '../text/json-document.ts'
import { cleanLine } from '../text/clean.ts'
import { parentOf } from '../tree/path.ts'
import type { Finding, ScannedArtifact } from '../types.ts'
import { contentOf, folderName, type Built, type Candidate, type Surroundings } from './candidate.ts'
import { describe, type Claims } from './describe.ts'
import { claimsOfObject, storableObject } from './json-artifact.ts'
import { finding, reportInto, type Report } from './report.ts'

const LONGEST_NAME = 255

/** Makes an MCP server of each entry under `mcpServers` in a `.mcp.json` or `mcp.json`. */
export function buildServers(candidate: Candidate, around: Surroundings): Built {
  const { path } = candidate
  const fileFindings: Finding[] = []
  const content = contentOf(candidate, reportInto(fileFindings, path))
  if (content === null) return { artifacts: [], findings: fileFindings }
  const nothing = (
    severity: Finding['severity'],
    rule: string,
    message: string,
    line: number | null = null,
  ): Built => ({
    artifacts: [],
    findings: [...fileFindings, finding(severity, rule, message, path, line)],
  })
  const document = readJson(content)
  if (!document.ok)
    return nothing(
      'ERROR',
      'mcp-unreadable',
      `The file ${document.reason}, so that no MCP server was found in it.`,
      document.line,
    )
  const servers = isRecord(document.value) ? document.value['mcpServers'] : undefined
  if (!isRecord(servers)) return nothing('WARNING', 'mcp-no-servers', 'No object `mcpServers` names an MCP server.')

  const artifacts: ScannedArtifact[] = []
  const findings = [...fileFindings]
  for (const [name, entry] of Object.entries(servers)) {
    if (cleanLine(name, LONGEST_NAME).text === '') {
      findings.push(finding('WARNING', 'mcp-name-missing', 'An MCP server without a name was passed over.', path))
      continue
    }
    artifacts.push(server({ candidate, around, content, entry, name, check: checkEntry }))
  }
  return { artifacts, findings }
}

/** Makes an MCP server of a registry's `server.json`; nothing of another file that is called so. */
export function buildRegistryServer(candidate: Candidate, around: Surroundings): Built {
  const none: Built = { artifacts: [], findings: [] }
  // Many other things are called server.json: one that cannot be read is worth a word only if it looks like one of these.
  if (candidate.text === null) return none
  const document = readJson(candidate.text)
  if (!document.ok) {
    if (!/"(?:packages|remotes)"\s*:/.test(candidate.text)) return none
    const message = `The file ${document.reason}, so that no MCP server was found in it.`
    return { artifacts: [], findings: [finding('WARNING', 'mcp-unreadable', message, candidate.path, document.line)] }
  }
  const { value } = document
  if (!isRecord(value) || !('packages' in value || 'remotes' in value)) return none
  const said = typeof value['name'] === 'string' ? value['name'] : ''
  const name =
    [said, folderName(parentOf(candidate.path), around)].find((text) => cleanLine(text, LONGEST_NAME).text !== '') ??
    'server'
  const content = contentOf(candidate, () => undefined)
  return { artifacts: [server({ candidate, around, content, entry: value, name, check: checkRegistry })], findings: [] }
}

interface ServerInput {
  candidate: Candidate
  around: Surroundings
  content: string | null
  entry: unknown
  name: string
  check: (entry: unknown, claims: Claims, report: Report) => void
}

function server({ candidate, around, content, entry, name, check }: ServerInput): ScannedArtifact {
  const findings: Finding[] = []
  const report = reportInto(findings, candidate.path)
  const claims = claimsOfObject(isRecord(entry) ? entry : {})
  check(entry, claims, report)
  const described = describe({ ...claims, name }, [], report)
  return {
    type: 'MCP_SERVER',
    path: `${candidate.path}#${described.name}`,
    ...described,
    frontmatter: isRecord(entry) ? storableObject(entry, report) : null,
    findings,
    contentHash: hashEntry(entry),
    mainFile: candidate.path,
    contentBlob: candidate.blobHash,
    content,
    plugin: around.pluginOf(candidate.path),
  }
}

function checkEntry(entry: unknown, _claims: Claims, report: Report): void {
  if (!isRecord(entry))
    report('ERROR', 'mcp-entry-invalid', 'What stands under the name of an MCP server is an object.')
  else if (typeof entry['command'] !== 'string' && typeof entry['url'] !== 'string') {
    report('ERROR', 'mcp-entry-unreachable', 'An MCP server needs a command that starts it or a URL where it is.')
  }
}

function checkRegistry(_entry: unknown, claims: Claims, report: Report): void {
  if (!claims.name?.trim()) report('ERROR', 'name-missing', 'The file gives the MCP server no name.')
  if (!claims.description?.trim())
    report('WARNING', 'description-missing', 'The file gives the MCP server no description.')
  if (claims.version === null) report('WARNING', 'version-missing', 'The file gives the MCP server no version.')
}
