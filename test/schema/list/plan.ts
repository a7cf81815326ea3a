import type { Change } from './documents.ts'
import type { ListModel, Model, Place } from './model.ts'
import type { At, Fault } from './steps.ts'

/** A mutation, and what the model, which has changed with it, expects of it. */
export interface Plan {
  readonly name: Change
  readonly input: Readonly<Record<string, unknown>>
  /** What is asked of the success, besides its type. */
  readonly success: string
  readonly expected: Readonly<Record<string, unknown>>
  /** The list that was to change. */
  readonly touched?: ListModel | undefined
  /** Takes the id of what was made. */
  readonly named?: (id: string) => void
}

/** What a mutation answers: its success with these fields. */
export const success = (name: Change, fields: object = {}): Plan['expected'] => ({
  __typename: `${name.charAt(0).toUpperCase()}${name.slice(1)}Success`,
  ...fields,
})

/** What a mutation answers when it is refused. */
export const refusal = (name: 'Validation' | 'NotFound' | 'Conflict'): Plan['expected'] => ({
  __typename: `${name}Error`,
})

/** Finds what the numbers of a step mean. */
export class Chooser {
  readonly #model: Model

  constructor(model: Model) {
    this.#model = model
  }

  readonly list = (number: number): ListModel => pick(this.#model.lists, number)

  readonly collection = (number: number): ListModel =>
    pick(
      this.#model.lists.filter(({ of }) => !of),
      number,
    )

  readonly group = (number: number): ListModel =>
    pick(
      this.#model.lists.filter(({ of }) => of),
      number,
    )

  readonly artifact = (number: number): string => pick(this.#model.artifacts, number)

  /** Three times out of four one that is in the list, where any is. */
  member(list: ListModel, number: number): string {
    return number % 4 > 0 && list.members.length > 0 ? pick(list.members, number) : this.artifact(number)
  }

  /** Three times out of four one that could join the list, where any could. */
  outsider(list: ListModel, number: number): string {
    const { artifacts, deleted } = this.#model
    const outside = artifacts.filter((artifact) => !deleted.has(artifact) && !list.members.includes(artifact))
    return number % 4 > 0 && outside.length > 0 ? pick(outside, number) : this.artifact(number)
  }

  besideMember(list: ListModel, at: At): Place {
    return beside(at, (number) => this.member(list, number))
  }

  besideGroup(collection: ListModel | null, at: At): Place {
    const idOf = (number: number) =>
      (number % 4 > 0 && collection?.groups.length ? pick(collection.groups, number) : this.group(number)).id
    return beside(at, idOf)
  }
}

function pick<Item>(items: readonly Item[], number: number): Item {
  const item = items[number % items.length]
  if (item === undefined) throw new TypeError('The model has nothing to choose from.')
  return item
}

function beside(at: At, idOf: (number: number) => string): Place {
  if (at === null || 'position' in at) return at
  return 'before' in at ? { before: idOf(at.before) } : { after: idOf(at.after) }
}

/** Whether a place is none in any list. */
export const isNegative = (at: At): boolean => at !== null && 'position' in at && at.position < 0

/** All items in a new order, or one that has the fault. */
export function shuffled(items: readonly string[], order: readonly number[], fault: Fault, others: readonly string[]) {
  const keys = new Map(items.map((item, index) => [item, order[index % order.length] ?? 0]))
  const right = [...items].sort((one, other) => (keys.get(one) ?? 0) - (keys.get(other) ?? 0))
  const [first] = right
  const foreign = others.find((other) => !items.includes(other))
  if (fault === 'missing' && first !== undefined) return { given: right.slice(1), right: null }
  if (fault === 'twice' && first !== undefined) return { given: [...right, first], right: null }
  if (fault === 'foreign' && foreign !== undefined) return { given: [foreign, ...right], right: null }
  return { given: right, right }
}
