import { type Priority, Prisma, type ProjectStatus, type TaskStatus } from '../generated/prisma/client.ts'
import type { Reader } from './reader.ts'

/** What plans say of a project. */
export interface ProjectState {
  readonly name: string
  readonly description: string | null
  readonly status: ProjectStatus
  readonly priority: Priority
  readonly tags: readonly string[]
}

/** What plans say of a task that is not deleted. */
export interface TaskState {
  /** Null at the top level. */
  readonly parentId: string | null
  readonly orderKey: string
  readonly title: string
  readonly description: string | null
  readonly status: TaskStatus
  readonly priority: Priority
  readonly assignee: string | null
  readonly estimatedMinutes: number | null
  readonly actualMinutes: number | null
  /** As `2026-01-31`. */
  readonly dueDate: string | null
  readonly tags: readonly string[]
  /** As `2026-01-31T08:15:00.000Z`. */
  readonly completedAt: string | null
  /** The ids of the tasks that it waits for, sorted; without deleted ones. */
  readonly dependsOn: readonly string[]
}

/** A project with all its tasks by their ids: what operations of a patch set are checked against and carried out on. */
export interface PlanState {
  /** Null when there is none yet. */
  readonly project: ProjectState | null
  readonly tasks: ReadonlyMap<string, TaskState>
}

/** The state of a project that is there, and its version. */
export interface StoredPlan extends PlanState {
  readonly project: ProjectState
  readonly version: number
}

interface ProjectRow extends ProjectState {
  readonly id: string
  readonly version: number
}

interface TaskRow extends Omit<TaskState, 'completedAt'> {
  readonly id: string
  readonly projectId: string
  readonly completedAt: Date | null
}

/** Reads whole projects with their tasks, by their ids, in two statements. Deleted ones are not there. */
export async function readPlans(reader: Reader, projectIds: readonly string[]): Promise<Map<string, StoredPlan>> {
  const projects = await reader.read<ProjectRow>(Prisma.sql`
    SELECT id::text, name, description, status, priority, tags, version
    FROM projects WHERE id = ANY (${projectIds}::uuid[]) AND deleted_at IS NULL`)
  // Planned each time: a plan from when there were few tasks would look through all dependencies for each of them.
  const rows = await reader.read<TaskRow>(
    Prisma.sql`
    SELECT t.id::text, t.project_id::text AS "projectId", t.parent_id::text AS "parentId", t.order_key AS "orderKey",
      t.title, t.description, t.status, t.priority, t.assignee, t.estimated_minutes AS "estimatedMinutes",
      t.actual_minutes AS "actualMinutes", to_char(t.due_date, 'YYYY-MM-DD') AS "dueDate", t.tags,
      t.completed_at AS "completedAt",
      ARRAY (SELECT d.depends_on_id::text FROM task_dependencies d WHERE d.task_id = t.id ORDER BY d.depends_on_id)
        AS "dependsOn"
    FROM tasks t WHERE t.project_id = ANY (${projectIds}::uuid[]) AND t.deleted_at IS NULL`,
    'each-time',
  )
  // What a task depends on is in the same project: here it is known whether it is deleted, without a look for each.
  const there = new Set(rows.map(({ id }) => id))
  const tasks = new Map(projects.map(({ id }) => [id, new Map<string, TaskState>()]))
  for (const { id, projectId, completedAt, dependsOn, ...row } of rows)
    tasks.get(projectId)?.set(id, {
      ...row,
      completedAt: completedAt?.toISOString() ?? null,
      dependsOn: dependsOn.filter((other) => there.has(other)),
    })
  return new Map(
    projects.map(({ id, version, ...project }) => [id, { project, version, tasks: tasks.get(id) ?? new Map() }]),
  )
}
