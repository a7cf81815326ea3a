import type { CarryArtifactMutation, ShelfListQuery } from '../../generated/graphql.ts'

/** A collection or group as the session's documents show it. */
export type ShelfListNode = Extract<ShelfListQuery['node'], { artifactCount: number }>

/** @throws when what was found under an id is no list */
export function asList(node: ShelfListQuery['node']): ShelfListNode {
  if (node === null || !('artifacts' in node)) throw new Error('This is no list.')
  return node
}

/** What a move to the front of another list will probably answer: clients show it until the server has answered. */
export function guessMove(
  { id, name }: { readonly id: string; readonly name: string },
  from: ShelfListNode,
  to: ShelfListNode,
): Extract<CarryArtifactMutation['moveArtifact'], { __typename: 'MoveArtifactSuccess' }> {
  return {
    __typename: 'MoveArtifactSuccess',
    edge: {
      __typename: 'ArtifactListEdge',
      cursor: '',
      addedAt: new Date(0).toISOString(),
      node: { __typename: 'Artifact', id, name },
    },
    fromList: { __typename: from.__typename, id: from.id, artifactCount: from.artifactCount - 1 },
    toList: grown(to),
  }
}

function grown(list: ShelfListNode) {
  const { id, artifactCount } = list
  if (list.__typename === 'Collection') return { __typename: list.__typename, id, artifactCount: artifactCount + 1 }
  const collection = { ...list.collection, artifactCount: list.collection.artifactCount + 1 }
  return { __typename: list.__typename, id, artifactCount: artifactCount + 1, collection }
}
