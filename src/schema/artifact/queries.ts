import type { Artifact as Row } from '../../loaders/rows.ts'
import { type ArtifactOrderField, artifactListing } from '../../loaders/listings/artifacts.ts'
import type { Order } from '../../loaders/listings/order.ts'
import { builder } from '../builder.ts'
import { loadPage, pageArguments, pageCost } from '../page.ts'
import { assertSearched } from '../ordering.ts'
import { ArtifactConnection, ArtifactOrder } from './connection.ts'
import { ArtifactFilter, readArtifactFilter } from './filter.ts'

interface Arguments {
  readonly filter?: typeof ArtifactFilter.$inferInput | null | undefined
  readonly orderBy?: readonly Order<ArtifactOrderField>[] | null | undefined
}

/** The listing that the arguments of a connection of artifacts ask for. */
export function readArtifactListing(parent: 'all' | 'source', { filter, orderBy }: Arguments) {
  assertSearched(orderBy, filter?.search)
  return artifactListing(readArtifactFilter(filter), orderBy ?? [], parent)
}

builder.queryField('artifacts', (t) =>
  t.field({
    type: ArtifactConnection,
    description:
      'All artifacts, newest first or, with a search, best first; ACTIVE ones unless the filter names states.',
    args: {
      ...pageArguments(t.arg),
      filter: t.arg({ type: ArtifactFilter, description: 'Which of them to show.' }),
      orderBy: t.arg({ type: [ArtifactOrder], description: 'In which order.' }),
    },
    complexity: (args) => pageCost(readArtifactListing('all', args), args),
    resolve: (_, args, { larder }, info) => loadPage<Row>(larder.loaders, readArtifactListing('all', args), args, info),
  }),
)
