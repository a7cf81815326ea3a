import { z } from 'zod'
import { encodeId } from '../../ids.ts'
import { type BulkResult, failsAltogether, mostRows, onError } from '../bulk.ts'
import { NotFoundError, ValidationError } from '../errors.ts'
import { assertAtMost, parseInput, tryInput } from '../input.ts'
import { id, placement } from '../values.ts'
import type { Unit } from '../unit.ts'
import { lockList, type LockedList } from './lists.ts'
import { addToList, lookUp, type Membership, removeFromList } from './memberships.ts'

/** What became of one row. */
export type RowOutcome = 'LINKED' | 'ALREADY_LINKED' | 'UNLINKED' | 'NOT_LINKED'

/** The result of one row, in the order of the input. */
export interface BulkRow extends BulkResult<RowOutcome> {
  /** The id as it was given. */
  readonly artifactId: string
  edge: Membership | null
}

const common = { listId: id('Collection', 'Group'), artifactIds: z.array(z.string()), onError }
const linkInput = z.object({ ...common, at: placement('Artifact') })
const unlinkInput = z.object(common)
const rowInput = id('Artifact')

/** Adds artifacts to a list, in a row at one place. One that is there already stays where it is. */
export async function linkArtifacts(unit: Unit, raw: z.input<typeof linkInput>) {
  assertAtMost(mostRows, raw.artifactIds, 'artifactIds')
  const input = parseInput(linkInput, raw)
  const list = await lockList(unit, input.listId)
  const { rows, chosen } = await decideRows(unit, list, input.artifactIds, 'LINKED', 'ALREADY_LINKED')
  if (failsAltogether(rows, input.onError)) return { list, rows }
  const { memberships } = await addToList(unit, list, chosen, input.at)
  const edges = new Map(memberships.map((edge) => [encodeId('Artifact', edge.artifactId), edge]))
  for (const row of rows) if (row.outcome === 'LINKED') row.edge = edges.get(row.artifactId) ?? null
  return { list, rows }
}

/** Takes artifacts out of a list, and with a collection out of the collection's groups. */
export async function unlinkArtifacts(unit: Unit, raw: z.input<typeof unlinkInput>) {
  assertAtMost(mostRows, raw.artifactIds, 'artifactIds')
  const input = parseInput(unlinkInput, raw)
  const list = await lockList(unit, input.listId)
  const { rows, chosen } = await decideRows(unit, list, input.artifactIds, 'UNLINKED', 'NOT_LINKED')
  if (failsAltogether(rows, input.onError)) return { list, rows }
  await removeFromList(unit, list, chosen)
  return { list, rows }
}

/** Tells for each row what is to become of it, and which artifacts have to be written. */
async function decideRows(
  unit: Unit,
  list: LockedList,
  given: readonly string[],
  change: 'LINKED' | 'UNLINKED',
  nothing: 'ALREADY_LINKED' | 'NOT_LINKED',
): Promise<{ rows: BulkRow[]; chosen: string[] }> {
  const parsed = given.map(readId)
  const ids = parsed.filter((result) => typeof result === 'string')
  const { existing, members } = await lookUp(unit, list, ids)
  const chosen = new Set<string>()
  const rows = parsed.map((id, index): BulkRow => {
    const row = { artifactId: given[index] ?? '', edge: null, error: null }
    if (typeof id !== 'string') return { ...row, outcome: 'FAILED', error: id }
    if (!existing.has(id)) {
      const error = new NotFoundError('There is no artifact with this id.', pathOf(index))
      return { ...row, outcome: 'FAILED', error }
    }
    // What stands twice in the input is done once.
    if (members.has(id) === (change === 'LINKED') || chosen.has(id)) return { ...row, outcome: nothing }
    chosen.add(id)
    return { ...row, outcome: change }
  })
  return { rows, chosen: [...chosen] }
}

const pathOf = (index: number) => ['input', 'artifactIds', String(index)]

/** The id of an artifact in the database, or what is wrong with it: here that is a matter of one row. */
function readId(globalId: string, index: number): string | ValidationError {
  const result = tryInput(rowInput, globalId, pathOf(index))
  return result instanceof ValidationError ? result : result.id
}
