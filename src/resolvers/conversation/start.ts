import { z } from 'zod'
import { newId } from '../../ids.ts'
import { NotFoundError } from '../errors.ts'
import { id, parseInput } from '../input.ts'
import { assertMay } from '../permissions.ts'
import type { Unit } from '../unit.ts'

const input = z.object({ projectId: id('Project').nullish() })

/** Begins a conversation with the planner, with a project in view or about a new one. */
export async function startConversation(unit: Unit, raw: z.input<typeof input>) {
  const { projectId } = parseInput(input, raw)
  assertMay(unit.actor, 'conversation:start', projectId ?? null)
  const project = projectId && (await unit.tx.project.findFirst({ where: { id: projectId.id, deletedAt: null } }))
  if (projectId && !project) throw new NotFoundError('There is no project with this id.', ['input', 'projectId'])
  const data = { id: newId(), projectId: projectId?.id ?? null, createdBy: unit.actor.id }
  return { conversation: await unit.tx.conversation.create({ data }) }
}
