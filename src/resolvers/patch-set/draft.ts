import { keysFor } from './keys.ts'
import type { PlanState, ProjectState, TaskState } from '../../database/index.ts'

/** Where a task is to go among its siblings: before this one of them, or to the end. */
export type Spot = { readonly index: number } | 'end'

/** A project that is being changed in memory, operation by operation. It trusts its caller: rules are kept elsewhere. */
export class Draft {
  project: ProjectState | null
  readonly #start: PlanState
  readonly #tasks: Map<string, TaskState>
  readonly #siblings = new Map<string | null, string[]>()
  readonly #dependents = new Map<string, Set<string>>()
  /** Tasks that were put somewhere: they need an order key, the others keep theirs. */
  readonly #placed = new Set<string>()

  constructor(start: PlanState) {
    this.#start = start
    this.project = start.project
    this.#tasks = new Map(start.tasks)
    const inOrder = [...start.tasks].sort(([, one], [, other]) => (one.orderKey < other.orderKey ? -1 : 1))
    for (const [id, { parentId, dependsOn }] of inOrder) {
      this.#list(parentId).push(id)
      for (const other of dependsOn) this.#waiting(other).add(id)
    }
  }

  get size(): number {
    return this.#tasks.size
  }

  task(id: string): TaskState | undefined {
    return this.#tasks.get(id)
  }

  /** The subtasks of a task, or the top level, in their order. */
  siblings(parentId: string | null): readonly string[] {
    return this.#siblings.get(parentId) ?? []
  }

  /** The tasks that wait for one. */
  dependents(id: string): ReadonlySet<string> {
    return this.#dependents.get(id) ?? new Set()
  }

  /** The level of a task's subtasks: 1 is the top level. */
  levelBelow(id: string | null): number {
    let level = 1
    for (let at = id; at !== null; at = this.#tasks.get(at)?.parentId ?? null) level += 1
    return level
  }

  /** A task with everything below it, itself first. */
  subtree(id: string): string[] {
    return [id, ...this.siblings(id).flatMap((child) => this.subtree(child))]
  }

  /** Levels of a task and what is below it: 1 without subtasks. */
  height(id: string): number {
    return 1 + Math.max(0, ...this.siblings(id).map((child) => this.height(child)))
  }

  /** Whether one task waits, over however many others, for another, or is it. */
  waitsFor(id: string, wanted: string): boolean {
    const seen = new Set<string>()
    const open = [id]
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (at === wanted) return true
      if (seen.has(at)) continue
      seen.add(at)
      open.push(...(this.#tasks.get(at)?.dependsOn ?? []))
    }
    return false
  }

  add(id: string, task: Omit<TaskState, 'orderKey'>, spot: Spot): void {
    this.#tasks.set(id, { ...task, orderKey: '' })
    for (const other of task.dependsOn) this.#waiting(other).add(id)
    this.#insert(id, task.parentId, spot)
  }

  /** Changes fields of a task, its dependencies among them; its place is changed by {@link move}. */
  change(id: string, fields: Partial<Omit<TaskState, 'parentId' | 'orderKey'>>): void {
    const before = this.#known(id)
    this.#tasks.set(id, { ...before, ...fields })
    if (!fields.dependsOn) return
    for (const other of before.dependsOn) this.#waiting(other).delete(id)
    for (const other of fields.dependsOn) this.#waiting(other).add(id)
  }

  /** Gives a task another place; an index counts without it. */
  move(id: string, parentId: string | null, spot: Spot): void {
    const before = this.#known(id)
    this.#take(id, before.parentId)
    this.#tasks.set(id, { ...before, parentId })
    this.#insert(id, parentId, spot)
  }

  /** Removes a task with everything below it; nobody waits for any of it any more. */
  remove(id: string): void {
    this.#take(id, this.#known(id).parentId)
    const gone = this.subtree(id)
    for (const each of gone) {
      for (const other of this.#known(each).dependsOn) this.#waiting(other).delete(each)
      this.#tasks.delete(each)
      this.#siblings.delete(each)
      this.#placed.delete(each)
    }
    for (const each of gone) {
      for (const waiting of this.dependents(each)) {
        const task = this.#tasks.get(waiting)
        if (task) this.#tasks.set(waiting, { ...task, dependsOn: task.dependsOn.filter((other) => other !== each) })
      }
      this.#dependents.delete(each)
    }
  }

  /** What has become of it, with order keys. */
  finish(): PlanState {
    const lists = new Set([...this.#placed].map((id) => this.#known(id).parentId))
    const taken = this.#takenKeys(lists)
    for (const parentId of lists) {
      const siblings = this.siblings(parentId).map((id) => ({
        id,
        key: this.#placed.has(id) ? null : this.#known(id).orderKey,
      }))
      const keys = keysFor(siblings, taken.get(parentId) ?? [])
      for (const [id, orderKey] of keys) this.#tasks.set(id, { ...this.#known(id), orderKey })
    }
    return { project: this.project, tasks: this.#tasks }
  }

  /** The keys of some lists as they are in the database, sorted. */
  #takenKeys(lists: ReadonlySet<string | null>): Map<string | null, string[]> {
    const taken = new Map<string | null, string[]>()
    for (const { parentId, orderKey } of this.#start.tasks.values()) {
      if (!lists.has(parentId)) continue
      const keys = taken.get(parentId)
      if (keys) keys.push(orderKey)
      else taken.set(parentId, [orderKey])
    }
    for (const keys of taken.values()) keys.sort()
    return taken
  }

  #insert(id: string, parentId: string | null, spot: Spot): void {
    const list = this.#list(parentId)
    list.splice(spot === 'end' ? list.length : spot.index, 0, id)
    this.#placed.add(id)
  }

  #take(id: string, parentId: string | null): void {
    const list = this.#list(parentId)
    list.splice(list.indexOf(id), 1)
  }

  #list(parentId: string | null): string[] {
    return entry(this.#siblings, parentId, () => [])
  }

  #waiting(id: string): Set<string> {
    return entry(this.#dependents, id, () => new Set<string>())
  }

  #known(id: string): TaskState {
    const task = this.#tasks.get(id)
    if (!task) throw new TypeError('The draft has no such task.')
    return task
  }
}

function entry<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}
