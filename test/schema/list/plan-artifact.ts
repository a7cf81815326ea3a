import { groupsWith, join, leave, type ListModel, type Model, type Place, placed } from './model.ts'
import { Chooser, isNegative, type Plan, refusal, shuffled, success } from './plan.ts'
import { nowhere } from './shelf.ts'
import type { Step } from './steps.ts'

type Of<Kind extends Step['kind']> = Extract<Step, { kind: Kind }>

const shownEdge = 'edge { position node { id } }'
const shownEdges = `${shownEdge} collectionEdge { position node { id } }`
const edgeIn = (list: ListModel, artifact: string) => ({
  position: list.members.indexOf(artifact),
  node: { id: artifact },
})

/** Joins a list as the model has it. @returns the edges that the success shows; null when the place is wrong */
function joinOne(list: ListModel, artifact: string, at: Place) {
  const joined = list.of?.members.includes(artifact) === false ? list.of : null
  if (!join(list, [artifact], at)) return null
  return { edge: edgeIn(list, artifact), collectionEdge: joined && edgeIn(joined, artifact) }
}

export function planLink(model: Model, step: Of<'link' | 'place'>): Plan {
  const choose = new Chooser(model)
  const list = choose.list(step.list)
  const artifact = step.kind === 'link' ? choose.outsider(list, step.artifact) : choose.member(list, step.artifact)
  const at = choose.besideMember(list, step.at)
  const name = step.kind === 'link' ? 'linkArtifact' : 'placeArtifact'
  const input = { listId: list.id, artifactId: artifact, at }
  const plan = { name, input, success: step.kind === 'link' ? shownEdges : shownEdge, touched: list } as const
  if (isNegative(step.at)) return { ...plan, expected: refusal('Validation') }
  if (list.gone || model.deleted.has(artifact)) return { ...plan, expected: refusal('NotFound') }
  if (step.kind === 'link') {
    if (list.members.includes(artifact)) return { ...plan, expected: refusal('Conflict') }
    const edges = joinOne(list, artifact, at)
    return { ...plan, expected: edges ? success(name, edges) : refusal('Validation') }
  }
  if (!list.members.includes(artifact)) return { ...plan, expected: refusal('NotFound') }
  const members = placed(list.members, [artifact], at, String)
  if (!members) return { ...plan, expected: refusal('Validation') }
  list.members = members
  return { ...plan, expected: success(name, { edge: edgeIn(list, artifact) }) }
}

export function planUnlink(model: Model, step: Of<'unlink'>): Plan {
  const choose = new Chooser(model)
  const list = choose.list(step.list)
  const artifact = choose.member(list, step.artifact)
  const name = 'unlinkArtifact'
  const input = { listId: list.id, artifactId: artifact }
  const plan = { name, input, success: 'leftGroups { id }', touched: list } as const
  if (list.gone || !list.members.includes(artifact)) return { ...plan, expected: refusal('NotFound') }
  const leftGroups = groupsWith(list, artifact).map((id) => ({ id }))
  leave(list, [artifact])
  return { ...plan, expected: success(name, { leftGroups }) }
}

export function planTransfer(model: Model, step: Of<'move' | 'copy'>): Plan {
  const choose = new Chooser(model)
  const [from, to] = [choose.list(step.from), choose.list(step.to)]
  const [artifact, at] = [choose.member(from, step.artifact), choose.besideMember(to, step.at)]
  const moves = step.kind === 'move'
  const name = moves ? 'moveArtifact' : 'copyArtifact'
  const input = { artifactId: artifact, fromListId: from.id, toListId: to.id, at }
  const plan = { name, input, success: `${shownEdges} ${moves ? 'leftGroups { id }' : ''}`, touched: to } as const
  if (isNegative(step.at) || from === to) return { ...plan, expected: refusal('Validation') }
  if (from.gone || to.gone) return { ...plan, expected: refusal('NotFound') }
  if (from.of === to || to.of === from) return { ...plan, expected: refusal('Validation') }
  if (!from.members.includes(artifact)) return { ...plan, expected: refusal('NotFound') }
  if (to.members.includes(artifact)) return { ...plan, expected: refusal('Conflict') }
  const leftGroups = groupsWith(from, artifact).map((id) => ({ id }))
  const edges = joinOne(to, artifact, at)
  if (!edges) return { ...plan, expected: refusal('Validation') }
  if (moves) leave(from, [artifact])
  return { ...plan, expected: success(name, moves ? { ...edges, leftGroups } : edges) }
}

