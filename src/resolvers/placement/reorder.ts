import { z } from 'zod'
import { artifactLists, collectionGroups, type OrderedList } from '../../database/ordered-lists.ts'
import { decodeId, encodeId, type NodeType } from '../../ids.ts'
import { type Issue, ValidationError } from '../errors.ts'
import { assertAtMost, parseInput } from '../input.ts'
import { id } from '../values.ts'
import { readOrder, rewriteOrder } from '../ordering.ts'
import type { Unit } from '../unit.ts'
import { tellOfList } from './changes.ts'
import { lockList } from './lists.ts'

/** Members of a list that can be reordered in one go. */
export const longestReorder = 5000

const artifactsInput = z.object({ listId: id('Collection', 'Group'), artifactIds: z.array(z.string()) })
const groupsInput = z.object({ collectionId: id('Collection'), groupIds: z.array(z.string()) })

/** Puts all artifacts of a list into the given order, which names each of them once. */
export async function reorderArtifacts(unit: Unit, raw: z.input<typeof artifactsInput>) {
  assertAtMost(longestReorder, raw.artifactIds, 'artifactIds')
  const { listId, artifactIds } = parseInput(artifactsInput, raw)
  const list = await lockList(unit, listId)
  const order = await reorder(unit, artifactLists[list.type], list.id, 'Artifact', artifactIds, 'artifactIds')
  tellOfList(unit, list, 'REORDERED', { artifactIds: order })
  return { list }
}

/** Puts all groups of a collection into the given order, which names each of them once. */
export async function reorderGroups(unit: Unit, raw: z.input<typeof groupsInput>) {
  assertAtMost(longestReorder, raw.groupIds, 'groupIds')
  const { collectionId, groupIds } = parseInput(groupsInput, raw)
  const collection = await lockList(unit, collectionId, 'collectionId')
  await reorder(unit, collectionGroups, collection.id, 'Group', groupIds, 'groupIds')
  return { collectionId: collection.id }
}

/**
 * Puts all members of one list into the given order. The list is locked.
 * @param given global ids, which name each member once
 * @throws {ValidationError} naming each that is missing, unknown or there twice
 */
export async function reorder(
  unit: Unit,
  list: OrderedList,
  parentId: string,
  type: NodeType,
  given: readonly string[],
  field: string,
): Promise<string[]> {
  const before = await readOrder(unit.tx, list, parentId)
  const current = new Set(before.map((row) => row.item))
  const seen = new Set<string>()
  const issues = given.flatMap((globalId, index): Issue[] => {
    const path = ['input', field, String(index)]
    const reference = decodeId(globalId)
    if (!reference) return [{ path, code: 'MALFORMED', message: 'This is no id that this server has given out.' }]
    if (reference.type !== type || !current.has(reference.id))
      return [{ path, code: 'NOT_IN_LIST', message: `${globalId} is not in the list.` }]
    if (seen.has(reference.id)) return [{ path, code: 'DUPLICATE', message: `${globalId} stands in the order twice.` }]
    seen.add(reference.id)
    return []
  })
  for (const missing of current)
    if (!seen.has(missing))
      issues.push({ path: ['input', field], code: 'MISSING', message: `${encodeId(type, missing)} is missing.` })
  const [first, ...rest] = issues
  if (first) throw new ValidationError([first, ...rest])
  const order = [...seen]
  await rewriteOrder(unit.tx, list, parentId, before, order)
  return order
}
