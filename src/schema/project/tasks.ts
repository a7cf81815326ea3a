import type { Project as Row, Task as TaskRow } from '../../loaders/rows.ts'
import type { TreeEntry } from '../../loaders/index.ts'
import { siblingListing } from '../../loaders/listings/tasks.ts'
import { builder } from '../builder.ts'
import { loadPage, pageArguments, pageCost } from '../page.ts'
import { TaskConnection } from '../task/connection.ts'
import { readTaskFilter, TaskFilter } from '../task/filter.ts'
import { Task } from '../task/node.ts'
import { passesRow, reads, wantedBelow } from '../selection.ts'
import { Project } from './node.ts'

/**
 * What a tree of tasks counts as: its size is not known before it is read. It may have 10,000 entries, but these cost
 * less than rows of a connection: they come with one statement, and nothing is sorted or counted for each.
 */
const treeSize = 500

const TaskTreeEntry = builder.objectRef<TreeEntry>('TaskTreeEntry').implement({
  description: 'A task of a whole tree.',
  fields: (t) => ({
    task: t.field({ type: Task, description: 'The task.', resolve: ({ task }) => task, ...passesRow }),
    depth: t.exposeInt('depth', { description: 'How many tasks stand above it: 0 at the top level.' }),
  }),
})

builder.prismaObjectFields(Project, (t) => ({
  tasks: t.field({
    type: TaskConnection,
    description: 'The tasks of the top level, in their order.',
    args: { ...pageArguments(t.arg), filter: t.arg({ type: TaskFilter, description: 'Which of them to show.' }) },
    complexity: ({ filter, ...page }) => pageCost(siblingListing('project', readTaskFilter(filter)), page),
    resolve: ({ id }, { filter, ...page }, { larder }, info) =>
      loadPage<TaskRow>(larder.loaders, siblingListing('project', readTaskFilter(filter)), page, info, id),
    ...reads<Row>('id'),
  }),
  taskTree: t.field({
    type: [TaskTreeEntry],
    description:
      'All tasks of all levels, without deleted ones: each followed by those below it, siblings in their order. At most ' +
      '10,000; reckoned as 500.',
    complexity: { field: 1, multiplier: treeSize },
    resolve: ({ id }, _, { larder }, info) => larder.loaders.tasks.tree(id, wantedBelow(info)),
    ...reads<Row>('id'),
  }),
}))
