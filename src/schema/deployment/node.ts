import type { Deployment as Row } from '../../loaders/rows.ts'
import { builder } from '../builder.ts'
import { NodeInterface } from '../node.ts'
import { reads } from '../selection.ts'
import { DeploymentDrift, DeploymentStatus } from './enums.ts'

/** One event of an artifact in a project. What it is about is added in relations.ts. */
export const Deployment = builder.prismaObject('Deployment', {
  description:
    "One event: an artifact's version reached, or failed to reach, a project. It is never changed or deleted: what comes later is another event.",
  interfaces: [NodeInterface],
  fields: (t) => ({
    status: t.expose('status', { type: DeploymentStatus, description: 'How it went.' }),
    message: t.exposeString('message', { nullable: true, description: 'What was said of it, for people.' }),
    contentHash: t.exposeString('contentHash', {
      nullable: true,
      description: "Which version it was: the artifact's content hash at that time. Null when nobody said.",
    }),
    drift: t.field({
      type: DeploymentDrift,
      description: 'How the artifact in the project compares to the catalogue now.',
      resolve: (deployment, _, { larder }) => larder.loaders.deployments.drift.load(deployment),
      ...reads<Row>('id', 'projectId', 'artifactId'),
    }),
    deployedAt: t.expose('deployedAt', { type: 'DateTime', description: 'When it happened.' }),
    deployedBy: t.exposeString('deployedBy', { description: 'Who recorded it.' }),
    version: t.int({ description: 'Always 1: an event is never changed.', resolve: () => 1, ...reads<Row>() }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was recorded.' }),
    updatedAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was recorded: it is never changed.' }),
  }),
})
