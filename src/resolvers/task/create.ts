import { z } from 'zod'
import { taskSiblings } from '../../database/ordered-lists.ts'
import { newId } from '../../ids.ts'
import { assertAtMost, parseInput } from '../input.ts'
import { id, name, placement } from '../values.ts'
import { reckonKey } from '../ordering.ts'
import { assertMay } from '../permissions.ts'
import { lockProject } from '../project/lock.ts'
import type { Unit } from '../unit.ts'
import { assertRoom } from './count.ts'
import { dependsOnIds, setDependencies } from './dependencies.ts'
import { newTaskColumns, newTaskFields } from './input.ts'
import { assertFits } from './place.ts'
import { mostDependencies } from './rules.ts'

const input = z.object({
  projectId: id('Project'),
  parentId: id('Task').nullish(),
  title: name,
  ...newTaskFields,
  dependsOnIds,
  at: placement('Task'),
})

/** Makes a task at a place among its siblings. */
export async function createTask(unit: Unit, raw: z.input<typeof input>) {
  assertAtMost(mostDependencies, raw.dependsOnIds ?? [], 'dependsOnIds')
  const { projectId, parentId, title, dependsOnIds, at, ...fields } = parseInput(input, raw)
  const project = await lockProject(unit, projectId, { field: 'projectId' })
  assertMay(unit.actor, 'task:create', projectId)
  assertRoom(project, 1, ['input'])
  if (parentId) await assertFits(unit, project.id, parentId, null)
  const orderKey = await reckonKey(unit.tx, taskSiblings, parentId?.id ?? project.id, at, null)
  const place = { id: newId(), projectId: project.id, parentId: parentId?.id ?? null, orderKey }
  const task = await unit.tx.task.create({ data: { ...place, title, ...newTaskColumns(fields) } })
  if (dependsOnIds?.length) await setDependencies(unit, task, dependsOnIds)
  return { task }
}
