import { z } from 'zod'
import { newId } from '../../ids.ts'
import { parseInput } from '../input.ts'
import { description, name } from '../values.ts'
import { assertMay } from '../permissions.ts'
import type { Unit } from '../unit.ts'
import { assertNameIsFree } from './names.ts'

const input = z.object({ name, description })

/** Makes an empty collection that belongs to the actor. */
export async function createCollection(unit: Unit, raw: z.input<typeof input>) {
  const { name, description = null } = parseInput(input, raw)
  assertMay(unit.actor, 'collection:create', null)
  await assertNameIsFree(unit, unit.actor.id, name)
  const data = { id: newId(), createdBy: unit.actor.id, name, description }
  return { collection: await unit.tx.collection.create({ data }) }
}
