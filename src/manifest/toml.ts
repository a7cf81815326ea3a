import { parse, stringify, TomlError } from 'smol-toml'

/** The values that manifests have. What is absent, null or an empty list is not written. */
export type Value = string | number | boolean | Date | readonly string[] | null | undefined

/** Nothing is nested deep in a manifest. */
const deepest = 16

/** A text that is no TOML. Lines and columns count from 1. */
export class TomlSyntaxError extends Error {
  readonly line: number
  readonly column: number

  constructor(line: number, column: number, reason: string) {
    super(reason)
    this.line = line
    this.column = column
  }
}

/** Reads TOML 1.0. @throws {TomlSyntaxError} */
export function parseToml(text: string): object {
  try {
    return parse(text, { maxDepth: deepest, unsafeKeyBehaviour: 'throw' })
  } catch (error) {
    if (!(error instanceof TomlError)) throw error
    // The first line is the reason; the others show the place, which the caller has before them.
    const [reason = ''] = error.message.replace(/^Invalid TOML document: /, '').split('\n')
    throw new TomlSyntaxError(error.line, error.column, reason)
  }
}

/** Writes a table: its heading, when it has one, and a line a value. */
export function writeTable(heading: string | null, values: Readonly<Record<string, Value>>): string {
  const lines = Object.entries(values).flatMap(([key, value]) => writeValue(key, value) ?? [])
  return `${[...(heading === null ? [] : [`[[${heading}]]`]), ...lines].join('\n')}\n`
}

function writeValue(key: string, value: Value): string | null {
  if (value === null || value === undefined) return null
  if (Array.isArray(value)) return writeList(key, value as readonly string[])
  if (typeof value === 'string' && isReadableText(value)) return `${key} = '''\n${value}'''`
  return stringify({ [key]: value }).trimEnd()
}

/** Short lists stand in a line, long ones have a line for each item. */
function writeList(key: string, items: readonly string[]): string | null {
  if (items.length === 0) return null
  const written = items.map((item) => (JSON_QUOTED.test(item) ? quoted(item) : `"${item}"`))
  const line = `${key} = [${written.join(', ')}]`
  return line.length <= 100 && key !== 'artifacts'
    ? line
    : `${key} = [\n${written.map((item) => `  ${item},\n`).join('')}]`
}

/** Characters that a basic string cannot have as they are. */
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const JSON_QUOTED = /["\\\u0000-\u001f\u007f]/

const quoted = (text: string): string => stringify({ a: text }).trimEnd().slice('a = '.length)

/** Whether a text reads best as it is, over several lines: a literal string has no way to write three quotes or a CR. */
function isReadableText(text: string): boolean {
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  return text.includes('\n') && !text.endsWith("'") && !/'''|[\u0000-\u0008\u000b-\u001f\u007f]/.test(text)
}
