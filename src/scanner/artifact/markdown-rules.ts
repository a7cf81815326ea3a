import { cutCharacters } from '../text/clean.ts'
import { isRecord } from '../text/json-safe.ts'
import type { Frontmatter } from '../text/frontmatter.ts'
import { baseName, ROOT } from '../tree/path.ts'
import type { Claims } from './describe.ts'
import type { Report } from './report.ts'

/** The types of artifact that a Markdown file can be. */
export type MarkdownType = 'SKILL' | 'COMMAND' | 'AGENT' | 'HOOK'

/** A Markdown file as far as its format's rules look at it. */
interface Checked {
  head: Frontmatter
  claims: Claims
  folder: string
}

const SKILL_NAME = /^[a-z0-9-]{1,64}$/
const LONGEST_SKILL_DESCRIPTION = 1_024
const LONGEST_COMPATIBILITY = 500
const skillFields = new Set(['name', 'description', 'license', 'compatibility', 'metadata', 'allowed-tools'])

/** How bad it is that a field is missing: agents and skills are chosen by both. */
const missing = { SKILL: 'ERROR', AGENT: 'ERROR', HOOK: 'WARNING', COMMAND: null } as const

/** Reports where a Markdown file breaks the rules of its format. */
export function checkMarkdown(type: MarkdownType, checked: Checked, report: Report): void {
  const { head, claims } = checked
  const severity = missing[type]
  if (severity) {
    if (!claims.name?.trim()) report(severity, 'name-missing', 'The frontmatter gives no name.', head.lineOf('name'))
    if (!claims.description?.trim())
      report(severity, 'description-missing', 'The frontmatter gives no description.', head.lineOf('description'))
  } else if (!claims.description?.trim()) {
    report(
      'INFO',
      'description-missing',
      'The frontmatter gives no description; the first line of the text stands in for it.',
      head.lineOf('description'),
    )
  }
  if (head.body.trim() === '') report('WARNING', 'body-empty', 'Nothing follows the frontmatter.')
  if (type === 'SKILL') checkSkill(checked, report)
  if (type === 'AGENT' && claims.name?.trim() && !/^[a-z0-9-]+$/.test(claims.name)) {
    report(
      'INFO',
      'agent-name-format',
      'An agent is best named in lower-case letters, digits and hyphens.',
      head.lineOf('name'),
    )
  }
}

/** The rules of the Agent Skills format (agentskills.io, specification). */
function checkSkill({ head, claims, folder }: Checked, report: Report): void {
  const { name, description } = claims
  if (name?.trim()) {
    const line = head.lineOf('name')
    if (!SKILL_NAME.test(name))
      report('WARNING', 'skill-name-format', "A skill's name is 1-64 of a-z, 0-9 and hyphens.", line)
    // What the folder at the root is called is up to whoever clones the repository.
    if (folder !== ROOT && name !== baseName(folder)) {
      report(
        'WARNING',
        'skill-name-folder',
        `The name "${name}" differs from the folder's, "${baseName(folder)}".`,
        line,
      )
    }
  }
  if (description !== null && cutCharacters(description, LONGEST_SKILL_DESCRIPTION) !== description) {
    const message = `A skill's description is at most ${String(LONGEST_SKILL_DESCRIPTION)} characters long.`
    report('WARNING', 'skill-description-too-long', message, head.lineOf('description'))
  }
  const { compatibility, metadata, 'allowed-tools': tools, ...rest } = head.data ?? {}
  if (
    compatibility !== undefined &&
    (typeof compatibility !== 'string' || compatibility.length > LONGEST_COMPATIBILITY)
  ) {
    const message = `Compatibility is a text of at most ${String(LONGEST_COMPATIBILITY)} characters.`
    report('WARNING', 'skill-compatibility', message, head.lineOf('compatibility'))
  }
  if (metadata !== undefined && !isRecord(metadata)) {
    report('WARNING', 'skill-metadata', 'Metadata is a map of keys and values.', head.lineOf('metadata'))
  }
  if (tools !== undefined && typeof tools !== 'string' && !Array.isArray(tools)) {
    report('WARNING', 'skill-allowed-tools', 'Allowed tools are a text or a list.', head.lineOf('allowed-tools'))
  }
  const unknown = Object.keys(rest).filter((field) => !skillFields.has(field))
  if (unknown.length > 0) {
    report(
      'INFO',
      'skill-unknown-field',
      `The format does not know: ${unknown.slice(0, 10).join(', ')}.`,
      head.lineOf(unknown[0] ?? ''),
    )
  }
}
