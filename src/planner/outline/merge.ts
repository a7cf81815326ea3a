import type { PlannedOperation } from '../planner.ts'
import { createTasks, fieldsOf, TemporaryIds } from './operations.ts'
import type { Outline, OutlineTask } from './outline.ts'

/** What became of a proposal. */
export interface Merged {
  readonly operations: readonly PlannedOperation[]
  readonly added: number
  readonly changed: number
}

/** A task that a proposal makes. */
interface Proposed {
  readonly title: string
  readonly tempId: string
  readonly parent: string | null
  readonly index: number
}

const fieldsIn = (operation: PlannedOperation, kind: string): Readonly<Record<string, unknown>> | null => {
  const fields: unknown = Object.hasOwn(operation, kind) ? operation[kind] : null
  return typeof fields === 'object' && fields !== null ? { ...fields } : null
}

/** Puts a new outline in the place of all tasks that a proposal makes; what else it does stays. */
export function replaceTasks(operations: readonly PlannedOperation[], outline: Outline): Merged {
  const kept = operations.filter((operation) => fieldsIn(operation, 'createTask') === null)
  const made = createTasks(outline.tasks, null, new TemporaryIds())
  return {
    operations: [...kept.map((operation) => renamed(operation, outline)), ...made],
    added: made.length,
    changed: 0,
  }
}

/** A project that the proposal makes takes the title and, if there is one, the description of the outline. */
function renamed(operation: PlannedOperation, { title, description }: Outline): PlannedOperation {
  const project = fieldsIn(operation, 'createProject')
  if (project === null || title === null) return operation
  return { createProject: { ...project, name: title, ...(description !== null && { description }) } }
}

/**
 * Adds an outline to a proposal. A task of a title that the proposal has at the same place (at the top of the outline:
 * anywhere, if only once) is changed, as far as the outline says something of it; any other is added at the end of its list.
 */
export function extendTasks(operations: readonly PlannedOperation[], { tasks }: Outline): Merged {
  const result = operations.map((operation) => ({ ...operation }))
  const names = new Set(operations.flatMap((operation) => tempIdOf(operation) ?? []))
  const fresh = new TemporaryIds(names)
  let added = 0
  let changed = 0
  /** A task that has to be a parent needs a name. */
  const nameAt = (index: number): string => {
    const fields = fieldsIn(result[index] ?? {}, 'createTask') ?? {}
    const tempId = typeof fields['tempId'] === 'string' ? fields['tempId'] : fresh.next()
    result[index] = { createTask: { ...fields, tempId } }
    return tempId
  }
  const proposed: Proposed[] = result.flatMap((operation, index) => {
    const fields = fieldsIn(operation, 'createTask')
    if (fields === null) return []
    const { title, parentId } = fields
    return [
      {
        index,
        tempId: nameAt(index),
        title: typeof title === 'string' ? title : '',
        parent: typeof parentId === 'string' ? parentId : null,
      },
    ]
  })
  const visit = (task: OutlineTask, parent: string | null): void => {
    const known = find(proposed, task.title, parent)
    if (!known) {
      const made = createTasks([task], parent, fresh)
      added += made.length
      result.push(...made)
      return
    }
    const before = fieldsIn(result[known.index] ?? {}, 'createTask') ?? {}
    const said = { ...fieldsOf(task), title: before['title'] }
    if (Object.keys(said).length > 1) {
      changed += 1
      result[known.index] = { createTask: { ...before, ...said } }
    }
    for (const below of task.tasks) visit(below, `temp:${known.tempId}`)
  }
  for (const task of tasks) visit(task, null)
  return { operations: result, added, changed }
}

function tempIdOf(operation: PlannedOperation): string | null {
  const tempId = fieldsIn(operation, 'createTask')?.['tempId']
  return typeof tempId === 'string' ? tempId : null
}

function find(proposed: readonly Proposed[], title: string, parent: string | null): Proposed | null {
  const same = proposed.filter((task) => task.title.toLowerCase() === title.toLowerCase())
  const here = same.find((task) => task.parent === parent)
  return here ?? (parent === null && same.length === 1 ? (same[0] ?? null) : null)
}
