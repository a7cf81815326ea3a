import { isRecord, jsonSafe } from '../text/json-safe.ts'
import { readJson } from '../text/json-document.ts'
import type { Claims } from './describe.ts'
import type { Report } from './report.ts'

/** What a JSON file that makes an artifact holds; null where it is unreadable or no object, which is reported. */
export function readObject(text: string | null, rule: string, report: Report): Record<string, unknown> | null {
  if (text === null) return null
  const document = readJson(text)
  if (!document.ok) report('ERROR', rule, `The file ${document.reason}.`, document.line)
  else if (!isRecord(document.value)) report('ERROR', rule, 'The file holds no JSON object.')
  else return document.value
  return null
}

/** An object as it is stored; null where it is too large, which is reported. */
export function storableObject(object: Record<string, unknown>, report: Report): Record<string, unknown> | null {
  try {
    const { value, altered } = jsonSafe(object)
    if (altered)
      report('INFO', 'frontmatter-altered', 'Characters or keys that cannot be stored were replaced or left out.')
    return isRecord(value) ? value : null
  } catch {
    report('WARNING', 'frontmatter-too-large', 'The declaration holds more than can be kept.')
    return null
  }
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/** What a JSON object says about its artifact, by the fields that these formats share. */
export function claimsOfObject(object: Record<string, unknown>): Claims {
  return {
    name: textOf(object['name']),
    title: textOf(object['title']) ?? textOf(object['displayName']),
    description: textOf(object['description']),
    license: object['license'],
    version: textOf(object['version']),
    tags: [object['tags'], object['keywords']],
    lineOf: () => null,
  }
}
