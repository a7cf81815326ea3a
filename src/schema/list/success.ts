import type { ObjectFieldBuilder } from '@pothos/core'
import type { GraphQLResolveInfo } from 'graphql'
import type { Loaders } from '../../loaders/index.ts'
import type { ListReference } from '../../resolvers/placement/lists.ts'
import type { Membership } from '../../resolvers/placement/memberships.ts'
import type { SchemaTypes } from '../builder.ts'
import { found } from '../node.ts'
import { wantedBelow } from '../selection.ts'
import { ArtifactListEdge, edgeOf } from './edge.ts'
import { ArtifactList } from './node.ts'

/** Reads a list after it was changed. */
async function loadList(loaders: Loaders, { type, id }: ListReference, info: GraphQLResolveInfo) {
  return found<object>(await loaders.entities[type].load(id, wantedBelow(info, type))) as typeof ArtifactList.$inferType
}

/** The field of a success that shows a list with its new counts. */
export const listField = <Result>(
  t: ObjectFieldBuilder<SchemaTypes, Result>,
  description: string,
  listOf: (result: Result) => ListReference,
) =>
  t.field({
    type: ArtifactList,
    description,
    resolve: (result, _, { larder }, info) => loadList(larder.loaders, listOf(result), info) as never,
  })

/** The field of a success that shows an edge that an operation has made or changed. */
export const edgeField = <Result>(
  t: ObjectFieldBuilder<SchemaTypes, Result>,
  description: string,
  membershipOf: (result: Result) => Membership,
) =>
  t.field({
    type: ArtifactListEdge,
    description,
    resolve: async (result, _, { larder }, info) =>
      found(await edgeOf(larder.loaders, membershipOf(result), wantedBelow(info))),
  })

/** The same where there may be none. */
export const optionalEdgeField = <Result>(
  t: ObjectFieldBuilder<SchemaTypes, Result>,
  description: string,
  membershipOf: (result: Result) => Membership | null,
) =>
  t.field({
    type: ArtifactListEdge,
    nullable: true,
    description,
    resolve: async (result, _, { larder }, info) => {
      const membership = membershipOf(result)
      return membership && (await edgeOf(larder.loaders, membership, wantedBelow(info)))
    },
  })
