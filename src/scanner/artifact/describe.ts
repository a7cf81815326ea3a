import semver from 'semver'
import { cleanLine, cleanText, cutCharacters } from '../text/clean.ts'
import type { ScannedArtifact } from '../types.ts'
import { spdxLicense } from './license.ts'
import type { Report } from './report.ts'
import { readTags } from './tags.ts'

const LONGEST_NAME = 255
const LONGEST_DESCRIPTION = 2_000
const LONGEST_VERSION = 100

/** What a file says about its artifact, as it stood. */
export interface Claims {
  name: string | null
  title: string | null
  description: string | null
  license: unknown
  version: string | null
  tags: unknown[]
  /** The line of a field. */
  lineOf: (field: string) => number | null
}

/** What is kept of it. */
export type Description = Pick<
  ScannedArtifact,
  'name' | 'title' | 'description' | 'license' | 'declaredVersion' | 'tags'
>

/** Brings what a file says into the form in which it is kept, and reports what was cut or left out. The first of the names that is not empty counts. */
export function describe(claims: Claims, fallbackNames: readonly string[], report: Report): Description {
  return {
    name: nameOf(claims, fallbackNames, report),
    title: claims.title === null ? null : cleanLine(claims.title, LONGEST_NAME).text || null,
    description: descriptionOf(claims, report),
    license: licenseOf(claims, report),
    declaredVersion: versionOf(claims, report),
    tags: tagsOf(claims, report),
  }
}

function nameOf(claims: Claims, fallbackNames: readonly string[], report: Report): string {
  for (const name of [claims.name ?? '', ...fallbackNames]) {
    const { text, cut } = cleanLine(name, LONGEST_NAME)
    if (cut)
      report(
        'WARNING',
        'name-too-long',
        `The name was cut to ${String(LONGEST_NAME)} characters.`,
        claims.lineOf('name'),
      )
    if (text !== '') return text
  }
  return 'unnamed'
}

function descriptionOf(claims: Claims, report: Report): string | null {
  const { text, cut } = cleanText(claims.description ?? '', LONGEST_DESCRIPTION)
  if (cut) {
    const message = `The description was cut to ${String(LONGEST_DESCRIPTION)} characters.`
    report('WARNING', 'description-cut', message, claims.lineOf('description'))
  }
  return text || null
}

function licenseOf(claims: Claims, report: Report): string | null {
  const { license } = claims
  if (license === null || license === undefined) return null
  const expression = typeof license === 'string' ? spdxLicense(license) : null
  if (expression === null) {
    const said = typeof license === 'string' ? ` "${cutCharacters(license, 100)}"` : ''
    report('INFO', 'license-unknown', `The licence${said} is no SPDX expression.`, claims.lineOf('license'))
  }
  return expression
}

function versionOf(claims: Claims, report: Report): string | null {
  const { text, cut } = cleanLine(claims.version ?? '', LONGEST_VERSION)
  if (text !== '' && (cut || semver.valid(text) === null)) {
    report('INFO', 'version-not-semver', `The version "${text}" is no semantic version.`, claims.lineOf('version'))
  }
  return text || null
}

function tagsOf(claims: Claims, report: Report): string[] {
  const { tags, invalid, beyond } = readTags(...claims.tags)
  const line = claims.lineOf('tags') ?? claims.lineOf('keywords')
  if (invalid.length > 0) {
    const shown = invalid.slice(0, 5).map((tag) => `"${cutCharacters(tag, 60)}"`)
    const more = invalid.length > shown.length ? ` and ${String(invalid.length - shown.length)} more` : ''
    report('INFO', 'tag-invalid', `Tags are 1-50 of a-z, 0-9, "_" and "-"; left out: ${shown.join(', ')}${more}.`, line)
  }
  if (beyond > 0)
    report('INFO', 'tags-too-many', `Only the first 20 tags were kept; ${String(beyond)} were left out.`, line)
  return tags
}
