import type { Task } from '../../generated/prisma/client.ts'
import type { Unit } from '../unit.ts'
import type { TaskColumns } from './input.ts'

/** A task that is to be written, whole. */
export type NewTask = Pick<Task, 'id' | 'projectId' | 'parentId' | 'orderKey' | 'title'> & TaskColumns

/** Writes any number of tasks in one statement; parents may be among them. The project is locked or new. */
export async function insertTasks(unit: Unit, tasks: readonly NewTask[]): Promise<void> {
  const rows = tasks.map((task) => ({ ...task, dueDate: task.dueDate?.toISOString().slice(0, 10) ?? null }))
  await unit.tx.$executeRaw`
    INSERT INTO tasks (id, project_id, parent_id, order_key, title, description, status, priority, assignee,
                       estimated_minutes, actual_minutes, due_date, tags, completed_at)
    SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS task (
      "id" uuid, "projectId" uuid, "parentId" uuid, "orderKey" text, "title" text, "description" text,
      "status" task_status, "priority" priority, "assignee" text, "estimatedMinutes" int, "actualMinutes" int,
      "dueDate" date, "tags" text[], "completedAt" timestamptz)`
}

/** That a task waits for another one of its project. */
export interface NewDependency {
  readonly taskId: string
  readonly dependsOnId: string
}

/** Writes any number of dependencies in one statement. The project is locked or new. */
export async function insertDependencies(unit: Unit, projectId: string, pairs: readonly NewDependency[]) {
  const tasks = pairs.map(({ taskId }) => taskId)
  const others = pairs.map(({ dependsOnId }) => dependsOnId)
  await unit.tx.$executeRaw`
    INSERT INTO task_dependencies (project_id, task_id, depends_on_id)
    SELECT ${projectId}::uuid, task_id, depends_on_id
    FROM unnest(${tasks}::uuid[], ${others}::uuid[]) AS wanted (task_id, depends_on_id)
    ON CONFLICT DO NOTHING`
}
