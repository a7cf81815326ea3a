import { z } from 'zod'
import { parseInput } from '../input.ts'
import { id, optionalText } from '../values.ts'
import { assertMay } from '../permissions.ts'
import type { Unit } from '../unit.ts'
import { propose } from './propose.ts'

const input = z.object({
  projectId: id('Project').nullish(),
  operations: z.array(z.unknown()),
  summary: optionalText(2000),
})

/** Keeps operations that a client has made as a patch set. Nothing of the project is changed. */
export async function proposePatchSet(unit: Unit, raw: z.input<typeof input>) {
  const { projectId, operations, summary = null } = parseInput(input, raw)
  const project = projectId ?? null
  assertMay(unit.actor, 'patch-set:propose', project)
  return {
    patchSet: await propose(unit, { projectId: project?.id ?? null, operations, summary, origin: 'CLIENT' }),
  }
}
