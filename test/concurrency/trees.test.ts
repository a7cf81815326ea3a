import { describe, expect, inject, test } from 'vitest'
import type { World } from '../kit/world.ts'
import { expectTrueCounts } from '../schema/project/documents.ts'
import { LONG } from './long.ts'
import { createServedWorld } from './served-world.ts'

const clients = 16
/** Of each client: 640 in all, or ten times as many. */
const movesEach = LONG ? 400 : 40
const tasks = 40

/** Numbers that look random and are the same in every run, from 0 up to but not `end`. */
function* numbers(seed: number): Generator<(end: number) => number, never> {
  for (let state = seed * 2_654_435_761; ;) {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31
    const drawn = state
    yield (end) => Math.floor((drawn / 2 ** 31) * end)
  }
}

const document = `mutation ($input: MoveTaskInput!) {
  moveTask(input: $input) { __typename ... on ValidationError { issues { code path } } }
}`

interface Answered {
  readonly moveTask: { readonly __typename: string; readonly issues?: readonly { code: string }[] }
}

/** Moves tasks about at random: to the top level, below others, and beside others. @returns what was answered, how often */
async function moveAbout(world: World, ids: readonly string[], seed: number): Promise<Map<string, number>> {
  const random = numbers(seed)
  const draw = (end: number) => random.next().value(end)
  const any = () => ids[draw(ids.length)] ?? ''
  const answers = new Map<string, number>()
  for (let moved = 0; moved < movesEach; moved++) {
    const input = {
      id: any(),
      ...(draw(4) === 0 ? {} : { parentId: draw(3) === 0 ? null : any() }),
      ...(draw(3) === 0 ? {} : { at: draw(4) === 0 ? { before: any() } : { position: draw(6) } }),
    }
    const { data, errors, status } = await world.send(document, { input })
    expect({ errors, status }).toEqual({ errors: [], status: 200 })
    const { __typename, issues } = (data as Answered).moveTask
    const answer = [__typename, ...(issues ?? []).map(({ code }) => code)].join(' ')
    expect(answer).toMatch(/^(MoveTaskSuccess|ValidationError (NOT_ALLOWED|NOT_IN_LIST))$/)
    answers.set(answer, (answers.get(answer) ?? 0) + 1)
  }
  return answers
}

interface Tree {
  readonly node: {
    readonly taskTree: readonly { depth: number; task: { id: string; depth: number; parent: { id: string } | null } }[]
  }
}

// eslint-disable-next-line no-restricted-syntax -- the embedded engine has one connection: nothing happens at once there
describe.runIf(inject('testEngine').kind === 'server')('16 clients at once', () => {
  test(
    'move tasks about in one tree: none is lost, none stands below itself, none on a sixth level',
    { timeout: 120_000 },
    async () => {
      const world = await createServedWorld()
      const titles = Array.from({ length: tasks }, (_, index) => ({ title: String(index) }))
      const id = await world.project('Forest', { tasks: titles })
      const read = async () =>
        (
          await world.read<Tree>(
            `query ($id: ID!) {
            node(id: $id) { ... on Project { taskTree { depth task { id depth parent { id } } } } }
          }`,
            { id },
          )
        ).node.taskTree
      const ids = (await read()).map(({ task }) => task.id)
      const answers = await Promise.all(
        Array.from({ length: clients }, (_, client) => moveAbout(world, ids, client + 1)),
      )

      const tree = await read()
      expect(tree.map(({ task }) => task.id).sort()).toEqual([...ids].sort())
      const above: string[] = []
      for (const { depth, task } of tree) {
        above.splice(depth, above.length, task.id)
        expect({ parent: above[depth - 1] ?? null, depth }).toEqual({
          parent: task.parent?.id ?? null,
          depth: task.depth,
        })
        expect(depth).toBeLessThan(5)
      }
      await expectTrueCounts(world)
      const of = (answer: string) => answers.reduce((sum, each) => sum + (each.get(answer) ?? 0), 0)
      expect(of('MoveTaskSuccess')).toBeGreaterThan((clients * movesEach) / 5)
      expect(of('ValidationError NOT_ALLOWED')).toBeGreaterThan(0)
    },
  )

  test('make tasks wait for each other: of two that would close a circle one is refused', async () => {
    const world = await createServedWorld()
    const projectId = await world.project('Garden')
    const ids: string[] = []
    for (let made = 0; made < 6; made++) ids.push(await world.task(projectId))
    const wait = (id: string, other: string) =>
      world.read<{ updateTask: { __typename: string } }>(
        'mutation ($input: UpdateTaskInput!) { updateTask(input: $input) { __typename } }',
        { input: { id, dependsOnIds: [other] } },
      )
    // Each waits for the next one, and the last for the first.
    const results = await Promise.all(ids.map((id, index) => wait(id, ids[(index + 1) % ids.length] ?? '')))
    const refused = results.filter(({ updateTask }) => updateTask.__typename === 'ValidationError')
    expect(refused).toHaveLength(1)
    expect(results.filter(({ updateTask }) => updateTask.__typename === 'UpdateTaskSuccess')).toHaveLength(5)
  })

  test('delete and restore a project while others move its tasks: it ends as one of them left it', async () => {
    const world = await createServedWorld()
    const id = await world.project('Garden', { tasks: [{ title: 'a', subtasks: [{ title: 'b' }] }, { title: 'c' }] })
    const send = (field: string, input: object) =>
      world.read<Record<string, { __typename: string }>>(
        `mutation ($input: ${field.charAt(0).toUpperCase()}${field.slice(1)}Input!) { ${field}(input: $input) { __typename } }`,
        { input },
      )
    const { tasks: list } = await world.read<{ tasks: { nodes: { id: string }[] } }>('{ tasks { nodes { id } } }')
    const requests = Array.from({ length: 10 }, () => [
      ...list.nodes.map((task) => send('moveTask', { id: task.id, parentId: null, at: { position: 0 } })),
      send('deleteProject', { id }),
      send('restoreProject', { id }),
      send('createTask', { projectId: id, title: 'd' }),
    ]).flat()
    for (const answer of await Promise.all(requests))
      expect(Object.values(answer)[0]?.__typename).toMatch(/Success$|^(NotFound|Conflict)Error$/)
    await expectTrueCounts(world)
  })
})
