import type { InputFieldBuilder } from '@pothos/core'
import { builder, type SchemaTypes } from '../builder.ts'
import { PlacementInput } from '../list/placement.ts'
import { Priority } from '../priority.ts'
import { ProjectStatus } from '../project/status.ts'
import { changedTaskFields, newTaskFields } from '../task/fields.ts'

type Builder = InputFieldBuilder<SchemaTypes, 'InputObject'>

const taskId = 'or `temp:X` for the one that an earlier operation makes with the temporary id X'

const CreateTaskOperationInput = builder.inputType('CreateTaskOperationInput', {
  description: 'Makes a task.',
  fields: (t) => ({
    tempId: t.string({
      description:
        'A name by which later operations refer to the task, as `temp:X`: 1 to 50 characters of A-Z, a-z, 0-9, _ and -.',
    }),
    title: t.string({ required: true, description: 'What is to be done, in a few words: 1 to 255 characters.' }),
    ...newTaskFields(t),
    parentId: t.id({
      description: `The id of the task below which it stands, ${taskId}; without it at the top level.`,
    }),
    dependsOnIds: t.idList({
      description: `The ids of the tasks that have to be done before it, at most 100; of each the id, ${taskId}.`,
    }),
    at: t.field({ type: PlacementInput, description: 'Where to put it among its siblings; without it at the end.' }),
  }),
})

const UpdateTaskOperationInput = builder.inputType('UpdateTaskOperationInput', {
  description: 'Changes a task or moves it.',
  fields: (t) => ({
    id: t.id({ required: true, description: `The id of the task, ${taskId}.` }),
    title: t.string({ description: 'The new title; absent leaves it.' }),
    ...changedTaskFields(t),
    parentId: t.id({
      description: `The id of the task below which to move it, ${taskId}; absent leaves it where it is, null moves it to the top level.`,
    }),
    dependsOnIds: t.idList({
      description:
        'The ids of all tasks that have to be done before it, at most 100; absent leaves them, null or [] clears them.',
    }),
    at: t.field({
      type: PlacementInput,
      description: 'Where to put it among its siblings; without it a task with a new parent goes to the end.',
    }),
  }),
})

const DeleteTaskOperationInput = builder.inputType('DeleteTaskOperationInput', {
  description: 'Deletes a task with all that stands below it.',
  fields: (t) => ({ id: t.id({ required: true, description: `The id of the task, ${taskId}.` }) }),
})

const projectFields = (t: Builder) => ({
  description: t.string({ description: 'What the project is for: at most 2,000 characters.' }),
  status: t.field({ type: ProjectStatus, description: 'How far it is.' }),
  priority: t.field({ type: Priority, description: 'How much it matters.' }),
  tags: t.stringList({ description: 'Its tags: at most 20.' }),
})

const CreateProjectOperationInput = builder.inputType('CreateProjectOperationInput', {
  description:
    'Makes the project that the other operations are about. It comes first, and only where no project is named.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'The name: 1 to 255 characters.' }),
    ...projectFields(t),
  }),
})

const UpdateProjectOperationInput = builder.inputType('UpdateProjectOperationInput', {
  description: 'Changes the project. What is absent stays; null clears the description and the tags.',
  fields: (t) => ({
    name: t.string({ description: 'The new name; absent leaves it.' }),
    ...projectFields(t),
  }),
})

/** One operation of a patch set, as clients send it. */
export const PatchOperationInput = builder.inputType('PatchOperationInput', {
  description:
    'One operation of a patch set. Operations are carried out one after the other, each on what those before it have left.',
  isOneOf: true,
  fields: (t) => ({
    createTask: t.field({ type: CreateTaskOperationInput, description: 'Makes a task.' }),
    updateTask: t.field({ type: UpdateTaskOperationInput, description: 'Changes a task or moves it.' }),
    deleteTask: t.field({ type: DeleteTaskOperationInput, description: 'Deletes a task and what is below it.' }),
    createProject: t.field({ type: CreateProjectOperationInput, description: 'Makes the project.' }),
    updateProject: t.field({ type: UpdateProjectOperationInput, description: 'Changes the project.' }),
  }),
})
