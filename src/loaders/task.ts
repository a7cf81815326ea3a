import { Prisma, type Task } from '../generated/prisma/client.ts'
import { manyEach, oneEach } from './batch.ts'
import { selected, taskColumns } from './columns.ts'
import type { Reader } from '../database/index.ts'
import { together, wanted, type Wanted } from './wanted.ts'

/** A task of a whole tree, and how many tasks stand above it. */
export interface TreeEntry {
  readonly task: Task
  readonly depth: number
}

/** What a tree is put together by. */
const links = wanted(['projectId', 'listId'])

/** Loaders of what is reckoned of trees of tasks. */
export function taskLoaders(reader: Reader) {
  /** How many tasks stand above a task, by its id. */
  const depths = oneEach(
    (ids) =>
      reader.read<{ id: string; depth: number }>(Prisma.sql`
        WITH RECURSIVE above AS (
          SELECT id, parent_id, 0 AS depth FROM tasks WHERE id = ANY (${ids}::uuid[])
          UNION ALL
          SELECT above.id, t.parent_id, above.depth + 1 FROM above JOIN tasks t ON t.id = above.parent_id
        ) SELECT id::text, max(depth)::int AS depth FROM above GROUP BY id`),
    (row) => row.id,
  )
  const tasksOf = (columns: Wanted) =>
    manyEach(
      (ids) =>
        reader.read<Task>(Prisma.sql`
          SELECT ${selected(taskColumns, columns)} FROM tasks t
          WHERE t.project_id = ANY (${ids}::uuid[]) AND t.deleted_at IS NULL ORDER BY t.order_key`),
      (task) => task.projectId,
    )
  const loaders = new Map<string, ReturnType<typeof tasksOf>>()
  /** All tasks of a project with what is wanted of them, depth first, siblings in their order. */
  async function tree(projectId: string, asked: Wanted): Promise<TreeEntry[]> {
    const columns = together([asked, links])
    const loader = loaders.get(columns.key) ?? tasksOf(columns)
    loaders.set(columns.key, loader)
    const entries = depthFirst(await loader.load(projectId), projectId)
    for (const { task, depth } of entries) depths.prime(task.id, { id: task.id, depth })
    return entries
  }
  return { depths, tree }
}

/** Puts tasks that come in the order of their siblings into the order of the tree. */
function depthFirst(tasks: readonly Task[], projectId: string): TreeEntry[] {
  const lists = new Map<string | null, Task[]>()
  for (const task of tasks) {
    const list = lists.get(task.listId)
    if (list) list.push(task)
    else lists.set(task.listId, [task])
  }
  const found: TreeEntry[] = []
  const visit = (listId: string, depth: number): void => {
    for (const task of lists.get(listId) ?? []) {
      found.push({ task, depth })
      visit(task.id, depth + 1)
    }
  }
  visit(projectId, 0)
  return found
}
