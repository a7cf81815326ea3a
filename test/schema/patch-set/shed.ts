import { decodeId, encodeId } from '../../../src/ids.ts'
import { createProject } from '../../../src/resolvers/project/create.ts'
import type { PlannedTask } from '../../../src/resolvers/project/planned-task.ts'
import type { World } from '../../kit/world.ts'

/** A project with tasks, by global ids; tasks by their titles, which are unlike each other. */
export interface Shed {
  readonly project: string
  readonly task: (title: string) => string
}

/** plan; walls with floor, which has screws below it; roof, which waits for walls. */
const tasks: PlannedTask[] = [
  { title: 'plan', description: 'On paper.', tags: ['paper'], assignee: 'ada', estimatedMinutes: 30 },
  { title: 'walls', key: 'walls', subtasks: [{ title: 'floor', subtasks: [{ title: 'screws' }] }] },
  { title: 'roof', dependsOnKeys: ['walls'], dueDate: new Date('2026-03-01'), status: 'COMPLETED' },
]

/** Makes such a project. */
export async function buildShed(world: World, planned: PlannedTask[] = tasks): Promise<Shed> {
  const { project } = await world.perform(createProject, { name: 'Shed', tags: ['garden'], tasks: planned })
  const rows = await world.database.driver.query<{ id: string; title: string }>(
    'SELECT id, title FROM tasks WHERE project_id = $1',
    [project.id],
  )
  const ids = new Map(rows.map(({ id, title }) => [title, encodeId('Task', id)]))
  return {
    project: encodeId('Project', project.id),
    task: (title) => ids.get(title) ?? expectTask(title),
  }
}

function expectTask(title: string): never {
  throw new Error(`The shed has no ${title}.`)
}

/**
 * Everything of a project and its tasks that is not deleted, ids, order keys and times too, but versions and when it was
 * last changed.
 */
export async function exportOf(world: World, project: string): Promise<string> {
  const id = decodeId(project)?.id
  const [row] = await world.database.driver.query<{ text: string }>(
    `SELECT jsonb_build_object(
       'project', (SELECT to_jsonb(p) - 'version' - 'updated_at' FROM projects p WHERE id = $1),
       'tasks', (SELECT jsonb_agg(to_jsonb(t) - 'version' - 'updated_at' ORDER BY t.id)
         FROM tasks t WHERE project_id = $1 AND deleted_at IS NULL),
       'dependencies', (SELECT jsonb_agg(to_jsonb(d) ORDER BY d.task_id, d.depends_on_id)
         FROM task_dependencies d JOIN tasks t ON t.id = d.task_id JOIN tasks o ON o.id = d.depends_on_id
         WHERE d.project_id = $1 AND t.deleted_at IS NULL AND o.deleted_at IS NULL))::text AS text`,
    [id],
  )
  return row?.text ?? ''
}
