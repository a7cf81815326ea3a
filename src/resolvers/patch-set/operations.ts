import { z } from 'zod'
import { issue } from '../input.ts'
import {
  checkPlace,
  description,
  name,
  optionalTags,
  optionalText,
  priority,
  storable,
  unclearable,
} from '../values.ts'
import { projectStatus } from '../project/input.ts'
import { taskStatus } from '../task/input.ts'
import { mostDependencies } from '../task/rules.ts'

/** Operations that a patch set may have. */
export const mostOperations = 500

/** What an id of a task made in the same patch set begins with. */
export const tempPrefix = 'temp:'

const reference = storable.meta({
  description: 'The global id of a task, or temp:X for the task that an earlier createTask with tempId X makes.',
})

const tempId = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,50}$/, 'A temporary id has 1 to 50 characters of A-Z, a-z, 0-9, _ and -.')
  .meta({ description: 'A name for the new task, so that later operations can refer to it as temp:X.' })

const minutes = z
  .int()
  .superRefine((value, context) => {
    if (value < 0 || value > 2_147_483_647) issue(context, 'OUT_OF_RANGE', 'Minutes are 0 to 2,147,483,647.')
  })
  .nullish()

const dueDate = z.iso
  .date('A date is written as 2026-01-31.')
  .refine((date) => !date.startsWith('0000'), 'There is no year 0000.')
  .nullish()

const place = z
  .strictObject({
    position: z.number().int().nullish(),
    before: reference.nullish(),
    after: reference.nullish(),
  })
  .superRefine(checkPlace)
  .nullish()
  .meta({ description: 'Where among its siblings: without it a new or moved task goes to the end.' })

/** Where a task is to stand among its siblings, ids as they were given. */
export type GivenPlace = z.output<typeof place>

const taskFields = {
  description,
  assignee: optionalText(255),
  estimatedMinutes: minutes,
  actualMinutes: minutes,
  dueDate,
  tags: optionalTags,
  parentId: reference.nullish(),
  dependsOnIds: z.array(reference).max(mostDependencies).nullish(),
  at: place,
}
const projectFields = { description, tags: optionalTags }

/** The fields of each kind of operation, each with its rule. Ids are looked up elsewhere. */
export const operationShapes = {
  createTask: {
    tempId: tempId.nullish(),
    title: name,
    status: taskStatus.nullish(),
    priority: priority.nullish(),
    ...taskFields,
  },
  updateTask: {
    id: reference,
    title: unclearable(name),
    status: unclearable(taskStatus),
    priority: unclearable(priority),
    ...taskFields,
  },
  deleteTask: { id: reference },
  createProject: {
    name,
    status: projectStatus.nullish(),
    priority: priority.nullish(),
    ...projectFields,
  },
  updateProject: {
    name: unclearable(name),
    status: unclearable(projectStatus),
    priority: unclearable(priority),
    ...projectFields,
  },
} as const
export type OperationKind = keyof typeof operationShapes
/** What an operation can be. */
export const operationKinds = Object.keys(operationShapes) as OperationKind[]

/** One operation as the API takes it and the database keeps it: an object with one key, the kind. Nothing else may be in it. */
export const patchOperation = z.union([
  z.strictObject({ createTask: z.strictObject(operationShapes.createTask) }),
  z.strictObject({ updateTask: z.strictObject(operationShapes.updateTask) }),
  z.strictObject({ deleteTask: z.strictObject(operationShapes.deleteTask) }),
  z.strictObject({ createProject: z.strictObject(operationShapes.createProject) }),
  z.strictObject({ updateProject: z.strictObject(operationShapes.updateProject) }),
])

/** The operations of a patch set. */
export const patchOperations = z.array(patchOperation).max(mostOperations)

/** An operation that keeps the rules of its form: texts trimmed, tags in lower case; what was left out is left out. */
export type PatchOperation = z.output<typeof patchOperation>

/** The JSON Schema of a list of operations, for those who cannot read zod: models, and tools outside. */
export const patchOperationsJsonSchema = z.toJSONSchema(patchOperations, { io: 'input' })
