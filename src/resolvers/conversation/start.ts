import { z } from 'zod'
import { newId } from '../../ids.ts'
import { parseInput } from '../input.ts'
import { id } from '../values.ts'
import { assertMay } from '../permissions.ts'
import { assertProjectExists } from '../project/exists.ts'
import type { Unit } from '../unit.ts'

const input = z.object({ projectId: id('Project').nullish() })

/** Begins a conversation with the planner, with a project in view or about a new one. */
export async function startConversation(unit: Unit, raw: z.input<typeof input>) {
  const { projectId } = parseInput(input, raw)
  assertMay(unit.actor, 'conversation:start', projectId ?? null)
  if (projectId) await assertProjectExists(unit, projectId)
  const data = { id: newId(), projectId: projectId?.id ?? null, createdBy: unit.actor.id }
  return { conversation: await unit.tx.conversation.create({ data }) }
}
