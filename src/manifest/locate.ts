/** A place in a text; lines and columns count from 1. */
export interface Position {
  readonly line: number
  readonly column: number
}

/**
 * Where in a file a value stands that was found wrong: `['collections', '2', 'groups', '0', 'name']`. The nth heading of
 * its table is looked for, and below it the key. Null where the file is written in another way, such as with inline tables.
 */
export function locate(text: string, path: readonly string[]): Position | null {
  const lines = text.split('\n')
  let at = 0
  let heading = ''
  let index = 0
  for (; index < path.length && /^\d+$/.test(path[index + 1] ?? ''); index += 2) {
    heading = heading === '' ? (path[index] ?? '') : `${heading}.${path[index] ?? ''}`
    const found = nthHeading(lines, heading, Number(path[index + 1]), at)
    if (found === null) break
    at = found + 1
  }
  const key = path[index]
  if (key !== undefined) {
    const found = lineOfKey(lines, key, at)
    if (found !== null) return found
  }
  return at === 0 ? null : { line: at, column: 1 }
}

function nthHeading(lines: readonly string[], heading: string, nth: number, from: number): number | null {
  let count = 0
  for (let line = from; line < lines.length; line++) {
    if ((lines[line] ?? '').replace(/[\s#].*$|\s/g, '') !== `[[${heading}]]`) continue
    if (count === nth) return line
    count += 1
  }
  return null
}

/** Up to the next heading. */
function lineOfKey(lines: readonly string[], key: string, from: number): Position | null {
  for (let line = from; line < lines.length; line++) {
    const text = lines[line] ?? ''
    if (text.startsWith('[[')) return null
    if (text.split('=')[0]?.trim() === key && text.includes('='))
      return { line: line + 1, column: text.indexOf(key) + 1 }
  }
  return null
}
