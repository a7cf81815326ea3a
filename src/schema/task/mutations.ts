import { encodeId } from '../../ids.ts'
import { createTask } from '../../resolvers/task/create.ts'
import { deleteTask } from '../../resolvers/task/delete.ts'
import { updateTask } from '../../resolvers/task/update.ts'
import { PlacementInput } from '../list/placement.ts'
import { deletedId, ifVersionField, mutation } from '../mutation.ts'
import { found } from '../node.ts'
import { Project } from '../project/node.ts'
import { changedTaskFields, newTaskFields } from './fields.ts'
import { wantedBelow } from '../selection.ts'
import { Task } from './node.ts'

mutation('createTask', {
  description: 'Makes a task in a project. A project takes 10,000 of them.',
  input: (t) => ({
    projectId: t.id({ required: true, description: 'The id of the project.' }),
    parentId: t.id({ description: 'The id of the task below which it stands; without it at the top level.' }),
    title: t.string({ required: true, description: 'What is to be done, in a few words: 1 to 255 characters.' }),
    ...newTaskFields(t),
    dependsOnIds: t.idList({
      description: 'The ids of the tasks of the project that have to be done before it: at most 100.',
    }),
    at: t.field({ type: PlacementInput, description: 'Where to put it among its siblings; without it at the end.' }),
  }),
  success: (t) => ({ task: t.field({ type: Task, description: 'The new task.', resolve: ({ task }) => task }) }),
  errors: ['NotFoundError', 'LimitError'],
  operation: createTask,
})

mutation('updateTask', {
  description: "Changes a task's fields, or what it depends on.",
  input: (t) => ({
    id: t.id({ required: true, description: 'The id of the task.' }),
    title: t.string({ description: 'The new title; absent leaves it.' }),
    ...changedTaskFields(t),
    dependsOnIds: t.idList({
      description:
        'The ids of all tasks that have to be done before it, at most 100; absent leaves them, null or [] clears them. ' +
        'They are of the same project, and none of them waits for this one.',
    }),
    ifVersion: ifVersionField(t),
  }),
  success: (t) => ({ task: t.field({ type: Task, description: 'The task.', resolve: ({ task }) => task }) }),
  errors: ['NotFoundError', 'StaleVersionError', 'LimitError'],
  operation: updateTask,
})

mutation('deleteTask', {
  description: 'Deletes a task with all that stands below it.',
  input: (t) => ({
    id: t.id({ required: true, description: 'The id of the task.' }),
    ifVersion: ifVersionField(t),
  }),
  success: (t) => ({
    deletedId: deletedId(t),
    deletedIds: t.idList({
      description: 'The ids of all that is gone: the task first, then what stood below it, the oldest first.',
      resolve: ({ taken }) => taken.map(({ type, id }) => encodeId(type, id)),
    }),
    project: t.field({
      type: Project,
      description: 'The project without them.',
      resolve: async ({ projectId }, _, { larder }, info) =>
        found(await larder.loaders.entities.Project.load(projectId, wantedBelow(info))),
    }),
  }),
  errors: ['NotFoundError', 'StaleVersionError'],
  operation: deleteTask,
})
