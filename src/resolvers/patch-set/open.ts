import { z } from 'zod'
import { newId } from '../../ids.ts'
import { parseInput } from '../input.ts'
import { id } from '../values.ts'
import { assertMay } from '../permissions.ts'
import { assertProjectExists } from '../project/exists.ts'
import type { Unit } from '../unit.ts'

const input = z.object({ projectId: id('Project').nullish() })

/** Opens a draft: a patch set without operations, which the planner can be told to write. */
export async function openPatchSet(unit: Unit, raw: z.input<typeof input>) {
  const { projectId } = parseInput(input, raw)
  assertMay(unit.actor, 'patch-set:propose', projectId ?? null)
  if (projectId) await assertProjectExists(unit, projectId)
  const common = { id: newId(), projectId: projectId?.id ?? null, proposedBy: unit.actor.id }
  return {
    patchSet: await unit.tx.patchSet.create({
      data: { ...common, status: 'DRAFT', origin: 'CLIENT', operations: [] },
    }),
  }
}
