import { z } from 'zod'
import { newId } from '../../ids.ts'
import { parseInput } from '../input.ts'
import { name, priority } from '../values.ts'
import { assertMay } from '../permissions.ts'
import { insertDependencies, insertTasks } from '../task/insert.ts'
import type { Unit } from '../unit.ts'
import { projectFields, projectStatus } from './input.ts'
import { assertTreeFits, plannedTask, rowsOf } from './planned-task.ts'

const input = z.object({
  name,
  status: projectStatus.nullish(),
  priority: priority.nullish(),
  ...projectFields,
  tasks: z.array(plannedTask).nullish(),
})

/** Makes a project of the actor's, with all tasks that are planned already: four statements, whatever their number. */
export async function createProject(unit: Unit, raw: z.input<typeof input>) {
  assertTreeFits(raw.tasks ?? [])
  const { name, description = null, status, priority, tags = [], tasks } = parseInput(input, raw)
  assertMay(unit.actor, 'project:create', null)
  if (tasks?.length) assertMay(unit.actor, 'task:create', null)
  const id = newId()
  const { rows, dependencies } = rowsOf(id, tasks ?? [])
  const importance = { status: status ?? 'PLANNING', priority: priority ?? 'MEDIUM' }
  const data = { id, createdBy: unit.actor.id, name, description, tags, ...importance }
  const project = await unit.tx.project.create({ data })
  if (rows.length === 0) return { project }
  await insertTasks(unit, rows)
  if (dependencies.length > 0) await insertDependencies(unit, id, dependencies)
  // Read again: a trigger has counted the tasks.
  return { project: await unit.tx.project.findUniqueOrThrow({ where: { id } }) }
}
