import { Prisma } from '../../generated/prisma/client.ts'
import { artifactLists } from '../../database/ordered-lists.ts'
import type { NodeReference } from '../../ids.ts'
import { artifactColumns, type Columns, joinedWith } from '../columns.ts'
import type { Listing } from '../listing.ts'
import type { SortKey } from '../sort-order.ts'
import { conditions, isOneOf, tagConditions, type TagsFilter, when } from './conditions.ts'
import { inCollection, isInCollection } from './in-collection.ts'
import { type Order, positionTerm } from './order.ts'
import { byRelevance, matches } from './relevance.ts'
import { isEmpty, keepUnfiltered } from './unfiltered.ts'

/** Which artifacts a list shows. Fields are ANDed; absent and null ones ask for nothing. */
export interface ArtifactFilter {
  readonly types?: readonly string[] | null | undefined
  readonly tags?: TagsFilter | null | undefined
  readonly trustLevels?: readonly string[] | null | undefined
  readonly sourceId?: string | null | undefined
  readonly states?: readonly string[] | null | undefined
  readonly search?: string | null | undefined
  readonly inCollection?: string | null | undefined
  readonly notInCollection?: string | null | undefined
}

const sortKeys = {
  NAME: { sql: Prisma.sql`(lower(a.name) COLLATE "C")`, type: 'text' },
  TYPE: { sql: Prisma.sql`a.type`, type: 'artifactType', column: 'type' },
  CREATED_AT: { sql: Prisma.sql`a.created_at`, type: 'time', column: 'createdAt' },
  UPDATED_AT: { sql: Prisma.sql`a.updated_at`, type: 'time', column: 'updatedAt' },
} as const satisfies Record<string, SortKey>

/** What artifacts can be sorted by. RELEVANCE needs a search. */
export type ArtifactOrderField = keyof typeof sortKeys | 'RELEVANCE'

const alias = Prisma.sql`a`

/**
 * The condition for artifacts with one of these types or trust levels, asked of the index of words: it skips along the rarest
 * of all that is asked for together.
 */
const isMarked = (marks: readonly string[]): Prisma.Sql =>
  marks.length === 0
    ? Prisma.sql`false`
    : Prisma.sql`a.search @@ ${marks.map((mark) => `'#${mark}'`).join(' | ')}::tsquery`

const isOfType = (types: readonly string[]): Prisma.Sql => isOneOf(Prisma.sql`a.type`, types, 'artifact_type')

const isTrusted = (levels: readonly string[]): Prisma.Sql =>
  Prisma.sql`a.source_id IN (SELECT id FROM sources WHERE ${isOneOf(Prisma.sql`trust_level`, levels, 'trust_level')})`

/** Whether a filter asks for several things that the index of words knows. One alone is better found by its own index. */
const asksTogether = (filter: ArtifactFilter | null): boolean =>
  [filter?.search, filter?.tags?.all ?? filter?.tags?.any, filter?.types, filter?.trustLevels].filter(
    (asked) => asked != null,
  ).length > 1

/** @param together whether types and trust levels are asked for among other things, here or elsewhere in the statement */
function where(filter: ArtifactFilter | null, together: boolean): Prisma.Sql[] {
  return conditions(
    when(filter?.types, together ? isMarked : isOfType),
    when(filter?.trustLevels, together ? isMarked : isTrusted),
    when(filter?.states, (states) => isOneOf(Prisma.sql`a.state`, states, 'artifact_state')),
    ...tagConditions(Prisma.sql`a.tags`, filter?.tags),
    when(filter?.sourceId, (sourceId) => Prisma.sql`a.source_id = ${sourceId}::uuid`),
    matches(alias, filter?.search),
    when(filter?.inCollection, isInCollection),
    when(filter?.notInCollection, (collectionId) => Prisma.sql`NOT ${isInCollection(collectionId)}`),
  )
}

/** All artifacts, or those of one source or plugin: ACTIVE ones unless the filter names states. */
export const artifactListing = keepUnfiltered(
  (
    filter: ArtifactFilter | null,
    orders: readonly Order<ArtifactOrderField>[],
    parent: 'all' | 'source' | 'plugin',
  ): Listing => {
    const collectionId = parent === 'all' ? filter?.inCollection : null
    if (collectionId != null)
      return inCollection(
        artifactListing({ ...filter, inCollection: null }, orders, parent),
        collectionId,
        isEmpty({ ...filter, inCollection: null, states: null }) ? 'once' : 'each-time',
      )
    const together = asksTogether(filter)
    return {
      name: parent === 'all' ? 'artifacts' : `${parent}.artifacts`,
      columns: artifactColumns,
      from: Prisma.sql`artifacts a`,
      where: where({ ...filter, states: filter?.states ?? ['ACTIVE'], search: null }, together),
      ...(filter?.notInCollection != null && { planning: 'each-time' }),
      parent: { all: null, source: Prisma.sql`a.source_id`, plugin: Prisma.sql`a.plugin_id` }[parent],
      ...byRelevance('artifacts', alias, filter?.search, sortKeys, orders),
    }
  },
)

type ListType = NodeReference<'Collection' | 'Group'>['type']

/** An artifact's columns and those of its membership; see Member in src/loaders/index.ts. */
const memberColumns = (list: ListType): Columns =>
  joinedWith(artifactColumns, {
    orderKey: Prisma.sql`m.order_key AS "orderKey"`,
    addedAt: Prisma.sql`m.added_at AS "addedAt"`,
    listType: Prisma.sql`${list}::text AS "listType"`,
    listId: Prisma.sql`m.${artifactLists[list].parent}::text AS "listId"`,
  })

const unfiltered = { Collection: listMembers('Collection', null), Group: listMembers('Group', null) }

/** The members of collections or groups in the lists' own order, in every state. */
export function memberListing(list: ListType, filter: ArtifactFilter | null): Listing {
  return filter === null ? unfiltered[list] : listMembers(list, filter)
}

function listMembers(list: ListType, filter: ArtifactFilter | null): Listing {
  const { table, parent, item } = artifactLists[list]
  return {
    name: 'list.artifacts',
    columns: memberColumns(list),
    from: Prisma.sql`${table} m JOIN artifacts a ON a.id = m.${item}`,
    // The list is walked in its order.
    where: where(filter, false),
    parent: Prisma.sql`m.${parent}`,
    // The order keys of a list are unique.
    order: [positionTerm(Prisma.sql`m.order_key`)],
  }
}
