import { z } from 'zod'
import { parseInput } from '../input.ts'
import { id, ifVersion, name, priority, unclearable } from '../values.ts'
import { assertMay } from '../permissions.ts'
import type { Unit } from '../unit.ts'
import { given, nextVersion } from '../versions.ts'
import { projectFields, projectStatus } from './input.ts'
import { lockProject } from './lock.ts'

const input = z.object({
  id: id('Project'),
  name: unclearable(name),
  status: unclearable(projectStatus),
  priority: unclearable(priority),
  ...projectFields,
  ifVersion,
})

/** Changes a project's fields. */
export async function updateProject(unit: Unit, raw: z.input<typeof input>) {
  const { id, ifVersion, ...fields } = parseInput(input, raw)
  await lockProject(unit, id, { ifVersion })
  assertMay(unit.actor, 'project:update', id)
  const changes = given(fields)
  if (!changes) return { project: await unit.tx.project.findUniqueOrThrow({ where: { id: id.id } }) }
  return { project: await unit.tx.project.update({ where: { id: id.id }, data: { ...changes, ...nextVersion } }) }
}
