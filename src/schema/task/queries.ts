import type { Task as Row } from '../../loaders/rows.ts'
import type { Order } from '../../loaders/listings/order.ts'
import { taskListing, type TaskOrderField } from '../../loaders/listings/tasks.ts'
import { builder } from '../builder.ts'
import { loadPage, pageArguments, pageCost } from '../page.ts'
import { assertSearched } from '../ordering.ts'
import { TaskConnection, TaskOrder } from './connection.ts'
import { readTaskFilter, TaskFilter } from './filter.ts'

interface Arguments {
  readonly filter?: typeof TaskFilter.$inferInput | null | undefined
  readonly orderBy?: readonly Order<TaskOrderField>[] | null | undefined
}

function readListing({ filter, orderBy }: Arguments) {
  assertSearched(orderBy, filter?.search)
  return taskListing(readTaskFilter(filter), orderBy ?? [])
}

builder.queryField('tasks', (t) =>
  t.field({
    type: TaskConnection,
    description:
      'Tasks of all projects and levels, newest first or, with a search, best first, unless another order is given.',
    args: {
      ...pageArguments(t.arg),
      filter: t.arg({ type: TaskFilter, description: 'Which of them to show.' }),
      orderBy: t.arg({ type: [TaskOrder], description: 'In which order.' }),
    },
    complexity: (args) => pageCost(readListing(args), args),
    resolve: (_, args, { larder }, info) => loadPage<Row>(larder.loaders, readListing(args), args, info),
  }),
)
