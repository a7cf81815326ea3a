import { brandWithType, type ObjectFieldBuilder } from '@pothos/core'
import { decodeId } from '../../ids.ts'
import { type PatchOperation as Operation, patchOperations } from '../../resolvers/patch-set/operations.ts'
import { builder, type SchemaTypes } from '../builder.ts'
import { Priority } from '../priority.ts'
import { ProjectStatus } from '../project/status.ts'
import { wantedBelow } from '../selection.ts'
import { Task } from '../task/node.ts'
import { TaskStatus } from '../task/status.ts'

type Inner<Kind extends PropertyKey> = Operation extends infer One
  ? One extends Record<Kind, infer Value>
    ? Value
    : never
  : never
type Loose<Fields> = { readonly [Field in keyof Fields]?: Fields[Field] | undefined }

/** What operations on tasks say, and on projects: each kind leaves out some of it. */
type OnTask = Loose<Inner<'createTask'> & Inner<'deleteTask'>>
type OnProject = Loose<Inner<'createProject'>>

const PatchPlacement = builder.objectRef<NonNullable<OnTask['at']>>('PatchPlacement').implement({
  description: 'Where a task is to stand among its siblings: one of its fields says it, the others are null.',
  fields: (t) => ({
    position: t.exposeInt('position', { nullable: true, description: 'The place counted from 0.' }),
    before: t.exposeID('before', { nullable: true, description: 'The id of the sibling in front of which to put it.' }),
    after: t.exposeID('after', { nullable: true, description: 'The id of the sibling behind which to put it.' }),
  }),
})

const fieldsField = <Given extends object>(t: ObjectFieldBuilder<SchemaTypes, Given>) =>
  t.stringList({
    description:
      'The fields that the operation sets, by their names in its input. One of them that is null is cleared.',
    resolve: (operation) => Object.keys(operation).filter((field) => field !== 'id' && field !== 'tempId'),
  })

const targetFields = (t: ObjectFieldBuilder<SchemaTypes, OnTask>) => ({
  // Not `id`: by that clients would take two operations on one task for the same thing.
  taskId: t.id({
    description: 'The id of the task, as the operation gives it; `temp:X` for a new one.',
    resolve: ({ id }) => id ?? '',
  }),
  task: t.field({
    type: Task,
    nullable: true,
    description: 'The task as it is now; null when the patch set itself makes it.',
    resolve: ({ id }, _, { larder }, info) => {
      const reference = decodeId(id ?? '')
      return reference && larder.loaders.entities.Task.load(reference.id, wantedBelow(info))
    },
  }),
})

const taskFields = (t: ObjectFieldBuilder<SchemaTypes, OnTask>) => ({
  description: t.exposeString('description', { nullable: true, description: 'The description.' }),
  status: t.field({ type: TaskStatus, nullable: true, description: 'The status.', resolve: ({ status }) => status }),
  priority: t.field({
    type: Priority,
    nullable: true,
    description: 'The priority.',
    resolve: ({ priority }) => priority,
  }),
  assignee: t.exposeString('assignee', { nullable: true, description: 'Who does it.' }),
  estimatedMinutes: t.exposeInt('estimatedMinutes', { nullable: true, description: 'The estimate in minutes.' }),
  actualMinutes: t.exposeInt('actualMinutes', { nullable: true, description: 'How long it took, in minutes.' }),
  dueDate: t.field({
    type: 'Date',
    nullable: true,
    description: 'The due day.',
    resolve: ({ dueDate }) => (dueDate == null ? null : new Date(dueDate)),
  }),
  tags: t.field({ type: ['String'], nullable: true, description: 'The tags.', resolve: ({ tags }) => tags }),
  parentId: t.exposeID('parentId', { nullable: true, description: 'The parent, as the operation gives it.' }),
  dependsOnIds: t.field({
    type: ['ID'],
    nullable: true,
    description: 'The tasks that it waits for, as the operation gives them.',
    resolve: ({ dependsOnIds }) => dependsOnIds,
  }),
  at: t.field({ type: PatchPlacement, nullable: true, description: 'Its place.', resolve: ({ at }) => at }),
  fields: fieldsField(t),
})

const projectFields = (t: ObjectFieldBuilder<SchemaTypes, OnProject>) => ({
  description: t.exposeString('description', { nullable: true, description: 'The description.' }),
  // Not `status`: one selection of all kinds of operations could not hold two types under one name.
  projectStatus: t.field({
    type: ProjectStatus,
    nullable: true,
    description: 'The status, which the input calls `status`.',
    resolve: ({ status }) => status,
  }),
  priority: t.field({
    type: Priority,
    nullable: true,
    description: 'The priority.',
    resolve: ({ priority }) => priority,
  }),
  tags: t.field({ type: ['String'], nullable: true, description: 'The tags.', resolve: ({ tags }) => tags }),
  fields: fieldsField(t),
})

const CreateTaskOperation = builder.objectRef<OnTask>('CreateTaskOperation').implement({
  description: 'Makes a task. A field that is not among `fields` is as for a new task.',
  fields: (t) => ({
    tempId: t.exposeString('tempId', {
      nullable: true,
      description: 'The name by which other operations refer to it.',
    }),
    title: t.exposeString('title', { nullable: true, description: 'The title; never null here.' }),
    ...taskFields(t),
  }),
})

const UpdateTaskOperation = builder.objectRef<OnTask>('UpdateTaskOperation').implement({
  description: 'Changes a task or moves it. A field that is not among `fields` stays as it is.',
  fields: (t) => ({
    ...targetFields(t),
    title: t.exposeString('title', { nullable: true, description: 'The title.' }),
    ...taskFields(t),
  }),
})

const DeleteTaskOperation = builder.objectRef<OnTask>('DeleteTaskOperation').implement({
  description: 'Deletes a task with all that stands below it.',
  fields: (t) => targetFields(t),
})

const CreateProjectOperation = builder.objectRef<OnProject>('CreateProjectOperation').implement({
  description: 'Makes the project. A field that is not among `fields` is as for a new project.',
  fields: (t) => ({
    name: t.exposeString('name', { nullable: true, description: 'The name; never null here.' }),
    ...projectFields(t),
  }),
})

const UpdateProjectOperation = builder.objectRef<OnProject>('UpdateProjectOperation').implement({
  description: 'Changes the project. A field that is not among `fields` stays as it is.',
  fields: (t) => ({
    name: t.exposeString('name', { nullable: true, description: 'The name.' }),
    ...projectFields(t),
  }),
})

/** One operation of a patch set, as it is kept. */
export const PatchOperation = builder.unionType('PatchOperation', {
  description: 'One operation of a patch set.',
  types: [
    CreateTaskOperation,
    UpdateTaskOperation,
    DeleteTaskOperation,
    CreateProjectOperation,
    UpdateProjectOperation,
  ],
})

/** Operations as a row keeps them, each marked with its type. */
export function readOperations(stored: unknown): (OnTask | OnProject)[] {
  return patchOperations.parse(stored).flatMap((operation) =>
    Object.entries(operation).map(([kind, value]: [string, OnTask | OnProject]) => {
      const name = `${kind.charAt(0).toUpperCase()}${kind.slice(1)}Operation`
      brandWithType(value, name as never)
      return value
    }),
  )
}
