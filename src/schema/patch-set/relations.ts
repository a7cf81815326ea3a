import type { PatchSet as Row, Project as ProjectRow } from '../../loaders/rows.ts'
import { patchSetsOfProject } from '../../loaders/listings/patch-sets.ts'
import { isDecided, validationOf } from '../../resolvers/patch-set/validate.ts'
import { builder } from '../builder.ts'
import { loadPage, pageArguments, pageCost } from '../page.ts'
import { Project } from '../project/node.ts'
import { reads, wantedBelow } from '../selection.ts'
import { PatchSetConnection } from './connection.ts'
import { PatchSet } from './node.ts'
import { PatchValidation, validationCost } from './validation.ts'

builder.prismaObjectFields(PatchSet, (t) => ({
  project: t.field({
    type: Project,
    nullable: true,
    description: 'The project that it is about; null until it has made it.',
    resolve: ({ projectId }, _, { larder }, info) =>
      projectId === null ? null : larder.loaders.entities.Project.load(projectId, wantedBelow(info)),
    ...reads<Row>('projectId'),
  }),
  validation: t.field({
    type: PatchValidation,
    description:
      'Of a PROPOSED one or a DRAFT, whether its operations could be applied now and what is to be said against that; of others, what was found when it was applied or rejected.',
    complexity: validationCost,
    resolve: async (patchSet, _, { larder }) => {
      const { id, projectId } = patchSet
      if (isDecided(patchSet)) return validationOf(patchSet, null, null)
      const { plans, bases } = larder.loaders.patchSets
      const [plan, record] = await Promise.all([projectId === null ? null : plans.load(projectId), bases.load(id)])
      return validationOf(patchSet, plan, record?.base)
    },
    ...reads<Row>('id', 'projectId', 'status', 'operations', 'validation'),
  }),
}))

builder.prismaObjectField(Project, 'patchSets', (t) =>
  t.field({
    type: PatchSetConnection,
    description: 'The patch sets about it, newest first.',
    args: pageArguments(t.arg),
    complexity: (args) => pageCost(patchSetsOfProject, args),
    resolve: ({ id }, args, { larder }, info) => loadPage<Row>(larder.loaders, patchSetsOfProject, args, info, id),
    ...reads<ProjectRow>('id'),
  }),
)