export function planBulk(model: Model, step: Of<'linkMany' | 'unlinkMany'>): Plan {
  const choose = new Chooser(model)
  const list = choose.list(step.list)
  const links = step.kind === 'linkMany'
  const artifacts = step.artifacts.map((number) => {
    // One number stands for what is no id at all.
    if (number === 8) return nowhere.malformed
    return links ? choose.outsider(list, number) : choose.member(list, number)
  })
  const name = links ? 'linkArtifacts' : 'unlinkArtifacts'
  const at = links ? choose.besideMember(list, step.at) : null
  const input = { listId: list.id, artifactIds: artifacts, onError: step.skip ? 'SKIP' : null, ...(links && { at }) }
  const plan = { name, input, success: 'rows { artifactId outcome }', touched: list } as const
  if (links && isNegative(step.at)) return { ...plan, expected: refusal('Validation') }
  if (list.gone) return { ...plan, expected: refusal('NotFound') }
  const chosen: string[] = []
  const outcomes = artifacts.map((artifact) => {
    if (!model.artifacts.includes(artifact) || model.deleted.has(artifact)) return 'FAILED'
    if (list.members.includes(artifact) === links || chosen.includes(artifact))
      return links ? 'ALREADY_LINKED' : 'NOT_LINKED'
    chosen.push(artifact)
    return links ? 'LINKED' : 'UNLINKED'
  })
  const fails = !step.skip && outcomes.includes('FAILED')
  const rows = outcomes.map((outcome, index) => ({
    artifactId: artifacts[index],
    outcome: fails && outcome !== 'FAILED' ? 'ROLLED_BACK' : outcome,
  }))
  if (!fails && links && !join(list, chosen, at)) return { ...plan, expected: refusal('Validation') }
  if (!fails && !links) leave(list, chosen)
  return { ...plan, expected: success(name, { rows }) }
}

export function planReorder(model: Model, step: Of<'reorder'>): Plan {
  const list = new Chooser(model).list(step.list)
  const { given, right } = shuffled(list.members, step.order, step.fault, model.artifacts)
  const input = { listId: list.id, artifactIds: given }
  const plan = { name: 'reorderArtifacts', input, success: 'list { artifactCount }', touched: list } as const
  if (list.gone) return { ...plan, expected: refusal('NotFound') }
  if (!right) return { ...plan, expected: refusal('Validation') }
  list.members = right
  return { ...plan, expected: success('reorderArtifacts', { list: { artifactCount: right.length } }) }
}

export function planCreateArtifact(model: Model): Plan {
  return {
    name: 'createArtifact',
    input: { type: 'SKILL', name: 'another' },
    success: 'artifact { id }',
    expected: success('createArtifact'),
    named: (id) => model.artifacts.push(id),
  }
}

export function planDeleteArtifact(model: Model, step: Of<'deleteArtifact'>): Plan {
  const artifact = new Chooser(model).artifact(step.artifact)
  const plan = { name: 'deleteArtifact', input: { id: artifact }, success: 'deletedId' } as const
  if (model.deleted.has(artifact)) return { ...plan, expected: refusal('NotFound') }
  model.deleted.add(artifact)
  for (const list of model.lists) leave(list, [artifact])
  return { ...plan, expected: success('deleteArtifact', { deletedId: artifact }) }
}
