import type { PlanState, ProjectState, TaskState } from '../../database/index.ts'

/** What is to be written so that one state becomes another. Tasks by their ids. */
export interface Writes {
  /** Null when it stays as it is. */
  readonly project: ProjectState | null
  readonly created: ReadonlyMap<string, TaskState>
  readonly changed: ReadonlyMap<string, TaskState>
  readonly deleted: readonly string[]
  /** Pairs of a task and one that it waits for. */
  readonly dependenciesAdded: readonly (readonly [string, string])[]
  readonly dependenciesRemoved: readonly (readonly [string, string])[]
}

/** The difference between two states of a project. */
export function writesBetween(before: PlanState, after: PlanState): Writes {
  const created = new Map([...after.tasks].filter(([id]) => !before.tasks.has(id)))
  const kept = [...after.tasks].flatMap(([id, task]) => {
    const was = before.tasks.get(id)
    return was === undefined || was === task ? [] : [{ id, was, task }]
  })
  const deleted = [...before.tasks.keys()].filter((id) => !after.tasks.has(id))
  const none: readonly string[] = []
  const pairs = (from: PlanState, to: PlanState, ids: Iterable<string>) =>
    [...ids].flatMap((id) => {
      const had = new Set(to.tasks.get(id)?.dependsOn ?? none)
      return (from.tasks.get(id)?.dependsOn ?? none)
        .filter((other) => !had.has(other))
        .map((other) => [id, other] as const)
    })
  const keptIds = kept.map(({ id }) => id)
  return {
    project: after.project !== null && differing(before.project, after.project).length > 0 ? after.project : null,
    created,
    changed: new Map(kept.filter(({ was, task }) => differing(was, task).length > 0).map(({ id, task }) => [id, task])),
    deleted,
    dependenciesAdded: pairs(after, before, [...created.keys(), ...keptIds]),
    dependenciesRemoved: pairs(before, after, keptIds),
  }
}

/** The names of the fields in which two states of one thing differ. */
export function differing<State extends object>(before: State | null, after: State): (keyof State & string)[] {
  const fields = Object.keys(after) as (keyof State & string)[]
  return fields.filter((field) => before === null || !isSame(before[field], after[field]))
}

/** Values of states are texts, numbers, null and lists of texts. */
const isSame = (one: unknown, other: unknown): boolean => one === other || JSON.stringify(one) === JSON.stringify(other)
