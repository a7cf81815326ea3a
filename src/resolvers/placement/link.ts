import { z } from 'zod'
import { parseInput } from '../input.ts'
import { id, placement } from '../values.ts'
import type { Unit } from '../unit.ts'
import { artifactLists } from '../../database/ordered-lists.ts'
import { type Place, reckonKeys } from '../ordering.ts'
import { lockList, type LockedList } from './lists.ts'
import {
  addToList,
  assertMember,
  assertNotMember,
  type Membership,
  placeInList,
  removeFromList,
} from './memberships.ts'

const listAndArtifact = { listId: id('Collection', 'Group'), artifactId: id('Artifact') }
const linkInput = z.object({ ...listAndArtifact, at: placement('Artifact') })
const unlinkInput = z.object(listAndArtifact)

/** What a change of one list answers. */
export interface Placed {
  list: LockedList
  edge: Membership
}

/** The answer of what may have joined a group's collection on the way; null when it was there. */
export interface Linked extends Placed {
  collectionEdge: Membership | null
}

/** Adds an artifact to a list. Invariant: what is in a group is in the group's collection. */
export async function linkArtifact(unit: Unit, raw: z.input<typeof linkInput>): Promise<Linked> {
  const { listId, artifactId, at } = parseInput(linkInput, raw)
  const [list] = await Promise.all([lockList(unit, listId), assertNotMember(unit, listId, artifactId.id)])
  return { list, ...(await addOne(unit, list, artifactId.id, at)) }
}

/** Takes an artifact out of a list, and with a collection out of the collection's groups. */
export async function unlinkArtifact(unit: Unit, raw: z.input<typeof unlinkInput>) {
  const { listId, artifactId } = parseInput(unlinkInput, raw)
  const [list] = await Promise.all([lockList(unit, listId), assertMember(unit, listId, artifactId.id)])
  return { list, artifactId: artifactId.id, leftGroups: await removeFromList(unit, list, [artifactId.id]) }
}

/**
 * Gives an artifact another place in the same list. Everything is asked at once: one statement after the other is
 * answered, so the others see the list as it is behind the lock.
 */
export async function placeArtifact(unit: Unit, raw: z.input<typeof linkInput>): Promise<Placed> {
  const { listId, artifactId, at } = parseInput(linkInput, raw)
  const [list, addedAt, spot] = await Promise.all([
    lockList(unit, listId),
    assertMember(unit, listId, artifactId.id),
    reckonKeys(unit.tx, artifactLists[listId.type], listId.id, at, [artifactId.id]),
  ])
  placeInList(unit, list, artifactId.id, spot)
  const [orderKey = ''] = spot.keys
  return { list, edge: { list: listId, artifactId: artifactId.id, orderKey, addedAt } }
}

/** Adds one artifact that is not in the list. */
export async function addOne(unit: Unit, list: LockedList, artifactId: string, at: Place) {
  const { memberships, implied } = await addToList(unit, list, [artifactId], at)
  const [edge] = memberships
  if (!edge) throw new TypeError('An insert returned no row.')
  return { edge, collectionEdge: implied[0] ?? null }
}
