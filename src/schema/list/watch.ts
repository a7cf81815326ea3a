import { decodeId, encodeId } from '../../ids.ts'
import type { RequestScope } from '../../context.ts'
import type { Loaders } from '../../loaders/index.ts'
import { type ListChange, listChangeKinds, listsTopic } from '../../resolvers/placement/changes.ts'
import type { ListReference } from '../../resolvers/placement/lists.ts'
import { builder } from '../builder.ts'
import { describedValues } from '../described.ts'
import { refuse } from '../refusal.ts'
import { wantedBelow } from '../selection.ts'
import { subscriptionCost } from '../subscription.ts'
import { ArtifactListEdge, edgeOf } from './edge.ts'
import { ArtifactList } from './node.ts'

const Kind = builder.enumType('ArtifactListChangeKind', {
  description: 'What became of a list.',
  values: describedValues(listChangeKinds),
})

/** The edges of one change that are shown: as many as one bulk operation makes. */
const edgesOfAChange = 500

const Change = builder.objectRef<ListChange>('ArtifactListChange').implement({
  description:
    'One change of one list, and what a client patches with it. Applied in their order, these changes turn what the list was into what it is.',
  fields: (t) => ({
    kind: t.field({ type: Kind, description: 'What became of the list.', resolve: ({ kind }) => kind }),
    listId: t.id({ description: 'The id of the list.', resolve: ({ list }) => encodeId(list.type, list.id) }),
    list: t.field({
      type: ArtifactList,
      nullable: true,
      description: 'The list as it is now; null when it is deleted.',
      resolve: ({ list: { type, id } }, _, { larder }, info) =>
        larder.loaders.entities[type].load(id, wantedBelow(info, type)) as never,
    }),
    artifactIds: t.idList({
      description:
        'The artifacts that it is about; all of the list when it was REORDERED; none when it was UPDATED or DELETED.',
      resolve: ({ artifactIds }) => artifactIds.map((id) => encodeId('Artifact', id)),
    }),
    afterArtifactId: t.id({
      nullable: true,
      description:
        'What LINKED and PLACED artifacts stand behind since this change; null: at the beginning of the list.',
      resolve: ({ behind }) => behind && encodeId('Artifact', behind),
    }),
    edges: t.field({
      type: [ArtifactListEdge],
      description:
        'The edges of artifacts that were LINKED, PLACED or CHANGED, as they are now: without those that have left the list since. At most 500.',
      complexity: { field: 1, multiplier: 100 },
      resolve: (change, _, { larder }, info) => edgesOf(larder.loaders, change, wantedBelow(info)),
    }),
  }),
})

async function edgesOf(
  loaders: Loaders,
  { kind, list, artifactIds }: ListChange,
  wanted: Parameters<typeof edgeOf>[2],
) {
  if (!['LINKED', 'PLACED', 'CHANGED'].includes(kind)) return []
  const keys = artifactIds.slice(0, edgesOfAChange).map((artifactId) => ({ listId: list.id, artifactId }))
  const edges = keys.map(async (key) => {
    const membership = await loaders.memberships[list.type].load(key)
    return membership && (await edgeOf(loaders, { ...membership, list }, wanted))
  })
  return (await Promise.all(edges)).filter((edge) => edge !== null)
}

builder.subscriptionField('listChanged', (t) =>
  t.field({
    type: Change,
    description:
      'What becomes of a collection or group from now on: everything that is linked, placed, unlinked or reordered in it or changes itself, by whatever operation, scan or import. It ends when the list is deleted. Subscribe first, then read the list.',
    args: { listId: t.arg.id({ required: true, description: 'The id of the collection or group.' }) },
    complexity: subscriptionCost,
    subscribe: (_, { listId }, { larder }) => watchList(larder, referenceOf(listId)),
    // Whoever watches a group is told when its whole collection is deleted.
    resolve: ({ payload }, { listId }, { larder }) => {
      larder.assertMayRead()
      return { ...shown(payload), list: referenceOf(listId) }
    },
  }),
)

async function watchList(larder: RequestScope, list: ListReference) {
  const topic = listsTopic(await collectionOf(larder.loaders, list))
  const concerns = (change: ListChange) =>
    change.list.id === list.id || (change.kind === 'DELETED' && change.list.type === 'Collection')
  const stream = await larder.watch(topic, { select: concerns, isLast: ({ kind }) => kind === 'DELETED' })
  // It may have been deleted before the stream began, and then nothing would ever come.
  if (await larder.anew().loaders.entities[list.type].load(list.id)) return stream
  stream.end()
  throw notFound()
}

async function collectionOf(loaders: Loaders, { type, id }: ListReference): Promise<string> {
  if (type === 'Collection') return id
  const group = await loaders.entities.Group.load(id)
  if (!group) throw notFound()
  return group.collectionId
}

const notFound = () => refuse('NOT_FOUND', 'There is no collection or group with this id.')

function referenceOf(listId: string): ListReference {
  const reference = decodeId(listId)
  if (reference?.type === 'Collection' || reference?.type === 'Group') return { type: reference.type, id: reference.id }
  throw refuse('BAD_USER_INPUT', 'listId is the id of a collection or group.')
}

function shown(payload: ListChange | null): ListChange {
  if (payload === null) throw new TypeError('An event without a payload is no change.')
  return payload
}
