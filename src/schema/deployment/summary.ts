import type { Summary } from '../../loaders/deployments.ts'
import { builder } from '../builder.ts'
import { idInFilter } from '../filter.ts'
import { ArtifactList, type ListRow, typeOf } from '../list/node.ts'
import { reads } from '../selection.ts'

/** A summary costs as much as reading a page: the list behind it may be long. */
const summaryCost = 20

const DeploymentSummary = builder
  .objectRef<Summary & { readonly totalArtifacts: number }>('DeploymentSummary')
  .implement({
    description:
      'How the artifacts of a list are deployed. Each artifact counts once, by its latest deployment; one that was never deployed counts in none but `totalArtifacts`.',
    fields: (t) => ({
      totalArtifacts: t.exposeInt('totalArtifacts', { description: 'How many artifacts are in the list.' }),
      deployedCount: t.exposeInt('deployedCount', { description: 'Artifacts whose latest deployment SUCCEEDED.' }),
      failedCount: t.exposeInt('failedCount', { description: 'Artifacts whose latest deployment FAILED.' }),
      pendingCount: t.exposeInt('pendingCount', { description: 'Artifacts whose latest deployment is PENDING.' }),
      lastDeploymentAt: t.expose('lastDeploymentAt', {
        type: 'DateTime',
        nullable: true,
        description: 'When the latest of all their deployments was, however it went; null when there was none.',
      }),
    }),
  })

builder.interfaceField(ArtifactList, 'deploymentSummary', (t) =>
  t.field({
    type: DeploymentSummary,
    description:
      'How its artifacts are deployed: to all projects together, deleted ones too, where the latest deployment of an artifact is the latest to any of them; or to one project.',
    args: { projectId: t.arg.id({ description: 'The id of the project to look at; without it all count together.' }) },
    complexity: ({ projectId }) => {
      idInFilter('Project', projectId)
      return summaryCost
    },
    resolve: async (list, args, { larder }) => {
      const projectId = idInFilter('Project', args.projectId)
      const summary = await larder.loaders.deployments.summaries[typeOf(list)].load({ id: list.id, projectId })
      return { ...summary, totalArtifacts: list.artifactCount }
    },
    ...reads<ListRow>('id', 'artifactCount'),
  }),
)
