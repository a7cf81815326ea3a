import { decodeId } from '../../ids.ts'
import type { Draft, Spot } from './draft.ts'
import type { Findings } from './issues.ts'
import { type GivenPlace, tempPrefix } from './operations.ts'
import type { TaskState } from '../../database/index.ts'

/** What a patch set is about, of what was there before it: this must not have changed when it is applied. */
export interface Touched {
  project: boolean
  /** Tasks that it changes or deletes. */
  readonly tasks: Set<string>
  /** Tasks that it only refers to: they must still be there. */
  readonly mentioned: Set<string>
}

/** What the operations of one patch set share while they are gone through, one after the other. */
export class Run {
  readonly draft: Draft
  /** The time that completed tasks get, as `2026-01-31T08:15:00.000Z`. */
  readonly now: string
  readonly touched: Touched = { project: false, tasks: new Set(), mentioned: new Set() }
  /** Tasks that earlier operations have made or changed. */
  readonly changed = new Set<string>()
  readonly #before: ReadonlyMap<string, TaskState>
  /** The temporary ids that any operation gives. */
  readonly #announced: ReadonlySet<string>
  readonly #temporary = new Map<string, string>()
  readonly #setBy = new Map<string, number>()

  constructor(draft: Draft, before: ReadonlyMap<string, TaskState>, announced: ReadonlySet<string>, now: Date) {
    this.draft = draft
    this.#before = before
    this.#announced = announced
    this.now = now.toISOString()
  }

  /** Remembers which task a temporary id stands for. */
  name(tempId: string, id: string, findings: Findings): void {
    if (this.#temporary.has(tempId)) {
      findings.error(['tempId'], 'TEMP_ID_TAKEN', 'An earlier operation uses this temporary id already.')
      return
    }
    this.#temporary.set(tempId, id)
  }

  /** The task that an id stands for; null, and an error, when there is none. */
  resolve(given: string, path: readonly string[], findings: Findings): string | null {
    const id = this.#find(given, path, findings)
    if (id === null) return null
    if (this.#before.has(id)) this.touched.mentioned.add(id)
    if (this.draft.task(id)) return id
    if (this.#before.has(id) || !decodeId(given))
      findings.error(path, 'ALREADY_DELETED', 'An earlier operation deletes this task.')
    else findings.error(path, 'NOT_FOUND', 'The project has no task with this id.')
    return null
  }

  #find(given: string, path: readonly string[], findings: Findings): string | null {
    if (given.startsWith(tempPrefix)) return this.#findTemporary(given.slice(tempPrefix.length), path, findings)
    const reference = decodeId(given)
    if (reference?.type === 'Task') return reference.id
    if (reference) findings.error(path, 'WRONG_TYPE', `This is an id of type ${reference.type}, not of type Task.`)
    else findings.error(path, 'MALFORMED', 'This is no id that this server has given out.')
    return null
  }

  #findTemporary(tempId: string, path: readonly string[], findings: Findings): string | null {
    const id = this.#temporary.get(tempId)
    if (id !== undefined) return id
    if (this.#announced.has(tempId))
      findings.error(path, 'TEMP_ID_TOO_EARLY', 'The task with this temporary id is made by a later operation.')
    else findings.error(path, 'TEMP_ID_UNKNOWN', 'No operation makes a task with this temporary id.')
    return null
  }

  /** Where among the subtasks of `parentId` a place is, not counting the task that is moved. */
  spot(at: GivenPlace, parentId: string | null, moving: string | null, findings: Findings): Spot {
    if (at == null) return 'end'
    if (at.position != null) return { index: at.position }
    const side = at.before == null ? 'after' : 'before'
    const anchor = this.resolve(at[side] ?? '', ['at', side], findings)
    if (anchor === null) return 'end'
    const index = this.draft
      .siblings(parentId)
      .filter((id) => id !== moving)
      .indexOf(anchor)
    if (index < 0) {
      findings.error(
        ['at', side],
        'NOT_IN_LIST',
        'What it is to be placed beside does not stand below the same parent.',
      )
      return 'end'
    }
    return { index: side === 'before' ? index : index + 1 }
  }

  /**
   * The tasks that one is to wait for; one that stands there twice counts once. Ids that cannot be are reported and left
   * out.
   * @param id the task that waits; null when it is new, so that nothing can wait for it
   */
  dependencies(given: readonly string[], id: string | null, findings: Findings): string[] {
    const found = new Set<string>()
    given.forEach((globalId, index) => {
      const path = ['dependsOnIds', String(index)]
      const other = this.resolve(globalId, path, findings)
      if (other === null) return
      if (id !== null && this.draft.waitsFor(other, id))
        findings.error(
          path,
          'CYCLE',
          other === id ? 'A task cannot wait for itself.' : 'That task waits for this one already.',
        )
      else found.add(other)
    })
    return [...found].sort()
  }

  /** Warns of what an earlier operation has set in vain, and remembers what this one sets. */
  sets(owner: string, fields: readonly string[], operation: number, findings: Findings): void {
    for (const field of fields) {
      const key = `${owner} ${field}`
      const earlier = this.#setBy.get(key)
      if (earlier !== undefined)
        findings.warning([field], 'OVERWRITTEN', `Operation ${String(earlier)} sets the same field.`)
      this.#setBy.set(key, operation)
    }
  }
}
