import fc from 'fast-check'
import { encodeId, newId } from '../../../src/ids.ts'
import type { World } from '../../kit/world.ts'
import { begins, hasTags, optional, type Sortable, some, type TagsFilter } from './any-catalogue.ts'

const projectStatuses = ['PLANNING', 'ACTIVE', 'ON_HOLD', 'COMPLETED', 'ARCHIVED'] as const
const taskStatuses = ['TODO', 'IN_PROGRESS', 'BLOCKED', 'IN_REVIEW', 'COMPLETED', 'CANCELLED'] as const
const priorities = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'BACKLOG'] as const
const tags = ['red', 'green', 'blue'] as const
const words = ['alpha', 'album', 'beta', 'gamma'] as const
const people = ['ann', 'bob'] as const

const minutes = fc.integer({ min: 0, max: 5 })
const common = {
  words: fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 2 }),
  description: fc.option(fc.constantFrom(...words)),
  priority: fc.constantFrom(...priorities),
  tags: some(tags),
  createdAt: minutes,
  updatedAt: minutes,
  isDeleted: fc.constantFrom(false, false, false, true),
}
const projects = fc.record({ ...common, status: fc.constantFrom(...projectStatuses) })
const tasks = fc.record({
  ...common,
  status: fc.constantFrom(...taskStatuses),
  project: fc.nat(3),
  /** Another task, if that is an earlier one of the same project that is not too deep. */
  parent: fc.option(fc.nat(30)),
  assignee: fc.option(fc.constantFrom(...people)),
  dueDay: fc.option(fc.integer({ min: 1, max: 3 })),
})
type MadeProject = typeof projects extends fc.Arbitrary<infer Made> ? Made : never
type MadeTask = typeof tasks extends fc.Arbitrary<infer Made> ? Made : never

/** Up to 4 projects with 30 tasks, with many ties. */
export const plans = fc.record({
  projects: fc.array(projects, { minLength: 1, maxLength: 4 }),
  tasks: fc.array(tasks, { maxLength: 30 }),
})

const commonFilter = {
  priorities: optional(some(priorities)),
  tags: optional(fc.record({ all: optional(some(tags)), any: optional(some(tags)), none: optional(some(tags)) })),
  search: optional(fc.constantFrom('', ' ', 'al', 'ALPHA', 'beta al', 'gam', 'red', 'nothing')),
  includeDeleted: optional(fc.boolean()),
}

/** Filters of both lists, with any of their fields; `project` and `parent` are indices of projects and tasks. */
export const planFilters = {
  projects: fc.record({ ...commonFilter, statuses: optional(some(projectStatuses)) }),
  tasks: fc.record({
    ...commonFilter,
    statuses: optional(some(taskStatuses)),
    assignees: optional(some([...people, 'cy'])),
    topLevel: optional(fc.boolean()),
    project: optional(fc.nat(4)),
    parent: optional(fc.nat(30)),
  }),
} as const
export type PlanFilter = Partial<
  (typeof planFilters.tasks extends fc.Arbitrary<infer Filter> ? Omit<Filter, 'statuses'> : never) & {
    readonly statuses: readonly string[] | null
  }
>

/** A project or a task as the model knows it. */
export interface PlanRow extends Sortable {
  readonly id: string
  readonly has: (filter: PlanFilter) => boolean
}

interface Shown {
  readonly words: readonly string[]
  readonly description: string | null
  readonly tags: readonly string[]
  readonly priority: string
  readonly status: string
  readonly isDeleted: boolean
}

/** Whether something passes what both filters have. */
const passes = (filter: PlanFilter, row: Shown): boolean =>
  [
    filter.includeDeleted === true || !row.isDeleted,
    filter.statuses?.includes(row.status) ?? true,
    (filter.priorities as readonly string[] | null | undefined)?.includes(row.priority) ?? true,
    hasTags(filter.tags as TagsFilter | null | undefined, row.tags),
    !filter.search?.trim() ||
      begins([...row.words, ...row.tags, ...(row.description === null ? [] : [row.description])], filter.search.trim()),
  ].every(Boolean)

