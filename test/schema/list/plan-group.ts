import { join, type ListModel, listModel, type Model, nameOfCopy, type Place, placed } from './model.ts'
import { Chooser, isNegative, type Plan, refusal, shuffled, success } from './plan.ts'
import type { Step } from './steps.ts'

type Of<Kind extends Step['kind']> = Extract<Step, { kind: Kind }>

const shown = 'group { id name position artifactCount }'
const idOf = ({ id }: ListModel): string => id

/** Puts a group at a place of its collection; false when the place is wrong. */
function put(collection: ListModel, group: ListModel, at: Place): boolean {
  const groups = placed(collection.groups, [group], at, idOf)
  if (groups) collection.groups = groups
  return groups !== null
}

/** What a success shows of a group whose place is new. */
const shownOf = (group: ListModel) => ({
  group: {
    name: group.name,
    position: group.of?.groups.indexOf(group),
    artifactCount: group.members.length,
  },
})

/** Makes a group; null when its place is wrong. Its id is not known before the server has answered. */
function make(model: Model, collection: ListModel, name: string, at: Place): ListModel | null {
  const group = listModel('', name, collection)
  if (!put(collection, group, at)) {
    collection.groups = collection.groups.filter((other) => other !== group)
    return null
  }
  model.lists.push(group)
  return group
}

export function planCreateGroup(model: Model, step: Of<'createGroup'>): Plan {
  const choose = new Chooser(model)
  const collection = choose.collection(step.collection)
  const at = choose.besideGroup(collection, step.at)
  const input = { collectionId: collection.id, name: step.name, at }
  const plan = { name: 'createGroup', input, success: shown, touched: collection } as const
  if (isNegative(step.at)) return { ...plan, expected: refusal('Validation') }
  if (collection.groups.some(({ name }) => name.toLowerCase() === step.name.toLowerCase()))
    return { ...plan, expected: refusal('Conflict') }
  const group = make(model, collection, step.name, at)
  if (!group) return { ...plan, expected: refusal('Validation') }
  return { ...plan, expected: success('createGroup', shownOf(group)), named: (id) => (group.id = id) }
}

export function planDeleteGroup(model: Model, step: Of<'deleteGroup'>): Plan {
  const group = new Chooser(model).group(step.group)
  const plan = { name: 'deleteGroup', input: { id: group.id }, success: 'deletedId' } as const
  if (group.gone || !group.of) return { ...plan, expected: refusal('NotFound') }
  group.gone = true
  group.members = []
  group.of.groups = group.of.groups.filter((other) => other !== group)
  return { ...plan, expected: success('deleteGroup', { deletedId: group.id }), touched: group.of }
}

export function planMoveGroup(model: Model, step: Of<'moveGroup'>): Plan {
  const choose = new Chooser(model)
  const group = choose.group(step.group)
  const at = choose.besideGroup(group.of, step.at)
  const plan = { name: 'moveGroup', input: { id: group.id, at }, success: shown, touched: group.of ?? group } as const
  if (isNegative(step.at)) return { ...plan, expected: refusal('Validation') }
  if (group.gone || !group.of) return { ...plan, expected: refusal('NotFound') }
  if (!put(group.of, group, at)) return { ...plan, expected: refusal('Validation') }
  return { ...plan, expected: success('moveGroup', shownOf(group)) }
}

export function planCopyGroup(model: Model, step: Of<'copyGroup'>): Plan {
  const choose = new Chooser(model)
  const original = choose.group(step.group)
  const collection = step.to === null ? original.of : choose.collection(step.to)
  const at = choose.besideGroup(collection, step.at)
  const input = { id: original.id, toCollectionId: step.to === null ? null : collection?.id, at }
  const plan = { name: 'copyGroup', input, success: shown } as const
  if (isNegative(step.at)) return { ...plan, expected: refusal('Validation') }
  if (original.gone || !collection) return { ...plan, expected: refusal('NotFound') }
  const copy = make(model, collection, nameOfCopy(collection, original.name), at)
  if (!copy) return { ...plan, expected: refusal('Validation') }
  join(copy, original.members, null)
  return { ...plan, expected: success('copyGroup', shownOf(copy)), named: (id) => (copy.id = id), touched: copy }
}

export function planReorderGroups(model: Model, step: Of<'reorderGroups'>): Plan {
  const collection = new Chooser(model).collection(step.collection)
  const all = model.lists.filter(({ of }) => of).map(idOf)
  const { given, right } = shuffled(collection.groups.map(idOf), step.order, step.fault, all)
  const input = { collectionId: collection.id, groupIds: given }
  const plan = { name: 'reorderGroups', input, success: 'collection { groupCount }', touched: collection } as const
  if (!right) return { ...plan, expected: refusal('Validation') }
  collection.groups.sort((one, other) => right.indexOf(one.id) - right.indexOf(other.id))
  return { ...plan, expected: success('reorderGroups', { collection: { groupCount: right.length } }) }
}
