import type { PlannedTask } from '../../resolvers/project/planned-task.ts'
import { builder } from '../builder.ts'
import { newTaskFields } from '../task/fields.ts'

/** A task that is made together with its project. */
export const PlannedTaskInput = builder.inputRef<PlannedTask>('PlannedTaskInput')

PlannedTaskInput.implement({
  description: 'A task that is made together with its project, with what stands below it.',
  fields: (t) => ({
    title: t.string({ required: true, description: 'What is to be done, in a few words: 1 to 255 characters.' }),
    ...newTaskFields(t),
    key: t.string({
      description: 'Names the task for `dependsOnKeys` of others in the same input. It is not kept.',
    }),
    dependsOnKeys: t.stringList({
      description: 'The keys of the tasks that have to be done before this one: at most 100, and in no circle.',
    }),
    subtasks: t.field({ type: [PlannedTaskInput], description: 'The tasks below it, in their order.' }),
  }),
})
