import type { Collection as Row } from '../../loaders/rows.ts'
import { collectionListing, type CollectionOrderField } from '../../loaders/listings/collections.ts'
import type { Order } from '../../loaders/listings/order.ts'
import { builder } from '../builder.ts'
import { loadPage, pageArguments, pageCost } from '../page.ts'
import { idInFilter } from '../filter.ts'
import { CollectionConnection, CollectionOrder } from './connection.ts'

const CollectionFilter = builder.inputType('CollectionFilter', {
  description: 'Which collections to show. Fields are ANDed; one that is absent or null asks for nothing.',
  fields: (t) => ({
    search: t.string({
      description: 'Collections with all of these words in their names or descriptions; beginnings of words will do.',
    }),
    createdBy: t.string({ description: 'Collections that this person made.' }),
    containsArtifact: t.id({ description: 'Collections that hold this artifact.' }),
  }),
})

interface Arguments {
  readonly filter?: typeof CollectionFilter.$inferInput | null | undefined
  readonly orderBy?: readonly Order<CollectionOrderField>[] | null | undefined
}

function readListing({ filter, orderBy }: Arguments) {
  const containsArtifact = idInFilter('Artifact', filter?.containsArtifact)
  return collectionListing({ ...filter, containsArtifact }, orderBy ?? [], 'all')
}

builder.queryField('collections', (t) =>
  t.field({
    type: CollectionConnection,
    description: 'All collections, newest first unless another order is given.',
    args: {
      ...pageArguments(t.arg),
      filter: t.arg({ type: CollectionFilter, description: 'Which of them to show.' }),
      orderBy: t.arg({ type: [CollectionOrder], description: 'In which order.' }),
    },
    complexity: (args) => pageCost(readListing(args), args),
    resolve: (_, args, { larder }, info) => loadPage<Row>(larder.loaders, readListing(args), args, info),
  }),
)
