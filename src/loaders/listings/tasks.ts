import { Prisma } from '../../generated/prisma/client.ts'
import { taskColumns } from '../columns.ts'
import type { Listing } from '../listing.ts'
import type { SortKey } from '../sort-order.ts'
import { comparable, conditions, isOneOf, tagConditions, type TagsFilter, when } from './conditions.ts'
import { idTerm, type Order, positionTerm } from './order.ts'
import { byRelevance, matches } from './relevance.ts'
import { keepUnfiltered } from './unfiltered.ts'

/** Which tasks a list shows. Fields are ANDed; absent and null ones ask for nothing. */
export interface TaskFilter {
  readonly projectId?: string | null | undefined
  readonly parentId?: string | null | undefined
  readonly topLevel?: boolean | null | undefined
  readonly statuses?: readonly string[] | null | undefined
  readonly priorities?: readonly string[] | null | undefined
  readonly assignees?: readonly string[] | null | undefined
  readonly tags?: TagsFilter | null | undefined
  readonly search?: string | null | undefined
  readonly includeDeleted?: boolean | null | undefined
}

/** The place of a task among its siblings. */
const place = positionTerm(Prisma.sql`t.order_key`)

const sortKeys = {
  POSITION: place.key,
  TITLE: { sql: Prisma.sql`(lower(t.title) COLLATE "C")`, type: 'text' },
  CREATED_AT: { sql: Prisma.sql`t.created_at`, type: 'time', column: 'createdAt' },
  UPDATED_AT: { sql: Prisma.sql`t.updated_at`, type: 'time', column: 'updatedAt' },
  // Without a due date is later than with any.
  DUE_DATE: { sql: Prisma.sql`coalesce(t.due_date, 'infinity'::date)`, type: 'date' },
  PRIORITY: { sql: Prisma.sql`t.priority`, type: 'priority', column: 'priority' },
} as const satisfies Record<string, SortKey>

/** What tasks can be sorted by. RELEVANCE needs a search. */
export type TaskOrderField = keyof typeof sortKeys | 'RELEVANCE'

const alias = Prisma.sql`t`

function where(filter: TaskFilter | null): Prisma.Sql[] {
  return conditions(
    filter?.includeDeleted ? null : Prisma.sql`t.deleted_at IS NULL`,
    when(filter?.projectId, (projectId) => Prisma.sql`t.project_id = ${projectId}::uuid`),
    when(filter?.parentId, (parentId) => Prisma.sql`t.parent_id = ${parentId}::uuid`),
    when(filter?.topLevel, (top) => (top ? Prisma.sql`t.parent_id IS NULL` : Prisma.sql`t.parent_id IS NOT NULL`)),
    when(filter?.statuses, (statuses) => isOneOf(Prisma.sql`t.status`, statuses, 'task_status')),
    when(filter?.priorities, (priorities) => isOneOf(Prisma.sql`t.priority`, priorities, 'priority')),
    when(filter?.assignees, (people) => Prisma.sql`t.assignee = ANY (${people.map(comparable)}::text[])`),
    ...tagConditions(Prisma.sql`t.tags`, filter?.tags),
    matches(alias, filter?.search),
  )
}

/** Tasks of all projects, without deleted ones unless the filter includes them. */
export const taskListing = keepUnfiltered(
  (filter: TaskFilter | null, orders: readonly Order<TaskOrderField>[]): Listing => {
    return {
      name: 'tasks',
      columns: taskColumns,
      from: Prisma.sql`tasks t`,
      where: where(filter && { ...filter, search: null }),
      ...((filter?.projectId ?? filter?.parentId) != null && { planning: 'each-time' }),
      parent: null,
      ...byRelevance('tasks', alias, filter?.search, sortKeys, orders),
    }
  },
)

/** The top level of projects, or the subtasks of tasks, in their order. */
export function siblingListing(parent: 'project' | 'task', filter: TaskFilter | null): Listing {
  const common = { name: `${parent}.tasks`, columns: taskColumns, from: Prisma.sql`tasks t` }
  // Only the order keys of what is not deleted are unique in a list.
  if (!filter?.includeDeleted) return { ...common, where: where(filter), parent: Prisma.sql`t.list_id`, order: [place] }
  const top = parent === 'project' ? [Prisma.sql`t.parent_id IS NULL`] : []
  return {
    ...common,
    where: [...where(filter), ...top],
    parent: parent === 'project' ? Prisma.sql`t.project_id` : Prisma.sql`t.parent_id`,
    order: [place, idTerm(Prisma.sql`t.id`, false)],
  }
}

/** What tasks depend on (`dependsOn`), or what depends on them (`blocks`), the one that was made first at the start. */
export function dependencyListing(direction: 'dependsOn' | 'blocks'): Listing {
  const [from, to] =
    direction === 'dependsOn'
      ? [Prisma.sql`d.task_id`, Prisma.sql`d.depends_on_id`]
      : [Prisma.sql`d.depends_on_id`, Prisma.sql`d.task_id`]
  return {
    name: `task.${direction}`,
    columns: taskColumns,
    from: Prisma.sql`task_dependencies d JOIN tasks t ON t.id = ${to}`,
    where: [Prisma.sql`t.deleted_at IS NULL`],
    parent: from,
    order: [idTerm(to, false)],
  }
}
