import type { Artifact as ArtifactRow, Collection, Group } from '../../loaders/rows.ts'
import { artifactListing } from '../../loaders/listings/artifacts.ts'
import { collectionListing } from '../../loaders/listings/collections.ts'
import { groupsOfArtifact } from '../../loaders/listings/groups.ts'
import { builder } from '../builder.ts'
import { CollectionConnection } from '../collection/connection.ts'
import { loadPage, pageArguments, pageCost } from '../page.ts'
import { GroupConnection } from '../group/connection.ts'
import { reads, wantedBelow } from '../selection.ts'
import { Source } from '../source/node.ts'
import { ArtifactConnection } from './connection.ts'
import { Artifact } from './node.ts'

const parts = artifactListing(null, [], 'plugin')
const collections = collectionListing(null, [], 'artifact')

builder.prismaObjectFields(Artifact, (t) => ({
  source: t.field({
    type: Source,
    nullable: true,
    description: 'The source that it was found in; null when it was made by hand or its source was deleted.',
    resolve: ({ sourceId }, _, { larder }, info) =>
      sourceId === null ? null : larder.loaders.entities.Source.load(sourceId, wantedBelow(info)),
    ...reads<ArtifactRow>('sourceId'),
  }),
  plugin: t.field({
    type: Artifact,
    nullable: true,
    description: 'The plugin that it is a part of.',
    resolve: ({ pluginId }, _, { larder }, info) =>
      pluginId === null ? null : larder.loaders.entities.Artifact.load(pluginId, wantedBelow(info)),
    ...reads<ArtifactRow>('pluginId'),
  }),
  parts: t.field({
    type: ArtifactConnection,
    description: 'The ACTIVE artifacts that are part of this plugin, newest first.',
    args: pageArguments(t.arg),
    complexity: (args) => pageCost(parts, args),
    resolve: ({ id }, args, { larder }, info) => loadPage<ArtifactRow>(larder.loaders, parts, args, info, id),
    ...reads<ArtifactRow>('id'),
  }),
  collections: t.field({
    type: CollectionConnection,
    description: 'The collections that hold it, newest first.',
    args: pageArguments(t.arg),
    complexity: (args) => pageCost(collections, args),
    resolve: ({ id }, args, { larder }, info) => loadPage<Collection>(larder.loaders, collections, args, info, id),
    ...reads<ArtifactRow>('id'),
  }),
  groups: t.field({
    type: GroupConnection,
    description: 'The groups that hold it, newest first.',
    args: pageArguments(t.arg),
    complexity: (args) => pageCost(groupsOfArtifact, args),
    resolve: ({ id }, args, { larder }, info) => loadPage<Group>(larder.loaders, groupsOfArtifact, args, info, id),
    ...reads<ArtifactRow>('id'),
  }),
}))
