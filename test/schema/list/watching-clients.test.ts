import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeId } from '../../../src/ids.ts'
import { trials } from '../../kit/property.ts'
import { type StreamedAnswer, subscribe } from '../../kit/subscriber.ts'
import { createWorld, type World } from '../../kit/world.ts'
import { change, type Change } from './documents.ts'
import { fillShelf } from './shelf.ts'
import { brief, listChanged, patched, watch } from './watching.ts'

describe('a client that comes back', () => {
  test('while 200 changes happen, misses none and is told none twice', { timeout: 120_000 }, async () => {
    const world = await createWorld()
    const artifacts = await world.artifacts(10)
    const list = await world.collection('watched', artifacts.slice(0, 5))
    let replica = artifacts.slice(0, 5)
    const seen: (string | null)[] = []
    let subscriber = await watch(world, list)
    const writing = (async () => {
      for (let n = 0; n < 200; n++) {
        const artifactId = artifacts[(n * 7) % 10]
        const at = { position: n % 4 }
        if (n % 3 === 2)
          await change(world, 'unlinkArtifacts', { listId: list, artifactIds: [artifactId] }, '__typename')
        else if (n % 3 === 0)
          await change(world, 'linkArtifacts', { listId: list, artifactIds: [artifactId], at }, '__typename')
        else await change(world, 'placeArtifact', { listId: list, artifactId, at }, '__typename')
      }
      await world.read(`mutation ($id: ID!) { updateCollection(input: { id: $id, name: "end" }) { __typename } }`, {
        id: list,
      })
    })()
    for (let last = ''; last !== 'UPDATED';) {
      const event = await subscriber.event()
      if (event?.event === 'next') {
        const next = listChanged(JSON.parse(event.data) as StreamedAnswer)
        replica = patched(replica, next)
        seen.push(event.id)
        last = next.kind
      }
      if (seen.length % 7 === 3) {
        await subscriber.leave()
        subscriber = await watch(world, list, brief, subscriber.lastEventId)
      }
    }
    await writing
    const order = await world.read<{ node: { artifacts: { nodes: { id: string }[] } } }>(
      `query ($id: ID!) { node(id: $id) { ... on ArtifactList { artifacts(first: 100) { nodes { id } } } } }`,
      { id: list },
    )
    expect(replica).toEqual(order.node.artifacts.nodes.map(({ id }) => id))
    expect(new Set(seen).size).toBe(seen.length)
    const topic = `lists/${decodeId(list)?.id ?? ''}`
    const kept = await world.database.prisma.event.findMany({ where: { topic }, orderBy: { id: 'asc' } })
    // The list was filled before anybody watched.
    expect(seen).toEqual(kept.slice(1).map(({ id }) => String(id)))
  })

  test('too late is told so, and reads anew', async () => {
    const world = await createWorld()
    const { tools, e } = await fillShelf(world)
    const first = await watch(world, tools)
    await first.event()
    await change(world, 'linkArtifact', { listId: tools, artifactId: e })
    await world.database.prisma.$executeRaw`INSERT INTO event_horizon (swept_id) SELECT max(id) FROM events`
    const late = await watch(world, tools, brief, first.lastEventId)
    expect(await late.next()).toMatchObject({ errors: [{ extensions: { code: 'EVENTS_LOST' } }] })
    expect(await late.next()).toBeNull()
  })
})

test('a client that patches what it is told has what the server has', async () => {
  const operation = fc.record({
    kind: fc.constantFrom('link', 'place', 'unlink', 'bulk', 'reorder', 'move', 'copy'),
    picked: fc.array(fc.nat(6), { minLength: 1, maxLength: 3 }),
    position: fc.nat(5),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(operation, { minLength: 1, maxLength: 12 }), async (operations) => {
      const world = await createWorld()
      const artifacts = await world.artifacts(7)
      const [collection, other] = [await world.collection('one', artifacts.slice(0, 4)), await world.collection('two')]
      const group = await world.group(collection, 'part', artifacts.slice(0, 2))
      const lists = [collection, other, group]
      const replicas = [artifacts.slice(0, 4), [], artifacts.slice(0, 2)]
      const streams = await Promise.all(lists.map((listId) => subscribe(world.fetch, brief, { listId })))
      for (const [turn, { kind, picked, position }] of operations.entries()) {
        const [listId, toListId] = [lists[turn % 3], lists[(turn + 1) % 3]]
        const [artifactId] = picked.map((index) => artifacts[index])
        const artifactIds = picked.map((index) => artifacts[index])
        const at = { position }
        const inputs: Record<typeof kind, [Change, Record<string, unknown>]> = {
          link: ['linkArtifact', { listId, artifactId, at }],
          place: ['placeArtifact', { listId, artifactId, at }],
          unlink: ['unlinkArtifacts', { listId, artifactIds }],
          bulk: ['linkArtifacts', { listId, artifactIds, at }],
          move: ['moveArtifact', { artifactId, fromListId: listId, toListId, at }],
          copy: ['copyArtifact', { artifactId, fromListId: listId, toListId, at }],
          reorder: ['reorderArtifacts', { listId, artifactIds: (await idsIn(world, listId ?? '')).reverse() }],
        }
        await change(world, ...inputs[kind], '__typename')
      }
      for (const [index, listId] of lists.entries()) {
        const input = { id: listId, description: 'The end.' }
        const type = listId === group ? 'Group' : 'Collection'
        await world.read(`mutation ($input: Update${type}Input!) { update${type}(input: $input) { __typename } }`, {
          input,
        })
        let replica = replicas[index] ?? []
        for (let kind = ''; kind !== 'UPDATED';) {
          const next = listChanged((await streams[index]?.next()) ?? null)
          replica = patched(replica, next)
          kind = next.kind
        }
        expect(replica).toEqual(await idsIn(world, listId))
      }
      await Promise.all(streams.map((stream) => stream.leave()))
    }),
    trials(10),
  )
})

async function idsIn(world: World, id: string): Promise<string[]> {
  const query = `query ($id: ID!) { node(id: $id) { ... on ArtifactList { artifacts(first: 100) { nodes { id } } } } }`
  const { node } = await world.read<{ node: { artifacts: { nodes: { id: string }[] } } }>(query, { id })
  return node.artifacts.nodes.map(({ id }) => id)
}
