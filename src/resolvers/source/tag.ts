import { z } from 'zod'
import { ValidationError } from '../errors.ts'
import { parseInput } from '../input.ts'
import { id, mostTags, tags } from '../values.ts'
import { assertMay } from '../permissions.ts'
import type { Unit } from '../unit.ts'
import { lockRow, nextVersion } from '../versions.ts'

const input = z.object({ id: id('Source'), tags })
type TagInput = z.input<typeof input>

/** Adds tags to a source. One that it has already stays. */
export function tagSource(unit: Unit, raw: TagInput) {
  return changeTags(unit, raw, (before, given) => [...new Set([...before, ...given])])
}

/** Takes tags off a source. One that it has not is no error. */
export function untagSource(unit: Unit, raw: TagInput) {
  return changeTags(unit, raw, (before, given) => before.filter((tag) => !given.includes(tag)))
}

async function changeTags(unit: Unit, raw: TagInput, change: (before: string[], given: string[]) => string[]) {
  const { id, tags: given } = parseInput(input, raw)
  await lockRow(unit, id)
  assertMay(unit.actor, 'source:update', id)
  const before = await unit.tx.source.findUniqueOrThrow({ where: { id: id.id } })
  const after = change(before.tags, given)
  if (after.length === before.tags.length) return { source: before }
  if (after.length > mostTags) {
    const message = `The source would have ${String(after.length)} tags; ${String(mostTags)} are allowed.`
    throw ValidationError.at(['input', 'tags'], 'TOO_LONG', message)
  }
  return { source: await unit.tx.source.update({ where: { id: id.id }, data: { tags: after, ...nextVersion } }) }
}
