import type { TaskFilter as Filter } from '../../loaders/listings/tasks.ts'
import { builder } from '../builder.ts'
import { idInFilter, TagsFilter, tagsInFilter } from '../filter.ts'
import { Priority } from '../priority.ts'
import { TaskStatus } from './status.ts'

/** Which tasks a list shows. */
export const TaskFilter = builder.inputType('TaskFilter', {
  description: 'Which tasks to show. Fields are ANDed; one that is absent or null asks for nothing.',
  fields: (t) => ({
    projectId: t.id({ description: 'Tasks of this project, on all levels.' }),
    parentId: t.id({ description: 'Tasks directly below this one.' }),
    topLevel: t.boolean({ description: 'If true, tasks without a parent; if false, those with one.' }),
    statuses: t.field({ type: [TaskStatus], description: 'Tasks with one of these statuses.' }),
    priorities: t.field({ type: [Priority], description: 'Tasks with one of these priorities.' }),
    assignees: t.stringList({ description: 'Tasks that one of these does.' }),
    tags: t.field({ type: TagsFilter, description: 'Tasks by their tags.' }),
    search: t.string({
      description: 'Tasks with all of these words in their titles, tags or descriptions; beginnings of words will do.',
    }),
    includeDeleted: t.boolean({ description: 'Whether to show deleted ones, too. Without it they are left out.' }),
  }),
})

/** The filter as loaders take it. @throws {GraphQLError} when an id is malformed or of another type, or there are too many tags */
export function readTaskFilter(filter: typeof TaskFilter.$inferInput | null | undefined): Filter | null {
  if (!filter) return null
  return {
    ...filter,
    tags: tagsInFilter(filter.tags),
    projectId: idInFilter('Project', filter.projectId),
    parentId: idInFilter('Task', filter.parentId),
  }
}
