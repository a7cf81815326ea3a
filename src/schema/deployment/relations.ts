import type { ArgBuilder } from '@pothos/core'
import { deploymentListing, deploymentsOfCollection } from '../../loaders/listings/deployments.ts'
import type {
  Artifact as ArtifactRow,
  Collection as CollectionRow,
  Deployment as Row,
  Project as ProjectRow,
} from '../../loaders/rows.ts'
import { Artifact } from '../artifact/node.ts'
import { builder, type SchemaTypes } from '../builder.ts'
import { Collection } from '../collection/node.ts'
import { loadPage, pageArguments, pageCost } from '../page.ts'
import { found } from '../node.ts'
import { Project } from '../project/node.ts'
import { reads, wantedBelow } from '../selection.ts'
import { DeploymentConnection } from './connection.ts'
import { Deployment } from './node.ts'

builder.prismaObjectFields(Deployment, (t) => ({
  artifact: t.field({
    type: Artifact,
    description: 'What was deployed, as it is now.',
    resolve: async ({ artifactId }, _, { larder }, info) =>
      found(await larder.loaders.entities.Artifact.load(artifactId, wantedBelow(info))),
    ...reads<Row>('artifactId'),
  }),
  project: t.field({
    type: Project,
    description: 'Where it was deployed to; the project may be deleted by now.',
    resolve: async ({ projectId }, _, { larder }, info) =>
      found(await larder.loaders.entities.Project.load(projectId, wantedBelow(info))),
    ...reads<Row>('projectId'),
  }),
}))

const args = (t: ArgBuilder<SchemaTypes>) => ({
  ...pageArguments(t),
  latestOnly: t.boolean({
    description:
      'Whether to leave out what is SUPERSEDED: then each artifact of a project comes once. False unless it is said.',
  }),
})

builder.prismaObjectField(Artifact, 'deployments', (t) =>
  t.field({
    type: DeploymentConnection,
    description: 'Its deployments to all projects, deleted ones too, newest first.',
    args: args(t.arg),
    complexity: ({ latestOnly, ...page }) => pageCost(deploymentListing('artifact', latestOnly === true), page),
    resolve: ({ id }, { latestOnly, ...page }, { larder }, info) =>
      loadPage<Row>(larder.loaders, deploymentListing('artifact', latestOnly === true), page, info, id),
    ...reads<ArtifactRow>('id'),
  }),
)

builder.prismaObjectField(Project, 'deployments', (t) =>
  t.field({
    type: DeploymentConnection,
    description: 'The deployments to it, newest first.',
    args: args(t.arg),
    complexity: ({ latestOnly, ...page }) => pageCost(deploymentListing('project', latestOnly === true), page),
    resolve: ({ id }, { latestOnly, ...page }, { larder }, info) =>
      loadPage<Row>(larder.loaders, deploymentListing('project', latestOnly === true), page, info, id),
    ...reads<ProjectRow>('id'),
  }),
)

builder.prismaObjectField(Collection, 'deploymentHistory', (t) =>
  t.field({
    type: DeploymentConnection,
    description:
      'The deployments of the artifacts that are in it now, to all projects, deleted ones too, newest first.',
    args: pageArguments(t.arg),
    complexity: (page) => pageCost(deploymentsOfCollection, page),
    resolve: ({ id }, page, { larder }, info) => loadPage<Row>(larder.loaders, deploymentsOfCollection, page, info, id),
    ...reads<CollectionRow>('id'),
  }),
)
