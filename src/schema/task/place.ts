import { moveTask } from '../../resolvers/task/move.ts'
import { reorderTasks } from '../../resolvers/task/reorder.ts'
import { PlacementInput } from '../list/placement.ts'
import { mutation } from '../mutation.ts'
import { found } from '../node.ts'
import { Project } from '../project/node.ts'
import { wantedBelow } from '../selection.ts'
import { Task } from './node.ts'

mutation('moveTask', {
  description: 'Gives a task another parent, or another place among its siblings; what stands below it comes along.',
  input: (t) => ({
    id: t.id({ required: true, description: 'The id of the task.' }),
    parentId: t.id({
      description:
        'The id of the task of the same project below which to put it; absent leaves it where it is, null puts it at the ' +
        'top level.',
    }),
    at: t.field({ type: PlacementInput, description: 'Where to put it among its siblings; without it at the end.' }),
  }),
  success: (t) => ({
    task: t.field({ type: Task, description: 'The task at its new place.', resolve: ({ task }) => task }),
  }),
  errors: ['NotFoundError'],
  operation: moveTask,
})

mutation('reorderTasks', {
  description: 'Puts all tasks with the same parent into a new order.',
  input: (t) => ({
    projectId: t.id({ required: true, description: 'The id of the project.' }),
    parentId: t.id({ description: 'The id of the task whose subtasks they are; without it the top level.' }),
    taskIds: t.idList({ required: true, description: 'The ids of all of them, each once, at most 5,000.' }),
  }),
  success: (t) => ({
    project: t.field({
      type: Project,
      description: 'The project with its tasks in the new order.',
      resolve: async ({ projectId }, _, { larder }, info) =>
        found(await larder.loaders.entities.Project.load(projectId, wantedBelow(info))),
    }),
    parent: t.field({
      type: Task,
      nullable: true,
      description: 'The task with its subtasks in the new order; null for the top level.',
      resolve: ({ parent }) => parent,
    }),
  }),
  errors: ['NotFoundError', 'LimitError'],
  operation: reorderTasks,
})
