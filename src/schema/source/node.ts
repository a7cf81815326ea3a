import type { Artifact as ArtifactRow, Scan as ScanRow, Source as SourceRow } from '../../loaders/rows.ts'
import { scansOfSource } from '../../loaders/listings/sources.ts'
import { ArtifactConnection, ArtifactOrder } from '../artifact/connection.ts'
import { ArtifactFilter } from '../artifact/filter.ts'
import { readArtifactListing } from '../artifact/queries.ts'
import { builder } from '../builder.ts'
import { NodeInterface } from '../node.ts'
import { loadPage, pageArguments, pageCost } from '../page.ts'
import { reads } from '../selection.ts'
import { ScanConnection } from '../scan/connection.ts'
import { Scan } from '../scan/node.ts'
import { ArtifactTypeCount } from './count.ts'
import { SourceDetails } from './details.ts'
import { ScanStatus, TrustLevel } from './enums.ts'

/** A repository at a ref, below an optional root folder. */
export const Source = builder.prismaObject('Source', {
  description: 'A GitHub repository at a ref, below an optional root folder, that is scanned for artifacts.',
  interfaces: [NodeInterface],
  fields: (t) => ({
    url: t.field({
      type: 'URL',
      description: 'The address of the repository.',
      resolve: ({ owner, repository }) => `https://github.com/${owner}/${repository}`,
      ...reads<SourceRow>('owner', 'repository'),
    }),
    owner: t.exposeString('owner', { description: 'The person or organisation that the repository belongs to.' }),
    repository: t.exposeString('repository', { description: 'The name of the repository.' }),
    ref: t.exposeString('ref', { description: 'The branch, tag or commit that is read, as it was given.' }),
    rootFolder: t.exposeString('rootFolder', {
      nullable: true,
      description: 'Only what is below this folder is read.',
    }),
    trustLevel: t.expose('trustLevel', { type: TrustLevel, description: 'How far the people here trust it.' }),
    tags: t.exposeStringList('tags', { description: 'Its tags, in lower case.' }),
    importRepositoryDescription: t.exposeBoolean('importRepositoryDescription', {
      description: "Whether scans fetch the repository's description.",
    }),
    importReadme: t.exposeBoolean('importReadme', { description: "Whether scans fetch the repository's README." }),
    details: t.field({
      type: SourceDetails,
      description: 'What GitHub says about the repository. Read only when it is asked for.',
      resolve: async ({ id }, _, { larder }) => (await larder.loaders.sources.details.load(id)) ?? { sourceId: id },
      ...reads<SourceRow>('id'),
    }),
    countsByType: t.field({
      type: [ArtifactTypeCount],
      description: 'How many ACTIVE artifacts of each type it has; types without any are left out.',
      resolve: ({ id }, _, { larder }) => larder.loaders.sources.countsByType.load(id),
      ...reads<SourceRow>('id'),
    }),
    artifactCount: t.exposeInt('artifactCount', { description: 'How many ACTIVE artifacts it has.' }),
    artifacts: t.field({
      type: ArtifactConnection,
      description:
        'Its artifacts, newest first or, with a search, best first; ACTIVE ones unless the filter names states.',
      args: {
        ...pageArguments(t.arg),
        filter: t.arg({ type: ArtifactFilter, description: 'Which of them to show.' }),
        orderBy: t.arg({ type: [ArtifactOrder], description: 'In which order.' }),
      },
      complexity: (args) => pageCost(readArtifactListing('source', args), args),
      resolve: ({ id }, args, { larder }, info) =>
        loadPage<ArtifactRow>(larder.loaders, readArtifactListing('source', args), args, info, id),
      ...reads<SourceRow>('id'),
    }),
    scanStatus: t.expose('scanStatus', {
      type: ScanStatus,
      description: 'The status of its newest scan; PENDING when there was none.',
    }),
    lastScan: t.field({
      type: Scan,
      nullable: true,
      description: 'Its newest scan; null when there was none.',
      resolve: ({ id }, _, { larder }) => larder.loaders.sources.lastScan.load(id),
      ...reads<SourceRow>('id'),
    }),
    scans: t.field({
      type: ScanConnection,
      description: 'Its scans, newest first.',
      args: pageArguments(t.arg),
      complexity: (args) => pageCost(scansOfSource, args),
      resolve: ({ id }, args, { larder }, info) => loadPage<ScanRow>(larder.loaders, scansOfSource, args, info, id),
      ...reads<SourceRow>('id'),
    }),
    commit: t.exposeString('commit', {
      nullable: true,
      description: 'The commit that the last successful scan has read.',
    }),
    version: t.exposeInt('version', { description: 'Grows with every change of the fields, for `ifVersion`.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When the source was registered.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When a field was last changed.' }),
  }),
})
