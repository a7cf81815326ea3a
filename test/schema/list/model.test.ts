import fc from 'fast-check'
import { expect, test } from 'vitest'
import { trials } from '../../kit/property.ts'
import { createWorld, type World } from '../../kit/world.ts'
import { change } from './documents.ts'
import { type ListModel, listModel, type Model } from './model.ts'
import { readThrough } from './pages.ts'
import type { Plan } from './plan.ts'
import {
  planBulk,
  planCreateArtifact,
  planDeleteArtifact,
  planLink,
  planReorder,
  planTransfer,
  planUnlink,
} from './plan-artifact.ts'
import { planCopyGroup, planCreateGroup, planDeleteGroup, planMoveGroup, planReorderGroups } from './plan-group.ts'
import { expectTrueCounts } from './shelf.ts'
import { anyStep, type Step } from './steps.ts'

const everything = `query ($ids: [ID!]!) {
  nodes(ids: $ids) {
    ... on ArtifactList { id name artifactCount artifacts(first: 30) { totalCount edges { position node { id } } } }
    ... on Collection { groupCount groups(first: 30) { totalCount nodes { id position } } }
  }
}`

function plan(model: Model, step: Step): Plan {
  switch (step.kind) {
    case 'link':
    case 'place':
      return planLink(model, step)
    case 'unlink':
      return planUnlink(model, step)
    case 'move':
    case 'copy':
      return planTransfer(model, step)
    case 'linkMany':
    case 'unlinkMany':
      return planBulk(model, step)
    case 'reorder':
      return planReorder(model, step)
    case 'createArtifact':
      return planCreateArtifact(model)
    case 'deleteArtifact':
      return planDeleteArtifact(model, step)
    case 'createGroup':
      return planCreateGroup(model, step)
    case 'deleteGroup':
      return planDeleteGroup(model, step)
    case 'moveGroup':
      return planMoveGroup(model, step)
    case 'copyGroup':
      return planCopyGroup(model, step)
    case 'reorderGroups':
      return planReorderGroups(model, step)
  }
}

/** Two collections with two groups each, and eight artifacts, some of them in lists. */
async function begin(world: World): Promise<Model> {
  const artifacts = await world.artifacts(8)
  const lists: ListModel[] = []
  for (const name of ['one', 'two']) {
    const members = artifacts.slice(name === 'one' ? 0 : 3, name === 'one' ? 4 : 5)
    const collection = listModel(await world.collection(name, members), name, null, members)
    const full = listModel(
      await world.group(collection.id, 'full', members.slice(1)),
      'full',
      collection,
      members.slice(1),
    )
    const empty = listModel(await world.group(collection.id, 'empty'), 'empty', collection)
    lists.push(collection, full, empty)
  }
  return { lists, artifacts, deleted: new Set() }
}

/** A list as the query of everything shows it. */
function shown({ id, name, of, members, groups, gone }: ListModel): unknown {
  if (gone) return null
  const edges = members.map((artifact, position) => ({ position, node: { id: artifact } }))
  const list = { id, name, artifactCount: members.length, artifacts: { totalCount: members.length, edges } }
  if (of) return list
  const nodes = groups.map((group, position) => ({ id: group.id, position }))
  return { ...list, groupCount: groups.length, groups: { totalCount: groups.length, nodes } }
}

async function expectPages(world: World, list: ListModel, size: number): Promise<void> {
  if (list.gone) return
  for (const direction of ['forward', 'backward'] as const) {
    expect(await readThrough(world, list, direction, size)).toEqual(list.members)
    if (list.of) continue
    const groups = await readThrough(world, { id: list.id, field: 'groups' }, direction, size)
    expect(groups).toEqual(list.groups.map(({ id }) => id))
  }
}

async function take(world: World, model: Model, step: Step, size: number): Promise<void> {
  const { name, input, success, expected, named, touched } = plan(model, step)
  const result = await change(world, name, input, success)
  expect(result).toMatchObject(expected)
  const made = (result['group'] ?? result['artifact']) as { id: string } | undefined
  if (named && made) named(made.id)
  const { nodes } = await world.read<{ nodes: unknown[] }>(everything, { ids: model.lists.map(({ id }) => id) })
  expect(nodes).toEqual(model.lists.map(shown))
  if (touched) await expectPages(world, touched, size)
}

test('every sequence of changes leaves what plain arrays say, answer by answer', { timeout: 600_000 }, async () => {
  const steps = fc.array(anyStep, { minLength: 1, maxLength: 40, size: 'max' })
  const property = fc.asyncProperty(steps, fc.integer({ min: 1, max: 5 }), async (sequence, size) => {
    const world = await createWorld()
    const model = await begin(world)
    for (const step of sequence) await take(world, model, step, size)
    await expectTrueCounts(world)
  })
  await fc.assert(property, trials(15))
})
