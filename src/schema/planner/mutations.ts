import type { InputFieldBuilder, ObjectFieldBuilder } from '@pothos/core'
import type { PatchSet as Row } from '../../loaders/rows.ts'
import { decomposeTask } from '../../resolvers/planner/decompose.ts'
import { generatePlan } from '../../resolvers/planner/generate.ts'
import { refinePlan } from '../../resolvers/planner/refine.ts'
import type { SchemaTypes } from '../builder.ts'
import { consultation } from '../mutation.ts'
import { PatchSet } from '../patch-set/node.ts'

const success = (t: ObjectFieldBuilder<SchemaTypes, { readonly patchSet: Row | null }>) => ({
  patchSet: t.field({
    type: PatchSet,
    nullable: true,
    description: 'The proposal: PROPOSED. Null with `validateOnly: true`.',
    resolve: ({ patchSet }) => patchSet,
  }),
})

const draftField = (t: InputFieldBuilder<SchemaTypes, 'InputObject'>) =>
  t.id({
    description:
      'The id of the DRAFT, about the same project, that it is written into while patchSetProgress tells of it. When the ' +
      'planner fails, the draft is empty again. Without it what comes of it is a new patch set.',
  })

consultation('generatePlan', {
  description:
    'Has the planner make a plan of an idea, and keeps it as a patch set. Nothing of a project is changed. Who goes away ends ' +
    'the request to the model.',
  input: (t) => ({
    idea: t.string({
      required: true,
      description:
        'The idea: 1 to 100,000 characters. Without a model it is an outline in Markdown: headings, lists, checkboxes.',
    }),
    projectId: t.id({ description: 'The id of the project to plan for; without it the plan makes one.' }),
    maxTasks: t.int({
      description: 'How many tasks the plan may have at most: 1 to 499, 50 unless it is said.',
    }),
    draftId: draftField(t),
  }),
  success,
  errors: ['NotFoundError', 'ConflictError', 'LimitError', 'PlannerError'],
  procedure: generatePlan,
})

consultation('refinePlan', {
  description:
    'Has the planner change a PROPOSED patch set as feedback asks. What comes of it is a patch set of its own; the first ' +
    'stays as it is, so that they can be compared.',
  input: (t) => ({
    patchSetId: t.id({ required: true, description: 'The id of the patch set.' }),
    feedback: t.string({
      required: true,
      description:
        'What to change: 1 to 100,000 characters. Without a model it is an outline: below a heading `# Title` it replaces ' +
        'the proposed tasks; otherwise it changes those of the same titles and adds the others.',
    }),
    draftId: draftField(t),
  }),
  success,
  errors: ['NotFoundError', 'ConflictError', 'LimitError', 'PlannerError'],
  procedure: refinePlan,
})

consultation('decomposeTask', {
  description: 'Has the planner divide a task into subtasks, and keeps them as a patch set.',
  input: (t) => ({
    taskId: t.id({ required: true, description: 'The id of the task.' }),
    instructions: t.string({
      description:
        'How to divide it: at most 100,000 characters. Without a model it is needed, and is an outline of the subtasks.',
    }),
    draftId: draftField(t),
  }),
  success,
  errors: ['NotFoundError', 'ConflictError', 'LimitError', 'PlannerError'],
  procedure: decomposeTask,
})
