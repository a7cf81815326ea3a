import { builder } from '../builder.ts'
import { NodeInterface } from '../node.ts'
import { Priority } from '../priority.ts'
import { ProjectStatus } from './status.ts'

/** Where artifacts are deployed and work is planned. Its tasks are added in tasks.ts. */
export const Project = builder.prismaObject('Project', {
  description:
    'Where artifacts are deployed and work is planned as tasks. A deleted one can be restored: lists leave it out unless ' +
    'their filter includes it, and `node` still answers it, with its `deletedAt`.',
  interfaces: [NodeInterface],
  fields: (t) => ({
    name: t.exposeString('name', { description: 'The name, 1 to 255 characters. Several projects may have the same.' }),
    description: t.exposeString('description', { nullable: true, description: 'What the project is for.' }),
    status: t.expose('status', { type: ProjectStatus, description: 'How far it is.' }),
    priority: t.expose('priority', { type: Priority, description: 'How much it matters.' }),
    tags: t.exposeStringList('tags', { description: 'Its tags, in lower case.' }),
    createdBy: t.exposeString('createdBy', { description: 'Who made the project.' }),
    taskCount: t.exposeInt('taskCount', { description: 'How many tasks it has on all levels, without deleted ones.' }),
    completedTaskCount: t.exposeInt('completedTaskCount', { description: 'How many of these are COMPLETED.' }),
    deletedAt: t.expose('deletedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was deleted; null when it was not.',
    }),
    version: t.exposeInt('version', {
      description: 'Grows with every change of the fields, and when it is deleted or restored; for `ifVersion`.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When the project was made.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When a field was last changed.' }),
  }),
})
