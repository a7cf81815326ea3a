import type { Source as Row } from '../../loaders/rows.ts'
import type { Order } from '../../loaders/listings/order.ts'
import { sourceListing, type SourceOrderField } from '../../loaders/listings/sources.ts'
import { ArtifactType } from '../artifact/enums.ts'
import { builder } from '../builder.ts'
import { loadPage, pageArguments, pageCost } from '../page.ts'
import { TagsFilter, tagsInFilter } from '../filter.ts'
import { assertSearched } from '../ordering.ts'
import { SourceConnection, SourceOrder } from './connection.ts'
import { ScanStatus, TrustLevel } from './enums.ts'

const SourceFilter = builder.inputType('SourceFilter', {
  description: 'Which sources to show. Fields are ANDed; one that is absent or null asks for nothing.',
  fields: (t) => ({
    artifactTypes: t.field({
      type: [ArtifactType],
      description: 'Sources with an ACTIVE artifact of one of these types.',
    }),
    tags: t.field({ type: TagsFilter, description: 'Sources by their tags.' }),
    trustLevels: t.field({ type: [TrustLevel], description: 'Sources with these trust levels.' }),
    scanStatuses: t.field({ type: [ScanStatus], description: 'Sources whose newest scan has one of these statuses.' }),
    search: t.string({
      description:
        'Sources with all of these words in their owners, names, tags or descriptions; beginnings of words will do.',
    }),
  }),
})

interface Arguments {
  readonly filter?: typeof SourceFilter.$inferInput | null | undefined
  readonly orderBy?: readonly Order<SourceOrderField>[] | null | undefined
}

function readListing({ filter, orderBy }: Arguments) {
  assertSearched(orderBy, filter?.search)
  return sourceListing(filter ? { ...filter, tags: tagsInFilter(filter.tags) } : null, orderBy ?? [])
}

/** The filter for the log: of what people search for the length, and of tags only what can be one. */
function toldFilter(filter: Arguments['filter']): string {
  return JSON.stringify(filter ?? {}, (key, value: unknown) => {
    if (typeof value !== 'string') return value
    if (key === 'search') return `${String(value.length)} characters`
    return /^[\w-]{1,50}$/.test(value) ? value : '?'
  })
}

builder.queryField('sources', (t) =>
  t.field({
    type: SourceConnection,
    description: 'All sources, newest first or, with a search, best first, unless another order is given.',
    args: {
      ...pageArguments(t.arg),
      filter: t.arg({ type: SourceFilter, description: 'Which of them to show.' }),
      orderBy: t.arg({ type: [SourceOrder], description: 'In which order.' }),
    },
    complexity: (args) => pageCost(readListing(args), args),
    resolve: (_, args, { larder }, info) =>
      larder.observe(
        'sources',
        { filter: toldFilter(args.filter), tags: args.filter?.tags?.all ?? args.filter?.tags?.any ?? null },
        () => loadPage<Row>(larder.loaders, readListing(args), args, info),
        ({ items }) => ({ count: items.length }),
      ),
  }),
)
