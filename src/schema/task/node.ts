import type { Task as Row } from '../../loaders/rows.ts'
import { builder } from '../builder.ts'
import { NodeInterface } from '../node.ts'
import { Priority } from '../priority.ts'
import { reads } from '../selection.ts'
import { TaskStatus } from './status.ts'

/** A project's unit of work. What stands around it in the tree, and what it waits for, is added in relations.ts. */
export const Task = builder.prismaObject('Task', {
  description:
    "A project's unit of work. Tasks form a tree of at most 5 levels. A deleted one is left out of lists unless their " +
    'filter includes it, and `node` still answers it, with its `deletedAt`.',
  interfaces: [NodeInterface],
  fields: (t) => ({
    title: t.exposeString('title', { description: 'What is to be done, in a few words: 1 to 255 characters.' }),
    description: t.exposeString('description', { nullable: true, description: 'What is to be done, in more words.' }),
    status: t.expose('status', { type: TaskStatus, description: 'How far it is.' }),
    priority: t.expose('priority', { type: Priority, description: 'How much it matters.' }),
    assignee: t.exposeString('assignee', { nullable: true, description: 'Who does it.' }),
    estimatedMinutes: t.exposeInt('estimatedMinutes', {
      nullable: true,
      description: 'How long it is thought to take, in minutes.',
    }),
    actualMinutes: t.exposeInt('actualMinutes', {
      nullable: true,
      description: 'How long it took so far, in minutes.',
    }),
    dueDate: t.expose('dueDate', {
      type: 'Date',
      nullable: true,
      description: 'The day on which it is to be done at the latest.',
    }),
    tags: t.exposeStringList('tags', { description: 'Its tags, in lower case.' }),
    completedAt: t.expose('completedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Since when its status is COMPLETED; null while it is another one.',
    }),
    depth: t.int({
      description: 'How many tasks stand above it: 0 at the top level, at most 4. Reckoned only when it is asked for.',
      resolve: async ({ id }, _, { larder }) => (await larder.loaders.tasks.depths.load(id))?.depth ?? 0,
      ...reads<Row>('id'),
    }),
    position: t.int({
      description:
        'The place among its siblings, counted from 0; of a deleted one, how many stand before where it stood. Reckoned ' +
        'only when it is asked for.',
      resolve: ({ id, parentId, projectId, orderKey }, _, { larder }) =>
        larder.loaders.positions.tasks.load({ parentId: parentId ?? projectId, itemId: id, orderKey }),
      ...reads<Row>('id', 'parentId', 'projectId', 'orderKey'),
    }),
    deletedAt: t.expose('deletedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was deleted, by itself or together with what it stands in; null when it was not.',
    }),
    version: t.exposeInt('version', {
      description: 'Grows with every change of the fields, the parent and `dependsOn`; for `ifVersion`.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When the task was made.' }),
    updatedAt: t.expose('updatedAt', {
      type: 'DateTime',
      description: 'When a field, the parent or what it depends on was last changed.',
    }),
  }),
})
