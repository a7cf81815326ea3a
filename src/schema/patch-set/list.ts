import { patchSetListing } from '../../loaders/listings/patch-sets.ts'
import type { PatchSet as Row } from '../../loaders/rows.ts'
import { builder } from '../builder.ts'
import { loadPage, pageArguments, pageCost } from '../page.ts'
import { idInFilter } from '../filter.ts'
import { PatchSetConnection } from './connection.ts'
import { PatchSetStatus } from './enums.ts'

const PatchSetFilter = builder.inputType('PatchSetFilter', {
  description: 'Which patch sets to show. Fields are ANDed; one that is absent or null asks for nothing.',
  fields: (t) => ({
    projectId: t.id({ description: 'Patch sets about this project.' }),
    withoutProject: t.boolean({
      description:
        'If true, patch sets without a project: they would make one, and nobody has applied them. If false, the others.',
    }),
    statuses: t.field({ type: [PatchSetStatus], description: 'Patch sets with one of these statuses.' }),
  }),
})

const readListing = (filter: typeof PatchSetFilter.$inferInput | null | undefined) =>
  patchSetListing(filter ? { ...filter, projectId: idInFilter('Project', filter.projectId) } : null)

builder.queryField('patchSets', (t) =>
  t.field({
    type: PatchSetConnection,
    description: 'All patch sets, newest first; without those of projects that are deleted.',
    args: {
      ...pageArguments(t.arg),
      filter: t.arg({ type: PatchSetFilter, description: 'Which of them to show.' }),
    },
    complexity: ({ filter, ...page }) => pageCost(readListing(filter), page),
    resolve: (_, { filter, ...page }, { larder }, info) =>
      loadPage<Row>(larder.loaders, readListing(filter), page, info),
  }),
)
