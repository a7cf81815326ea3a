import { baseName, parentOf } from '../tree/path.ts'
import { hashFiles } from '../content-hash.ts'
import { isRecord } from '../text/json-safe.ts'
import { readFrontmatter, type Frontmatter } from '../text/frontmatter.ts'
import type { Finding, ScannedArtifact } from '../types.ts'
import { contentOf, folderName, type Candidate, type Surroundings } from './candidate.ts'
import { describe, type Claims } from './describe.ts'
import { checkMarkdown, type MarkdownType } from './markdown-rules.ts'
import { reportInto } from './report.ts'

/** Makes a skill, command, agent or hook of its Markdown file. */
export function buildMarkdown(type: MarkdownType, candidate: Candidate, around: Surroundings): ScannedArtifact {
  const { path } = candidate
  const findings: Finding[] = []
  const report = reportInto(findings, path)
  const content = contentOf(candidate, report)
  const head = readFrontmatter(content ?? '')
  if (head.problem) {
    const severity = head.problem.rule === 'frontmatter-altered' ? 'INFO' : 'ERROR'
    report(severity, head.problem.rule, head.problem.message, head.problem.line)
  }
  const folder = parentOf(path)
  const claims = claimsOf(head)
  if (content !== null) checkMarkdown(type, { head, claims, folder }, report)
  if (type === 'COMMAND') claims.description ??= firstSentence(head.body)
  const fallback =
    type === 'SKILL' || type === 'HOOK' ? folderName(folder, around) : baseName(path).replace(/\.md$/i, '')
  return {
    type,
    path: type === 'SKILL' ? folder : path,
    ...describe(claims, [fallback, type === 'SKILL' ? 'skill' : baseName(path)], report),
    frontmatter: head.data,
    findings,
    contentHash: type === 'SKILL' ? around.folderHash(folder) : hashFiles(folder, [candidate]),
    mainFile: path,
    contentBlob: candidate.blobHash,
    content,
    plugin: around.pluginOf(path),
  }
}

function claimsOf(head: Frontmatter): Claims {
  const data = head.data ?? {}
  const metadata = isRecord(data['metadata']) ? data['metadata'] : {}
  const text = (key: string): string | null => {
    const written = head.written(key)
    if (written !== null) return written
    // An alias stands for a text that is written elsewhere.
    return typeof data[key] === 'string' ? data[key] : null
  }
  return {
    name: text('name'),
    title: text('title') ?? /^\s*# +(.+?)[ \t#]*$/m.exec(firstLine(head.body))?.[1] ?? null,
    description: text('description'),
    license: data['license'] ?? metadata['license'],
    version: text('version') ?? head.written('metadata', 'version'),
    tags: [data['tags'], data['keywords'], metadata['tags'], metadata['keywords']],
    lineOf: head.lineOf,
  }
}

// No title is that long, and what looks for it goes back and forth.
const firstLine = (body: string): string => (/\S.*/.exec(body)?.[0] ?? '').slice(0, 1_000)

/** What a command is said to do when its head does not say: the first line of its text. */
function firstSentence(body: string): string | null {
  const lines = body.split('\n', 200).map((line) => line.trim())
  return lines.find((line) => line !== '' && !/^(?:#|<!--|```|~~~|---|\*\*\*)/.test(line)) ?? null
}
