import { linkArtifact, placeArtifact, unlinkArtifact } from '../../resolvers/placement/link.ts'
import { Artifact } from '../artifact/node.ts'
import { mutation } from '../mutation.ts'
import { found } from '../node.ts'
import { leftGroups } from './left-groups.ts'
import { PlacementInput } from './placement.ts'
import { edgeField, listField, optionalEdgeField } from './success.ts'

/** What is said of the edge that joining a group may make in its collection. */
export const collectionEdgeDescription =
  "The edge in the group's collection, when the artifact joined that, too; null when it was there."

mutation('linkArtifact', {
  description: "Adds an artifact to a collection or a group. Joining a group joins the group's collection, too.",
  input: (t) => ({
    listId: t.id({ required: true, description: 'The id of the collection or group.' }),
    artifactId: t.id({ required: true, description: 'The id of the artifact.' }),
    at: t.field({ type: PlacementInput, description: 'Where to put it; without it at the end.' }),
  }),
  success: (t) => ({
    list: listField(t, 'The list with the artifact.', ({ list }) => list),
    edge: edgeField(t, 'The edge of the artifact in the list.', ({ edge }) => edge),
    collectionEdge: optionalEdgeField(t, collectionEdgeDescription, ({ collectionEdge }) => collectionEdge),
  }),
  errors: ['NotFoundError', 'ConflictError'],
  operation: linkArtifact,
})

mutation('unlinkArtifact', {
  description: 'Takes an artifact out of a collection or a group; out of a collection means out of its groups, too.',
  input: (t) => ({
    listId: t.id({ required: true, description: 'The id of the collection or group.' }),
    artifactId: t.id({ required: true, description: 'The id of the artifact.' }),
  }),
  success: (t) => ({
    list: listField(t, 'The list without the artifact.', ({ list }) => list),
    artifact: t.field({
      type: Artifact,
      description: 'The artifact, which stays in the catalogue.',
      resolve: async ({ artifactId }, _, { larder }) => found(await larder.loaders.entities.Artifact.load(artifactId)),
    }),
    leftGroups: leftGroups(t),
  }),
  errors: ['NotFoundError'],
  operation: unlinkArtifact,
})

mutation('placeArtifact', {
  description: 'Gives an artifact another place in the same list.',
  input: (t) => ({
    listId: t.id({ required: true, description: 'The id of the collection or group.' }),
    artifactId: t.id({ required: true, description: 'The id of the artifact.' }),
    at: t.field({ type: PlacementInput, description: 'Where to put it; without it at the end.' }),
  }),
  success: (t) => ({
    list: listField(t, 'The list in its new order.', ({ list }) => list),
    edge: edgeField(t, 'The edge of the artifact at its new place.', ({ edge }) => edge),
  }),
  errors: ['NotFoundError'],
  operation: placeArtifact,
})
