import { z } from 'zod'
import { assertAtMost, parseInput } from '../input.ts'
import { id, ifVersion, name, priority, unclearable } from '../values.ts'
import { assertMay } from '../permissions.ts'
import type { Unit } from '../unit.ts'
import { given, nextVersion } from '../versions.ts'
import { dependsOnIds, setDependencies } from './dependencies.ts'
import { taskFields, taskStatus } from './input.ts'
import { lockTask } from './lock.ts'
import { completedAt, mostDependencies } from './rules.ts'

const input = z.object({
  id: id('Task'),
  title: unclearable(name),
  status: unclearable(taskStatus),
  priority: unclearable(priority),
  ...taskFields,
  dependsOnIds,
  ifVersion,
})

/** Changes a task's fields, or what it depends on. */
export async function updateTask(unit: Unit, raw: z.input<typeof input>) {
  assertAtMost(mostDependencies, raw.dependsOnIds ?? [], 'dependsOnIds')
  const { id, ifVersion, dependsOnIds, ...fields } = parseInput(input, raw)
  const before = await lockTask(unit, id, ifVersion)
  assertMay(unit.actor, 'task:update', id)
  if (dependsOnIds) await setDependencies(unit, before, dependsOnIds)
  const changes = given(fields)
  if (!changes && !dependsOnIds) return { task: before }
  const now = new Date()
  const data = {
    ...changes,
    completedAt: completedAt(changes?.status ?? before.status, before.completedAt, now),
    updatedAt: now,
    ...nextVersion,
  }
  return { task: await unit.tx.task.update({ where: { id: id.id }, data }) }
}
