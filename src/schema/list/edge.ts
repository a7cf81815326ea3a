import type { Loaders, Member, Wanted } from '../../loaders/index.ts'
import { memberListing } from '../../loaders/listings/artifacts.ts'
import type { Membership } from '../../resolvers/placement/memberships.ts'
import { Artifact } from '../artifact/node.ts'
import { builder } from '../builder.ts'
import { connectionType, type EdgeOf } from '../connection.ts'
import { reads } from '../selection.ts'

/** The connection of a list's artifacts. Its edges are the memberships. */
export const { Connection: ArtifactListConnection, Edge: ArtifactListEdge } = connectionType<Member>(
  'ArtifactList',
  Artifact,
  'artifacts of a list',
)

builder.objectFields(ArtifactListEdge, (t) => ({
  position: t.int({
    description:
      'The place in the whole list, counted from 0, also under a filter; it changes with every change before it. Reckoned only when it is asked for.',
    resolve: ({ row }, _, { larder }) =>
      larder.loaders.positions[row.listType].load({ parentId: row.listId, itemId: row.id, orderKey: row.orderKey }),
    ...reads<Member>('id', 'listType', 'listId', 'orderKey'),
  }),
  addedAt: t.field({
    type: 'DateTime',
    description: 'When the artifact was added to the list.',
    resolve: ({ row }) => row.addedAt,
    ...reads<Member>('addedAt'),
  }),
}))

/** The edge of a membership that an operation has made or changed. */
export async function edgeOf(loaders: Loaders, membership: Membership, wanted: Wanted): Promise<EdgeOf<Member> | null> {
  const { list, artifactId, orderKey, addedAt } = membership
  const artifact = await loaders.entities.Artifact.load(artifactId, wanted)
  if (!artifact) return null
  const row = { ...artifact, orderKey, addedAt, listType: list.type, listId: list.id }
  return { row, keys: [orderKey], listing: memberListing(list.type, null) }
}
