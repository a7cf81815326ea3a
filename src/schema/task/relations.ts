import type { Task as Row } from '../../loaders/rows.ts'
import { dependencyListing, siblingListing } from '../../loaders/listings/tasks.ts'
import { builder } from '../builder.ts'
import { loadPage, pageArguments, pageCost } from '../page.ts'
import { found } from '../node.ts'
import { Project } from '../project/node.ts'
import { reads, wantedBelow } from '../selection.ts'
import { TaskConnection } from './connection.ts'
import { readTaskFilter, TaskFilter } from './filter.ts'
import { Task } from './node.ts'

const dependsOn = dependencyListing('dependsOn')
const blocks = dependencyListing('blocks')

builder.prismaObjectFields(Task, (t) => ({
  project: t.field({
    type: Project,
    description: 'The project that it belongs to.',
    resolve: async ({ projectId }, _, { larder }, info) =>
      found(await larder.loaders.entities.Project.load(projectId, wantedBelow(info))),
    ...reads<Row>('projectId'),
  }),
  parent: t.field({
    type: Task,
    nullable: true,
    description: 'The task that it is a part of; null at the top level.',
    resolve: ({ parentId }, _, { larder }, info) =>
      parentId === null ? null : larder.loaders.entities.Task.load(parentId, wantedBelow(info)),
    ...reads<Row>('parentId'),
  }),
  subtasks: t.field({
    type: TaskConnection,
    description: 'The tasks directly below it, in their order.',
    args: { ...pageArguments(t.arg), filter: t.arg({ type: TaskFilter, description: 'Which of them to show.' }) },
    complexity: ({ filter, ...page }) => pageCost(siblingListing('task', readTaskFilter(filter)), page),
    resolve: ({ id }, { filter, ...page }, { larder }, info) =>
      loadPage<Row>(larder.loaders, siblingListing('task', readTaskFilter(filter)), page, info, id),
    ...reads<Row>('id'),
  }),
  dependsOn: t.field({
    type: TaskConnection,
    description: 'The tasks that have to be done before this one, without deleted ones; the oldest first.',
    args: pageArguments(t.arg),
    complexity: (args) => pageCost(dependsOn, args),
    resolve: ({ id }, args, { larder }, info) => loadPage<Row>(larder.loaders, dependsOn, args, info, id),
    ...reads<Row>('id'),
  }),
  blocks: t.field({
    type: TaskConnection,
    description: 'The tasks that wait for this one, without deleted ones; the oldest first.',
    args: pageArguments(t.arg),
    complexity: (args) => pageCost(blocks, args),
    resolve: ({ id }, args, { larder }, info) => loadPage<Row>(larder.loaders, blocks, args, info, id),
    ...reads<Row>('id'),
  }),
}))
