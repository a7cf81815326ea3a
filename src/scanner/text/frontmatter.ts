import { Composer, type CST, type Document, isMap, isScalar, Parser } from 'yaml'
import { isRecord, jsonSafe, OversizedValue } from './json-safe.ts'
import { yamlDepth } from './yaml-depth.ts'

const LONGEST_HEAD = 32_768
const MOST_ALIASES = 100
/** As deep as is kept, and the document's own two levels. */
const DEEPEST = 40

/** Why a head cannot be read as YAML, and on which line of the file. */
export interface FrontmatterProblem {
  rule: 'frontmatter-unterminated' | 'frontmatter-too-large' | 'frontmatter-unreadable' | 'frontmatter-altered'
  message: string
  line: number
}

/** The YAML head of a Markdown file. */
export interface Frontmatter {
  /** As it stood; null when there is none or YAML cannot read it. */
  data: Record<string, unknown> | null
  problem: FrontmatterProblem | null
  /** The line in the file of a top-level key. */
  lineOf: (key: string) => number | null
  /** A scalar as it is written, at a path of keys: `1.10` stays that, though as a number it is 1.1. From its line where YAML cannot be read. */
  written: (...keys: string[]) => string | null
  /** What follows the head. */
  body: string
}

/** The lines between a first line `---` and the next `---` or `...`; null without such a first line. */
interface Head {
  lines: string[]
  closed: boolean
  body: string
}

function splitHead(text: string): Head | null {
  const source = text.replace(/^\uFEFF/, '')
  const opening = /^---[ \t]*\r?\n/.exec(source)
  if (!opening) return null
  const rest = source.slice(opening[0].length)
  const closing = /^(?:---|\.\.\.)[ \t]*\r?$/m.exec(rest)
  if (closing) {
    const after = rest.slice(closing.index + closing[0].length)
    return { lines: rest.slice(0, closing.index).split(/\r?\n/), closed: true, body: after }
  }
  // Nothing closes it: it ends where its author seems to have stopped writing keys.
  const end = /^[ \t]*\r?$|^#/m.exec(rest)?.index ?? rest.length
  return { lines: rest.slice(0, end).split(/\r?\n/), closed: false, body: rest.slice(end) }
}

/** The top-level keys, found line by line, and their lines in the file. */
function keysOf(lines: readonly string[]): Map<string, number> {
  const keys = new Map<string, number>()
  for (const [index, line] of lines.entries()) {
    const key = /^([\w-]+):/.exec(line)?.[1]
    if (key !== undefined && !keys.has(key)) keys.set(key, index + 2)
  }
  return keys
}

/** The top-level keys of a file's head, whether or not YAML can read it. */
export const frontmatterKeys = (text: string): ReadonlySet<string> =>
  new Set(keysOf(splitHead(text)?.lines ?? []).keys())

/** Reads a file's head as YAML 1.2 with the core schema: no tags that run code, no dates, aliases bounded. Never throws. */
export function readFrontmatter(text: string): Frontmatter {
  const head = splitHead(text)
  if (!head)
    return { data: null, problem: null, lineOf: () => null, written: () => null, body: text.replace(/^\uFEFF/, '') }
  const keys = keysOf(head.lines)
  const lineOf = (key: string): number | null => keys.get(key) ?? null
  const parsed = parse(head, keys.size)
  const written = (...path: string[]): string | null => {
    if (parsed.document) return writtenAt(parsed.document, path)
    const line = path.length === 1 ? lineOf(path[0] ?? '') : null
    return line === null ? null : valueFromLines(head.lines, line - 2)
  }
  return { data: parsed.data, problem: parsed.problem, lineOf, written, body: head.body }
}

interface Parsed {
  data: Record<string, unknown> | null
  document: Document | null
  problem: FrontmatterProblem | null
}

function parse(head: Head, keys: number): Parsed {
  const failed = (rule: FrontmatterProblem['rule'], message: string, line = 1): Parsed => ({
    data: null,
    document: null,
    problem: { rule, message, line },
  })
  if (!head.closed) {
    // A file may well begin with a horizontal rule.
    if (keys === 0) return { data: null, document: null, problem: null }
    return failed('frontmatter-unterminated', 'No line `---` ends the frontmatter.')
  }
  const source = head.lines.join('\n')
  if (source.length > LONGEST_HEAD)
    return failed('frontmatter-too-large', `The frontmatter is longer than ${String(LONGEST_HEAD)} characters.`)
  // Its syntax is read once: for how deep it goes, and then for its values.
  const syntax = [...new Parser().parse(source)]
  if (yamlDepth(syntax) > DEEPEST) return failed('frontmatter-too-large', 'The frontmatter is nested too deep.')
  try {
    const document = compose(syntax, source.length)
    if (!document) return { data: null, document: null, problem: null }
    const error = document.errors[0]
    if (error) {
      const line = source.slice(0, error.pos[0]).split('\n').length + 1
      return failed(
        'frontmatter-unreadable',
        `YAML cannot read the frontmatter (${error.code.toLowerCase().replaceAll('_', ' ')}).`,
        line,
      )
    }
    const { value, altered } = jsonSafe(document.toJS({ maxAliasCount: MOST_ALIASES, mapAsMap: true }))
    if (value === null) return { data: null, document, problem: null }
    if (!isRecord(value)) return failed('frontmatter-unreadable', 'The frontmatter is no list of keys and values.', 2)
    const message = 'Characters or keys that cannot be stored were replaced or left out.'
    return { data: value, document, problem: altered ? { rule: 'frontmatter-altered', message, line: 1 } : null }
  } catch (error) {
    if (error instanceof OversizedValue)
      return failed('frontmatter-too-large', 'The frontmatter holds more than can be kept.')
    // The library throws for aliases that are too many or lead nowhere.
    return failed('frontmatter-unreadable', 'YAML cannot resolve the frontmatter.')
  }
}

/** The first document of YAML 1.2 with the core schema; there is always one, an empty one at the least. */
function compose(syntax: readonly CST.Token[], length: number): Document | null {
  const composer = new Composer({ version: '1.2', schema: 'core', prettyErrors: false, logLevel: 'silent' })
  const [document] = composer.compose(syntax, true, length)
  return document ?? null
}

function writtenAt(document: Document, path: readonly string[]): string | null {
  let node: unknown = document.contents
  for (const key of path) node = isMap(node) ? node.get(key, true) : null
  if (!isScalar(node) || node.value === null) return null
  return typeof node.value === 'string' ? node.value : (node.source ?? null)
}

/** The value of a key in YAML that is broken: the rest of its line without quotes; of a block, its indented lines. */
function valueFromLines(lines: readonly string[], index: number): string | null {
  const own = (lines[index] ?? '').replace(/^[\w-]+:/, '').trim()
  if (!/^(?:[|>][+-]?\d?[+-]?)?$/.test(own)) return own.replace(/^(['"])(.*?)\1?$/, '$2').trim() || null
  const rest = lines.slice(index + 1)
  const end = rest.findIndex((line) => /^\S/.test(line))
  const block = rest.slice(0, end < 0 ? rest.length : end).map((line) => line.trim())
  return block.join(' ').trim() || null
}
