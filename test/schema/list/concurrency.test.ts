import fc from 'fast-check'
import { describe, expect, inject, test } from 'vitest'
import { createWorld, type World } from '../../kit/world.ts'
import { change, type Change, documentOf } from './documents.ts'
import { readThrough } from './pages.ts'
import { expectTrueCounts } from './shelf.ts'

/** Members that a client puts in and takes out: its own, so that what is left does not depend on who came first. */
interface Client {
  readonly artifacts: readonly string[]
  /** By list: which of its artifacts are there. */
  readonly inside: Map<string, Set<string>>
}

interface Request {
  readonly name: Change
  readonly input: Readonly<Record<string, unknown>>
  readonly done: () => void
}

const kinds = ['link', 'unlink', 'place', 'move'] as const
const action = fc.record({
  kind: fc.constantFrom(...kinds),
  list: fc.nat({ max: 2 }),
  other: fc.nat({ max: 2 }),
  artifact: fc.nat({ max: 2 }),
  position: fc.nat({ max: 30 }),
})
type Action = typeof action extends fc.Arbitrary<infer Value> ? Value : never

function requestOf({ artifacts, inside }: Client, lists: readonly string[], action: Action): Request {
  const [listId = '', otherId = ''] = [lists[action.list], lists[action.other]]
  const artifactId = artifacts[action.artifact] ?? ''
  const at = { position: action.position }
  const [here, there] = [inside.get(listId), inside.get(otherId)]
  switch (action.kind) {
    case 'link':
      return { name: 'linkArtifact', input: { listId, artifactId, at }, done: () => here?.add(artifactId) }
    case 'unlink':
      return { name: 'unlinkArtifact', input: { listId, artifactId }, done: () => here?.delete(artifactId) }
    case 'place':
      return { name: 'placeArtifact', input: { listId, artifactId, at }, done: () => undefined }
    case 'move': {
      const done = () => {
        here?.delete(artifactId)
        there?.add(artifactId)
      }
      return { name: 'moveArtifact', input: { artifactId, fromListId: listId, toListId: otherId, at }, done }
    }
  }
}

/** What a client is answered when nobody else touches its artifacts. */
function expectedOf({ inside }: Client, { name, input }: Request): string {
  const has = (list: unknown) => inside.get(String(list))?.has(String(input['artifactId'])) === true
  switch (name) {
    case 'linkArtifact':
      return has(input['listId']) ? 'ConflictError' : 'LinkArtifactSuccess'
    case 'moveArtifact':
      if (input['fromListId'] === input['toListId']) return 'ValidationError'
      if (!has(input['fromListId'])) return 'NotFoundError'
      return has(input['toListId']) ? 'ConflictError' : 'MoveArtifactSuccess'
    default:
      return has(input['listId']) ? `${name.charAt(0).toUpperCase()}${name.slice(1)}Success` : 'NotFoundError'
  }
}

/** Sends one request after the other; several clients do so at once. */
async function work(world: World, client: Client, lists: readonly string[], actions: readonly Action[]): Promise<void> {
  for (const action of actions) {
    const request = requestOf(client, lists, action)
    const answer = await world.send(documentOf(request.name, '__typename'), { input: request.input })
    expect(answer).toMatchObject({ status: 200, errors: [] })
    expect(answer.data).toMatchObject({ [request.name]: { __typename: expectedOf(client, request) } })
    const { __typename } = (answer.data as Record<string, { __typename: string }>)[request.name] ?? {}
    if (__typename?.endsWith('Success')) request.done()
  }
}

// eslint-disable-next-line no-restricted-syntax -- the embedded engine has one connection: nothing happens at once there
describe.runIf(inject('testEngine').kind === 'server')('eight clients at once', () => {
  test('place, move, link and unlink in three lists, and every list holds what they were told', async () => {
    const world = await createWorld()
    const lists: string[] = []
    for (const name of ['one', 'two', 'three']) lists.push(await world.collection(name, await world.artifacts(5)))
    const clients: Client[] = []
    for (let made = 0; made < 8; made++)
      clients.push({ artifacts: await world.artifacts(3), inside: new Map(lists.map((list) => [list, new Set()])) })
    const plans = fc.sample(fc.array(action, { minLength: 20, maxLength: 20 }), { numRuns: 8, seed: 7 })
    await Promise.all(clients.map((client, index) => work(world, client, lists, plans[index] ?? [])))
    for (const list of lists) {
      const ids = await readThrough(world, { id: list }, 'forward', 7)
      expect(await readThrough(world, { id: list }, 'backward', 4)).toEqual(ids)
      expect(new Set(ids).size).toBe(ids.length)
      const own = new Set(clients.flatMap((client) => [...(client.inside.get(list) ?? [])]))
      expect(new Set(ids.filter((id) => clients.some(({ artifacts }) => artifacts.includes(id))))).toEqual(own)
      expect(ids).toHaveLength(5 + own.size)
    }
    await expectTrueCounts(world)
  })

  test('link the same artifacts to a group: each is linked once, in the group and in its collection', async () => {
    const world = await createWorld()
    const artifacts = await world.artifacts(10)
    const collection = await world.collection('collection')
    const listId = await world.group(collection, 'group')
    const link = (artifactId: string) =>
      change(world, 'linkArtifact', { listId, artifactId, at: { position: 0 } }, '__typename')
    const results = await Promise.all(Array.from({ length: 8 }, () => artifacts.map(link)).flat())
    const count = (type: string) => results.filter(({ __typename }) => __typename === type).length
    expect([count('LinkArtifactSuccess'), count('ConflictError')]).toEqual([10, 70])
    expect(new Set(await readThrough(world, { id: listId }, 'forward', 4))).toEqual(new Set(artifacts))
    await expectTrueCounts(world)
  })

  test('move things while their group and artifacts are deleted, and are answered with typed errors only', async () => {
    const world = await createWorld()
    const artifacts = await world.artifacts(8)
    const from = await world.collection('from', artifacts)
    const to = await world.collection('to')
    const group = await world.group(to, 'group')
    const requests = artifacts.flatMap((artifactId, index) => [
      change(world, 'moveArtifact', { artifactId, fromListId: from, toListId: group }, '__typename'),
      change(world, 'copyGroup', { id: group, toCollectionId: from }, '__typename'),
      change(world, 'moveGroup', { id: group, at: { position: 0 } }, '__typename'),
      index % 2 === 0
        ? change(world, 'deleteArtifact', { id: artifactId }, '__typename')
        : change(world, 'deleteGroup', { id: group }, '__typename'),
    ])
    const types = new Set((await Promise.all(requests)).map(({ __typename }) => __typename))
    for (const type of types) expect(type).toMatch(/(Success|NotFoundError|ConflictError)$/)
    expect(types).toContain('DeleteGroupSuccess')
    await expectTrueCounts(world)
  })
})