const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute))
const times = ({ createdAt, updatedAt, isDeleted }: Pick<MadeTask, 'createdAt' | 'updatedAt' | 'isDeleted'>) => ({
  ...{ createdAt: at(createdAt), updatedAt: at(updatedAt) },
  ...(isDeleted && { deletedAt: at(9), deletionId: newId() }),
})

/** Tasks as they can be: each with its parent and project, and with a key of its own among its siblings. */
function arrange(
  made: readonly MadeTask[],
  projects: readonly { readonly uuid: string; readonly isDeleted: boolean }[],
) {
  interface Arranged extends MadeTask {
    readonly uuid: string
    readonly projectId: string
    readonly above: Arranged | null
    readonly depth: number
    readonly orderKey: string
  }
  const arranged: Arranged[] = []
  for (const task of made) {
    const project = projects[task.project % projects.length]
    const projectId = project?.uuid ?? ''
    const wanted = task.parent === null ? undefined : arranged[task.parent]
    const above = wanted?.projectId === projectId && wanted.depth < 3 ? wanted : null
    const siblings = arranged.filter((other) => other.above === above && other.projectId === projectId)
    // What a deletion takes it takes with all that is below it.
    const isDeleted = task.isDeleted || (above ?? project)?.isDeleted === true
    const key = `a${String.fromCharCode('A'.charCodeAt(0) + siblings.length)}`
    arranged.push({
      ...task,
      isDeleted,
      uuid: newId(),
      projectId,
      above,
      depth: above ? above.depth + 1 : 0,
      orderKey: `${key}1`,
    })
  }
  return arranged
}

/** Puts plans into an empty database. @returns its lists as the model knows them */
export async function fillPlans(
  { database: { prisma } }: World,
  made: { readonly projects: readonly MadeProject[]; readonly tasks: readonly MadeTask[] },
): Promise<Record<'projects' | 'tasks', PlanRow[]>> {
  const kept = made.projects.map((project) => ({ ...project, uuid: newId() }))
  const arranged = arrange(made.tasks, kept)
  await prisma.$executeRaw`TRUNCATE projects CASCADE`
  await prisma.project.createMany({
    data: kept.map(({ uuid, words, description, status, priority, tags, ...rest }) => ({
      ...{ id: uuid, name: words.join(' '), createdBy: 'local', description, status, priority, tags },
      ...times(rest),
    })),
  })
  await prisma.task.createMany({
    data: arranged.map(({ uuid, projectId, above, orderKey, words, description, status, priority, ...rest }) => ({
      ...{ id: uuid, projectId, parentId: above?.uuid ?? null, orderKey },
      listId: rest.isDeleted ? null : (above?.uuid ?? projectId),
      ...{ title: words.join(' '), description, status, priority, tags: rest.tags, assignee: rest.assignee },
      dueDate: rest.dueDay === null ? null : new Date(Date.UTC(2026, 4, rest.dueDay)),
      completedAt: status === 'COMPLETED' ? at(8) : null,
      ...times(rest),
    })),
  })
  const timesOf = (row: Pick<MadeTask, 'createdAt' | 'updatedAt' | 'priority'>) => ({
    ...{ CREATED_AT: row.createdAt, UPDATED_AT: row.updatedAt, PRIORITY: priorities.indexOf(row.priority) },
  })
  return {
    projects: kept.map((row) => ({
      ...{ id: encodeId('Project', row.uuid), uuid: row.uuid },
      keys: { ...timesOf(row), NAME: row.words.join(' '), STATUS: projectStatuses.indexOf(row.status) },
      has: (filter) => passes(filter, row),
    })),
    tasks: arranged.map((row) => ({
      ...{ id: encodeId('Task', row.uuid), uuid: row.uuid },
      keys: { ...timesOf(row), TITLE: row.words.join(' '), POSITION: row.orderKey, DUE_DATE: row.dueDay ?? 99 },
      has: (filter) =>
        [
          passes(filter, row),
          filter.assignees == null || (row.assignee !== null && filter.assignees.includes(row.assignee)),
          filter.topLevel == null || (row.above === null) === filter.topLevel,
          filter.project == null || row.projectId === kept[filter.project]?.uuid,
          filter.parent == null || (row.above !== null && row.above.uuid === arranged[filter.parent]?.uuid),
        ].every(Boolean),
    })),
  }
}
