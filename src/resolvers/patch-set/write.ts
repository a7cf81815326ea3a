import { newId } from '../../ids.ts'
import { Prisma } from '../../generated/prisma/client.ts'
import type { Unit } from '../unit.ts'
import type { Writes } from './changes.ts'
import type { ProjectState, TaskState } from '../../database/index.ts'

/** The columns of a task that plans know, with their types. */
const columns = Prisma.raw(
  'id, parent_id, order_key, title, description, status, priority, assignee, estimated_minutes, actual_minutes, due_date, tags, completed_at',
)
const typedColumns = Prisma.raw(
  'id uuid, parent_id uuid, order_key text, title text, description text, status task_status, priority priority, assignee text, estimated_minutes int, actual_minutes int, due_date date, tags text[], completed_at timestamptz',
)

/** Makes a project. One statement. */
export async function insertProject(unit: Unit, id: string, project: ProjectState): Promise<void> {
  await unit.tx.project.create({ data: { id, createdBy: unit.actor.id, ...project, tags: [...project.tags] } })
}

/**
 * Writes what is to become of a project that is locked, in at most six statements, however much it is. Nothing that
 * comes later in it stands in the way of what comes earlier: no new order key is one that the list has had, and what is
 * deleted makes room for what is new.
 * @param created whether tasks that are new to the state have rows already, which were deleted
 */
export async function writePlan(
  unit: Unit,
  projectId: string,
  writes: Writes,
  created: 'new' | 'deleted',
): Promise<void> {
  const { tx } = unit
  const changed = new Map([...writes.changed, ...(created === 'deleted' ? writes.created : [])])
  if (writes.project) await updateProject(unit, projectId, writes.project)
  if (writes.deleted.length > 0)
    await tx.$executeRaw`
      UPDATE tasks SET deleted_at = now(), deletion_id = ${newId()}::uuid
      WHERE id = ANY (${writes.deleted}::uuid[]) AND project_id = ${projectId}::uuid AND deleted_at IS NULL`
  if (created === 'new' && writes.created.size > 0)
    await tx.$executeRaw`
      INSERT INTO tasks (project_id, ${columns})
      SELECT ${projectId}::uuid, ${columns} FROM jsonb_to_recordset(${rowsOf(writes.created)}::jsonb) AS given (${typedColumns})`
  if (changed.size > 0)
    await tx.$executeRaw`
      UPDATE tasks SET parent_id = given.parent_id, order_key = given.order_key, title = given.title,
        description = given.description, status = given.status, priority = given.priority, assignee = given.assignee,
        estimated_minutes = given.estimated_minutes, actual_minutes = given.actual_minutes, due_date = given.due_date,
        tags = given.tags, completed_at = given.completed_at, deleted_at = NULL, deletion_id = NULL,
        version = tasks.version + 1, updated_at = now()
      FROM jsonb_to_recordset(${rowsOf(changed)}::jsonb) AS given (${typedColumns})
      WHERE tasks.id = given.id AND tasks.project_id = ${projectId}::uuid`
  await writeDependencies(unit, projectId, writes)
}

async function updateProject({ tx }: Unit, id: string, { tags, ...fields }: ProjectState): Promise<void> {
  await tx.project.update({
    where: { id },
    data: { ...fields, tags: [...tags], version: { increment: 1 } },
    select: { id: true },
  })
}

async function writeDependencies({ tx }: Unit, projectId: string, writes: Writes): Promise<void> {
  const { dependenciesAdded: added, dependenciesRemoved: removed } = writes
  if (removed.length > 0)
    await tx.$executeRaw`
      DELETE FROM task_dependencies USING unnest(${removed.map(([id]) => id)}::uuid[], ${removed.map(([, id]) => id)}::uuid[]) AS gone (task, other)
      WHERE task_id = gone.task AND depends_on_id = gone.other`
  if (added.length > 0)
    await tx.$executeRaw`
      INSERT INTO task_dependencies (project_id, task_id, depends_on_id)
      SELECT ${projectId}::uuid, * FROM unnest(${added.map(([id]) => id)}::uuid[], ${added.map(([, id]) => id)}::uuid[])
      ON CONFLICT DO NOTHING`
}

/** Rows of tasks as JSON, under the names of their columns. */
function rowsOf(tasks: ReadonlyMap<string, TaskState>): string {
  return JSON.stringify(
    [...tasks].map(([id, task]) => ({
      id,
      parent_id: task.parentId,
      order_key: task.orderKey,
      title: task.title,
      description: task.description,
      status: task.status,
      priority: task.priority,
      assignee: task.assignee,
      estimated_minutes: task.estimatedMinutes,
      actual_minutes: task.actualMinutes,
      due_date: task.dueDate,
      tags: task.tags,
      completed_at: task.completedAt,
    })),
  )
}
