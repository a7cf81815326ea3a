import { createProject } from '../../resolvers/project/create.ts'
import { deleteProject } from '../../resolvers/project/delete.ts'
import { restoreProject } from '../../resolvers/project/restore.ts'
import { updateProject } from '../../resolvers/project/update.ts'
import { deletedId, ifVersionField, mutation } from '../mutation.ts'
import { Priority } from '../priority.ts'
import { Project } from './node.ts'
import { PlannedTaskInput } from './planned-task.ts'
import { ProjectStatus } from './status.ts'

mutation('createProject', {
  description: 'Makes a project, with all tasks that are planned already: all of it or nothing.',
  input: (t) => ({
    name: t.string({ required: true, description: 'The name: 1 to 255 characters.' }),
    description: t.string({ description: 'What it is for: at most 2,000 characters.' }),
    status: t.field({ type: ProjectStatus, description: 'How far it is; without it PLANNING.' }),
    priority: t.field({ type: Priority, description: 'How much it matters; without it MEDIUM.' }),
    tags: t.stringList({ description: 'Its tags: at most 20.' }),
    tasks: t.field({
      type: [PlannedTaskInput],
      description: 'Its tasks in their order, each with its subtasks: at most 500 in all, on at most 5 levels.',
    }),
  }),
  success: (t) => ({
    project: t.field({ type: Project, description: 'The new project.', resolve: ({ project }) => project }),
  }),
  errors: ['LimitError'],
  operation: createProject,
})

mutation('updateProject', {
  description: "Changes a project's fields.",
  input: (t) => ({
    id: t.id({ required: true, description: 'The id of the project.' }),
    name: t.string({ description: 'The new name; absent leaves it.' }),
    description: t.string({ description: 'The new description; absent leaves it, null clears it.' }),
    status: t.field({ type: ProjectStatus, description: 'The new status; absent leaves it.' }),
    priority: t.field({ type: Priority, description: 'The new priority; absent leaves it.' }),
    tags: t.stringList({ description: 'The new tags, all of them; absent leaves them, null clears them.' }),
    ifVersion: ifVersionField(t),
  }),
  success: (t) => ({
    project: t.field({ type: Project, description: 'The project.', resolve: ({ project }) => project }),
  }),
  errors: ['NotFoundError', 'StaleVersionError'],
  operation: updateProject,
})

mutation('deleteProject', {
  description: 'Deletes a project with its tasks. It can be restored.',
  input: (t) => ({
    id: t.id({ required: true, description: 'The id of the project.' }),
    cascade: t.boolean({
      defaultValue: true,
      description: 'Whether its tasks are taken along. If false, a project with tasks is left alone: ConflictError.',
    }),
    ifVersion: ifVersionField(t),
  }),
  success: (t) => ({
    deletedId: deletedId(t),
    project: t.field({
      type: Project,
      description: 'The project as it is now, with its `deletedAt`.',
      resolve: ({ project }) => project,
    }),
    deletedTaskCount: t.exposeInt('deletedTaskCount', { description: 'How many tasks it took along.' }),
  }),
  errors: ['NotFoundError', 'ConflictError', 'StaleVersionError'],
  operation: deleteProject,
})

mutation('restoreProject', {
  description:
    'Brings back a deleted project with the tasks that its deletion took along, each at its place. Tasks that had been ' +
    'deleted before stay deleted.',
  input: (t) => ({
    id: t.id({ required: true, description: 'The id of the project.' }),
    ifVersion: ifVersionField(t),
  }),
  success: (t) => ({
    project: t.field({ type: Project, description: 'The project.', resolve: ({ project }) => project }),
    restoredTaskCount: t.exposeInt('restoredTaskCount', { description: 'How many tasks came back with it.' }),
  }),
  errors: ['NotFoundError', 'ConflictError', 'StaleVersionError'],
  operation: restoreProject,
})
