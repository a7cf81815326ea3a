import type { Project as Row } from '../../loaders/rows.ts'
import type { Order } from '../../loaders/listings/order.ts'
import { projectListing, type ProjectOrderField } from '../../loaders/listings/projects.ts'
import { builder } from '../builder.ts'
import { loadPage, pageArguments, pageCost } from '../page.ts'
import { TagsFilter, tagsInFilter } from '../filter.ts'
import { assertSearched } from '../ordering.ts'
import { Priority } from '../priority.ts'
import { ProjectConnection, ProjectOrder } from './connection.ts'
import { ProjectStatus } from './status.ts'

const ProjectFilter = builder.inputType('ProjectFilter', {
  description: 'Which projects to show. Fields are ANDed; one that is absent or null asks for nothing.',
  fields: (t) => ({
    statuses: t.field({ type: [ProjectStatus], description: 'Projects with one of these statuses.' }),
    priorities: t.field({ type: [Priority], description: 'Projects with one of these priorities.' }),
    tags: t.field({ type: TagsFilter, description: 'Projects by their tags.' }),
    search: t.string({
      description:
        'Projects with all of these words in their names, tags or descriptions; beginnings of words will do.',
    }),
    includeDeleted: t.boolean({ description: 'Whether to show deleted ones, too. Without it they are left out.' }),
  }),
})

interface Arguments {
  readonly filter?: typeof ProjectFilter.$inferInput | null | undefined
  readonly orderBy?: readonly Order<ProjectOrderField>[] | null | undefined
}

function readListing({ filter, orderBy }: Arguments) {
  assertSearched(orderBy, filter?.search)
  return projectListing(filter ? { ...filter, tags: tagsInFilter(filter.tags) } : null, orderBy ?? [])
}

builder.queryField('projects', (t) =>
  t.field({
    type: ProjectConnection,
    description: 'All projects, newest first or, with a search, best first, unless another order is given.',
    args: {
      ...pageArguments(t.arg),
      filter: t.arg({ type: ProjectFilter, description: 'Which of them to show.' }),
      orderBy: t.arg({ type: [ProjectOrder], description: 'In which order.' }),
    },
    complexity: (args) => pageCost(readListing(args), args),
    resolve: (_, args, { larder }, info) => loadPage<Row>(larder.loaders, readListing(args), args, info),
  }),
)
