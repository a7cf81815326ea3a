import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeId } from '../../../src/ids.ts'
import { trials } from '../../kit/property.ts'
import { createWorld, type World } from '../../kit/world.ts'
import { change } from '../list/documents.ts'
import { day, type DeploymentInput, project, recorded, sendReport } from './documents.ts'
import { driftIn, eventsOf, findRecorded, latestOf, type Model, summaryIn } from './model.ts'

/** Few of everything, so that the same comes again; the last times are after the test, and so after every report. */
const times = [day(1), day(2), day(3), '2101-01-01T00:00:00.000Z', '2102-01-01T00:00:00.000Z']
const hashes = [null, 'a'.repeat(40), 'b'.repeat(40), 'c'.repeat(40)]

const event = fc.record({
  artifact: fc.nat(4),
  status: fc.constantFrom('PENDING', 'SUCCEEDED', 'SUCCEEDED', 'FAILED'),
  contentHash: fc.constantFrom(...hashes),
  deployedAt: fc.constantFrom(...times),
})
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('record'),
      project: fc.nat(1),
      events: fc.array(event, { maxLength: 8 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('report'), project: fc.nat(1), artifact: fc.nat(4), hash: fc.nat(3) }),
  },
  fc.record({ kind: fc.constant('content'), artifact: fc.nat(4), hash: fc.nat(3) }),
  fc.record({ kind: fc.constant('state'), artifact: fc.nat(4), removed: fc.boolean() }),
  fc.record({ kind: fc.constantFrom('link', 'unlink'), artifact: fc.nat(4), list: fc.nat(2) }),
)
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

/** The world of one run, and what the model knows of it. */
interface Stage {
  readonly world: World
  readonly model: Model
  readonly artifacts: readonly string[]
  readonly projects: readonly string[]
  /** A collection, its group, and another collection. */
  readonly lists: readonly { readonly id: string; readonly members: Set<string> }[]
}

async function begin(): Promise<Stage> {
  const world = await createWorld()
  const artifacts = await world.artifacts(5)
  const collection = await world.collection('one', artifacts.slice(0, 2))
  const group = await world.group(collection, 'part', artifacts.slice(0, 1))
  const other = await world.collection('two')
  return {
    world,
    artifacts,
    model: { events: [], reports: [], artifacts: new Map(artifacts.map((id) => [id, { hash: null, removed: false }])) },
    projects: [await project(world, 'one'), await project(world, 'two')],
    lists: [
      { id: collection, members: new Set(artifacts.slice(0, 2)) },
      { id: group, members: new Set(artifacts.slice(0, 1)) },
      { id: other, members: new Set() },
    ],
  }
}

async function take(stage: Stage, step: Step): Promise<void> {
  const { world, model, artifacts, projects } = stage
  const artifact = 'artifact' in step ? (artifacts[step.artifact] ?? '') : ''
  const projectId = 'project' in step ? (projects[step.project] ?? '') : ''
  const known = model.artifacts.get(artifact) ?? { hash: null, removed: false }
  const update = (data: { contentHash: string | null } | { state: 'REMOVED' | 'ACTIVE' }) =>
    world.database.prisma.artifact.update({ where: { id: decodeId(artifact)?.id ?? '' }, data })
  if ('events' in step) {
    const given = step.events.map(({ artifact, ...rest }) => ({ ...rest, artifactId: artifacts[artifact] ?? '' }))
    return takeRecord(stage, projectId, given)
  }
  if ('project' in step) {
    const hash = hashes[step.hash]
    const state = { artifactId: artifact, ...(hash == null ? { gone: true } : { contentHash: hash }) }
    const { __typename } = await sendReport(world, projectId, [state])
    const deployed = model.events.some((one) => one.projectId === projectId && one.artifactId === artifact)
    expect(__typename).toBe(deployed ? 'ReportDeploymentStateSuccess' : 'NotFoundError')
    if (deployed) model.reports.push({ projectId, state, after: model.events.length })
  } else if ('hash' in step) {
    const hash = hashes[step.hash] ?? null
    await update({ contentHash: hash })
    model.artifacts.set(artifact, { ...known, hash })
  } else if ('removed' in step) {
    await update({ state: step.removed ? 'REMOVED' : 'ACTIVE' })
    model.artifacts.set(artifact, { ...known, removed: step.removed })
  } else if ('list' in step) await takeLink(stage, step.kind, artifact, step.list)
}

async function takeRecord(
  { world, model }: Stage,
  projectId: string,
  given: readonly DeploymentInput[],
): Promise<void> {
  const rows = await recorded(world, projectId, given)
  for (const [index, input] of given.entries()) {
    const before = findRecorded(model, projectId, input)
    expect(rows[index]?.outcome).toBe(before ? 'ALREADY_RECORDED' : 'RECORDED')
    const id = rows[index]?.deployment?.id ?? ''
    if (before) expect(id).toBe(before.id)
    else model.events.push({ ...input, id, projectId, nth: model.events.length })
  }
}

