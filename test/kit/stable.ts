import { decodeId } from '../../src/ids.ts'

const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

/**
 * An answer with what differs from run to run named: ids as `Collection#1`, by type in the order in which they appear,
 * cursors as `cursor#1`, times as `time`. Equal things keep equal names, so that a snapshot shows what is the same.
 */
export function stable(answer: unknown): unknown {
  const names = new Map<string, string>()
  const counts = new Map<string, number>()
  const named = (value: string, kind: string): string => {
    const known = names.get(value)
    if (known !== undefined) return known
    const count = (counts.get(kind) ?? 0) + 1
    counts.set(kind, count)
    names.set(value, `${kind}#${String(count)}`)
    return `${kind}#${String(count)}`
  }
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk)
    if (value !== null && typeof value === 'object')
      return Object.fromEntries(sorted(value).map(([key, inner]) => [key, walk(inner)]))
    if (typeof value !== 'string') return value
    if (time.test(value)) return 'time'
    const reference = decodeId(value)
    if (reference) return named(value, reference.type)
    return isCursor(value) ? named(value, 'cursor') : value
  }
  return walk(answer)
}

/** By name, as snapshots are printed: fields that are resolved at once stand in an answer in the order in which they end. */
function sorted(value: object): [string, unknown][] {
  return Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1))
}

function isCursor(value: string): boolean {
  return value.startsWith('Wy') && Buffer.from(value, 'base64url').toString().startsWith('["')
}
