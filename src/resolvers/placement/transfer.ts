import { z } from 'zod'
import { ValidationError } from '../errors.ts'
import { parseInput } from '../input.ts'
import { id, placement } from '../values.ts'
import type { Unit } from '../unit.ts'
import { addOne } from './link.ts'
import { type ListReference, type LockedList, lockLists } from './lists.ts'
import { assertMember, assertNotMember, removeFromList } from './memberships.ts'

const input = z.object({
  artifactId: id('Artifact'),
  fromListId: id('Collection', 'Group'),
  toListId: id('Collection', 'Group'),
  at: placement('Artifact'),
})
type TransferInput = z.input<typeof input>

/** Moves an artifact from one list to another. Invariant: it is never in both because of the move, and never in neither. */
export async function moveArtifact(unit: Unit, raw: TransferInput) {
  const { from, to, artifactId, at } = await prepare(unit, raw)
  const leftGroups = await removeFromList(unit, from, [artifactId])
  return { fromList: from, toList: to, leftGroups, ...(await addOne(unit, to, artifactId, at)) }
}

/** Adds an artifact of one list to another, too. */
export async function copyArtifact(unit: Unit, raw: TransferInput) {
  const { to, artifactId, at } = await prepare(unit, raw)
  return { toList: to, ...(await addOne(unit, to, artifactId, at)) }
}

/** Both lists locked and permitted; what is not in the one is asked before what is already in the other. */
async function prepare(unit: Unit, raw: TransferInput) {
  const { artifactId, fromListId, toListId, at } = parseInput(input, raw)
  assertDifferent(fromListId, toListId)
  const [from, to] = await lockLists(
    unit,
    { list: fromListId, field: 'fromListId' },
    { list: toListId, field: 'toListId' },
  )
  if (!from || !to) throw new TypeError('Asked for two lists, got fewer.')
  assertNotNested(from, to)
  await assertMember(unit, from, artifactId.id)
  await assertNotMember(unit, to, artifactId.id)
  return { from, to, artifactId: artifactId.id, at }
}

function assertDifferent(from: ListReference, to: ListReference): void {
  if (from.id === to.id) {
    const message = 'Both lists are the same; use placeArtifact to change a place within a list.'
    throw ValidationError.at(['input', 'toListId'], 'NOT_ALLOWED', message)
  }
}

function assertNotNested(from: LockedList, to: LockedList): void {
  if (from.type !== to.type && from.collectionId === to.collectionId) {
    const message = 'One list is a group of the other; use linkArtifact or unlinkArtifact.'
    throw ValidationError.at(['input', 'toListId'], 'NOT_ALLOWED', message)
  }
}