async function takeLink({ world, lists }: Stage, kind: string, artifact: string, index: number): Promise<void> {
  const list = lists[index]
  const [collection, group] = lists
  if (!list || !collection || !group) return
  await change(world, kind === 'link' ? 'linkArtifact' : 'unlinkArtifact', { listId: list.id, artifactId: artifact })
  if (kind === 'unlink') list.members.delete(artifact)
  else list.members.add(artifact)
  if (kind === 'unlink' && list === collection) group.members.delete(artifact)
  if (kind === 'link' && list === group) collection.members.add(artifact)
}

const pages = `query ($id: ID!, $first: Int, $last: Int, $after: String, $before: String) { node(id: $id) {
  ... on Collection { list: deploymentHistory(first: $first, last: $last, after: $after, before: $before) {
    totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } nodes { id } } } } }`

interface Page {
  readonly totalCount: number
  readonly pageInfo: {
    hasNextPage: boolean
    hasPreviousPage: boolean
    startCursor: string | null
    endCursor: string | null
  }
  readonly nodes: readonly { readonly id: string }[]
}

/** A history read page by page. */
async function readHistory(world: World, id: string, size: number, forward: boolean): Promise<string[]> {
  const found: string[] = []
  let cursor: string | null = null
  for (;;) {
    const args: Record<string, unknown> = forward ? { first: size, after: cursor } : { last: size, before: cursor }
    const { node }: { node: { list: Page } } = await world.read(pages, { id, ...args })
    const { nodes, pageInfo } = node.list
    if (forward) found.push(...nodes.map((one) => one.id))
    else found.unshift(...nodes.map((one) => one.id))
    if (!(forward ? pageInfo.hasNextPage : pageInfo.hasPreviousPage)) return found
    cursor = forward ? pageInfo.endCursor : pageInfo.startCursor
  }
}

const everything = `query ($lists: [ID!]!, $artifacts: [ID!]!, $projects: [ID!]!, $one: ID!, $two: ID!) {
  lists: nodes(ids: $lists) { ... on ArtifactList { all: deploymentSummary { ...s } one: deploymentSummary(projectId: $one) { ...s }
    two: deploymentSummary(projectId: $two) { ...s } } }
  artifacts: nodes(ids: $artifacts) { ... on Artifact {
    all: deployments(first: 100) { totalCount nodes { id drift } } latest: deployments(first: 100, latestOnly: true) { totalCount nodes { id } } } }
  projects: nodes(ids: $projects) { ... on Project {
    all: deployments(first: 100) { totalCount nodes { id drift } } latest: deployments(first: 100, latestOnly: true) { totalCount nodes { id } } } }
} fragment s on DeploymentSummary { totalArtifacts deployedCount failedCount pendingCount lastDeploymentAt }`

async function expectAll({ world, model, artifacts, projects, lists }: Stage, size: number): Promise<void> {
  const answer = await world.read(everything, {
    ...{ lists: lists.map(({ id }) => id), artifacts, projects, one: projects[0], two: projects[1] },
  })
  const connections = (events: ReturnType<typeof eventsOf>) => ({
    all: {
      totalCount: events.length,
      nodes: events.slice(0, 100).map((one) => ({ id: one.id, drift: driftIn(model, one) })),
    },
    latest: { totalCount: latestOf(events).length, nodes: latestOf(events).map(({ id }) => ({ id })) },
  })
  expect(answer).toEqual({
    lists: lists.map(({ members }) => ({
      all: summaryIn(model, [...members], null),
      one: summaryIn(model, [...members], projects[0] ?? ''),
      two: summaryIn(model, [...members], projects[1] ?? ''),
    })),
    artifacts: artifacts.map((id) => connections(eventsOf(model, ({ artifactId }) => artifactId === id))),
    projects: projects.map((id) => connections(eventsOf(model, ({ projectId }) => projectId === id))),
  })
  for (const { id, members } of [lists[0], lists[2]].filter((list) => list !== undefined)) {
    const expected = eventsOf(model, ({ artifactId }) => members.has(artifactId)).map((one) => one.id)
    expect(await readHistory(world, id, size, true)).toEqual(expected)
    expect(await readHistory(world, id, size, false)).toEqual(expected)
    const whole = await world.read<{ node: { list: Page } }>(pages, { id, first: 0 })
    expect(whole.node.list.totalCount).toBe(expected.length)
  }
}

test(
  'after every sequence of events histories, summaries and drifts are what plain lists say',
  { timeout: 600_000 },
  async () => {
    const property = fc.asyncProperty(
      fc.array(step, { minLength: 1, maxLength: 25, size: 'max' }),
      fc.integer({ min: 1, max: 6 }),
      async (sequence, size) => {
        const stage = await begin()
        for (const [index, one] of sequence.entries()) {
          await take(stage, one)
          if (index % 5 === 4) await expectAll(stage, size)
        }
        await expectAll(stage, size)
      },
    )
    await fc.assert(property, trials(15))
  },
)
