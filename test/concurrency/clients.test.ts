import { describe, expect, inject, test } from 'vitest'
import type { World } from '../kit/world.ts'
import { LONG } from './long.ts'
import {
  type Action,
  actionsOf,
  changesOf,
  type Inside,
  type Lists,
  predict,
  requestOf,
  type Result,
} from './operations.ts'
import { expectSoundCatalogue, readSoundList } from './read-lists.ts'
import { createServedWorld } from './served-world.ts'

const clients = 32
/** Of each client when nobody looks at the clock: 1,504 in all. */
const actionsEach = 47

interface Scene {
  readonly world: World
  readonly lists: Lists
  /** Members of every list that never leave. */
  readonly anchors: readonly string[]
  /** Artifacts that everybody touches. */
  readonly shared: readonly string[]
  /** By list and artifact: how often it joined, less how often it left, as the answers say. */
  readonly balance: Map<string, number>
  /** What was answered, how often. */
  readonly answers: Map<string, number>
}

async function createScene(): Promise<Scene> {
  const world = await createServedWorld()
  const anchors = await world.artifacts(4)
  const collection = await world.collection('collection', anchors)
  const group = await world.group(collection, 'group', anchors)
  const other = await world.collection('other', anchors)
  const lists = { collection, group, other }
  return { world, lists, anchors, shared: await world.artifacts(4), balance: new Map(), answers: new Map() }
}

/** Sends one request after the other until told to stop, and holds each answer against the rules. */
async function work(
  scene: Scene,
  own: readonly string[],
  actions: Generator<Action, never>,
  goesOn: (done: number) => boolean,
) {
  const { world, lists, anchors, shared, balance, answers } = scene
  const insides = new Map<string, Inside>(own.map((artifact) => [artifact, new Set()]))
  for (let done = 0; goesOn(done); done++) {
    const action = actions.next().value
    const artifactId =
      (action.artifact < own.length ? own[action.artifact] : shared[action.artifact - own.length]) ?? ''
    const { query, variables } = requestOf(action, artifactId, lists, anchors)
    const answer = await world.send(query, variables)
    expect(answer).toMatchObject({ status: 200, errors: [] })
    const { result } = answer.data as { result: Result }
    answers.set(result.__typename, (answers.get(result.__typename) ?? 0) + 1)
    for (const [list, change] of changesOf(action, result)) {
      const entry = `${list} ${artifactId}`
      balance.set(entry, (balance.get(entry) ?? 0) + change)
    }
    const before = insides.get(artifactId)
    if (before === undefined) {
      // Somebody else's, too: it was there or not, which only the sum of all answers tells.
      expect(result.__typename).toMatch(/Success$|^(NotFound|Conflict|Validation)Error$/)
      continue
    }
    const { answer: expected, inside } = predict(action, before)
    expect({ action, before, answer: result.__typename }).toEqual({ action, before, answer: expected })
    insides.set(artifactId, inside)
  }
  return insides
}

// eslint-disable-next-line no-restricted-syntax -- the embedded engine has one connection: nothing happens at once there
describe.runIf(inject('testEngine').kind === 'server')('32 clients at once', () => {
  test(
    'place, move, copy, link and unlink in three lists, which then hold what was acknowledged',
    { timeout: 120_000 },
    async () => {
      const scene = await createScene()
      const { world, lists, anchors, shared, balance, answers } = scene
      const owned: string[][] = []
      for (let made = 0; made < clients; made++) owned.push(await world.artifacts(4))
      const end = performance.now() + 20_000
      const goesOn = LONG ? () => performance.now() < end : (done: number) => done < actionsEach
      const insides = await Promise.all(owned.map((own, client) => work(scene, own, actionsOf(client + 1), goesOn)))

      const all = [...shared, ...owned.flat()]
      for (const name of ['collection', 'group', 'other'] as const) {
        const members = await readSoundList(world, lists[name])
        const acknowledged = all.filter((artifact) => balance.get(`${name} ${artifact}`) === 1)
        expect([...members].sort()).toEqual([...anchors, ...acknowledged].sort())
        // Nothing joined twice or left twice in a row, which a sum of 0 or 1 shows.
        const sums = all.map((artifact) => balance.get(`${name} ${artifact}`) ?? 0)
        expect(sums.filter((sum) => sum !== 0 && sum !== 1)).toEqual([])
        const predicted = insides.flatMap((own) =>
          [...own].flatMap(([artifact, inside]) => (inside.has(name) ? [artifact] : [])),
        )
        expect(members.filter((member) => owned.flat().includes(member)).sort()).toEqual(predicted.sort())
      }
      await expectSoundCatalogue(world)
      if (LONG) process.stdout.write(`Answers in 20 s: ${JSON.stringify(Object.fromEntries(answers))}\n`)
      expect(answers.get('MoveArtifactSuccess')).toBeGreaterThan(actionsEach)
    },
  )
})
