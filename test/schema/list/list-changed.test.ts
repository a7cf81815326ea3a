import fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import { decodeId } from '../../../src/ids.ts'
import { trials } from '../../kit/property.ts'
import { stable } from '../../kit/stable.ts'
import { type StreamedAnswer, subscribe, type Subscriber } from '../../kit/subscriber.ts'
import { createWorld, type World } from '../../kit/world.ts'
import { change, type Change } from './documents.ts'
import { fillShelf, guest, namesIn, nowhere } from './shelf.ts'

const whole = `subscription ($listId: ID!) { listChanged(listId: $listId) { __typename kind listId artifactIds afterArtifactId
  list { __typename id name artifactCount } edges { __typename cursor position addedAt node { __typename id name } } } }`
const brief = `subscription ($listId: ID!) { listChanged(listId: $listId) { kind artifactIds afterArtifactId } }`

interface BriefChange {
  readonly kind: string
  readonly artifactIds: readonly string[]
  readonly afterArtifactId: string | null
}

async function watch(world: World, listId: string, query = brief, lastEventId: string | null = null) {
  const subscriber = await subscribe(world.fetch, query, { listId }, lastEventId)
  onTestFinished(() => subscriber.leave())
  return subscriber
}

/** The next changes up to that of the list itself, with what they are about by name. */
async function told(subscriber: Subscriber, names: Readonly<Record<string, string>>): Promise<string[]> {
  const nameOf = (id: string | null) => Object.entries(names).find(([, value]) => value === id)?.[0] ?? '-'
  const changes: string[] = []
  for (let ended = false; !ended;) {
    const { kind, artifactIds, afterArtifactId } = listChanged(await subscriber.next())
    changes.push([kind, artifactIds.map(nameOf).join(''), nameOf(afterArtifactId)].join(' '))
    ended = kind === 'UPDATED' || kind === 'DELETED'
  }
  return changes
}

function listChanged(answer: StreamedAnswer | null): BriefChange {
  const change = answer?.data?.['listChanged']
  if (!change) throw new Error(`This is no change: ${JSON.stringify(answer)}`)
  return change as BriefChange
}

/** What a client makes of a change. */
function patched(list: readonly string[], { kind, artifactIds, afterArtifactId }: BriefChange): string[] {
  const others = list.filter((id) => !artifactIds.includes(id))
  if (kind === 'UNLINKED') return others
  if (kind === 'REORDERED') return [...artifactIds]
  if (kind !== 'LINKED' && kind !== 'PLACED') return [...list]
  return others.toSpliced(afterArtifactId === null ? 0 : others.indexOf(afterArtifactId) + 1, 0, ...artifactIds)
}

describe('listChanged', () => {
  test('tells what was linked, whole', async () => {
    const world = await createWorld()
    const { tools, e } = await fillShelf(world)
    const subscriber = await watch(world, tools, whole)
    await change(world, 'linkArtifact', { listId: tools, artifactId: e, at: { position: 1 } })
    expect(stable(await subscriber.next())).toMatchInlineSnapshot(`
      {
        "data": {
          "listChanged": {
            "__typename": "ArtifactListChange",
            "afterArtifactId": "Artifact#1",
            "artifactIds": [
              "Artifact#2",
            ],
            "edges": [
              {
                "__typename": "ArtifactListEdge",
                "addedAt": "time",
                "cursor": "cursor#1",
                "node": {
                  "__typename": "Artifact",
                  "id": "Artifact#2",
                  "name": "e",
                },
                "position": 1,
              },
            ],
            "kind": "LINKED",
            "list": {
              "__typename": "Collection",
              "artifactCount": 4,
              "id": "Collection#1",
              "name": "tools",
            },
            "listId": "Collection#1",
          },
        },
        "extensions": {
          "eventId": "5",
        },
      }
    `)
    expect(subscriber.response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
  })

  test('tells of everything that operations do, in each list that it concerns', async () => {
    const world = await createWorld()
    const shelf = await fillShelf(world)
    const { tools, daily, other, spare, a, b, c, d, e } = shelf
    const names = { a, b, c, d, e }
    const streams = await Promise.all([tools, daily, other, spare].map((listId) => watch(world, listId)))
    const changes: [Change, Record<string, unknown>][] = [
      ['linkArtifact', { listId: daily, artifactId: e, at: { before: b } }],
      ['placeArtifact', { listId: daily, artifactId: e }],
      ['moveArtifact', { artifactId: a, fromListId: tools, toListId: spare, at: { position: 0 } }],
      ['copyArtifact', { artifactId: a, fromListId: spare, toListId: tools }],
      ['linkArtifacts', { listId: daily, artifactIds: [d, c, d], at: { position: 1 } }],
      ['reorderArtifacts', { listId: daily, artifactIds: [e, d, c, b] }],
      ['unlinkArtifacts', { listId: tools, artifactIds: [d, e, b] }],
      ['copyGroup', { id: daily, toCollectionId: other, name: 'again' }],
      ['deleteArtifact', { id: c }],
      ['deleteGroup', { id: spare }],
      ['updateGroup', { id: daily, name: 'weekly' }],
    ]
    for (const [name, input] of changes)
      expect(await change(world, name, input)).toMatchObject({
        __typename: expect.stringContaining('Success') as string,
      })
    for (const id of [tools, other])
      await world.read(
        'mutation ($id: ID!) { updateCollection(input: { id: $id, description: "." }) { __typename } }',
        { id },
      )
    const all = await Promise.all(streams.map((stream) => told(stream, names)))
    expect(all).toMatchInlineSnapshot(`
      [
        [
          "LINKED e c",
          "UNLINKED a -",
          "LINKED a e",
          "LINKED d a",
          "UNLINKED deb -",
          "UNLINKED c -",
          "UPDATED  -",
        ],
        [
          "LINKED e a",
          "PLACED e b",
          "UNLINKED a -",
          "LINKED dc b",
          "REORDERED edcb -",
          "UNLINKED edb -",
          "UNLINKED c -",
          "UPDATED  -",
        ],
        [
          "LINKED a d",
          "UNLINKED c -",
          "UPDATED  -",
        ],
        [
          "LINKED a -",
          "DELETED  -",
        ],
      ]
    `)
    // Nothing comes after a list was deleted.
    expect(await streams[3]?.next()).toBeNull()
  })

  test('ends for a group when its whole collection is deleted', async () => {
    const world = await createWorld()
    const { daily, tools } = await fillShelf(world)
    const subscriber = await watch(world, daily, whole)
    await world.read(`mutation ($id: ID!) { deleteCollection(input: { id: $id }) { __typename } }`, { id: tools })
    const deleted = { kind: 'DELETED', listId: daily, list: null, edges: [], artifactIds: [], afterArtifactId: null }
    expect(await subscriber.next()).toMatchObject({ data: { listChanged: deleted } })
    expect(await subscriber.next()).toBeNull()
  })

  test('tells when members or the list change themselves', async () => {
    const world = await createWorld()
    const { daily, tools, a } = await fillShelf(world)
    const streams = [await watch(world, tools, whole), await watch(world, daily, whole)]
    await world.read(`mutation ($id: ID!) { updateArtifact(input: { id: $id, title: "A" }) { __typename } }`, { id: a })
    await world.read(`mutation ($id: ID!) { updateCollection(input: { id: $id, name: "T" }) { __typename } }`, {
      id: tools,
    })
    for (const stream of streams)
      expect(await stream.next()).toMatchObject({
        data: { listChanged: { kind: 'CHANGED', artifactIds: [a], edges: [{ position: 0, node: { id: a } }] } },
      })
    expect(await streams[0]?.next()).toMatchObject({ data: { listChanged: { kind: 'UPDATED', list: { name: 'T' } } } })
  })

  test('tells nothing of rehearsals, refusals and what did not change', async () => {
    const world = await createWorld()
    const { tools, daily, a, b, e } = await fillShelf(world)
    const names = { a, b, e }
    const subscriber = await watch(world, daily)
    await change(world, 'linkArtifact', { listId: daily, artifactId: e, validateOnly: true })
    await change(world, 'linkArtifact', { listId: daily, artifactId: a })
    await change(world, 'unlinkArtifacts', { listId: daily, artifactIds: [e] })
    await change(world, 'linkArtifacts', { listId: daily, artifactIds: [e, nowhere.artifact] })
    await change(world, 'unlinkArtifact', { listId: tools, artifactId: b })
    await change(world, 'updateGroup', { id: daily, name: 'weekly' })
    expect(await told(subscriber, names)).toEqual(['UNLINKED b -', 'UPDATED  -'])
    expect(await world.database.prisma.event.count()).toBeGreaterThan(0)
  })
})

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

describe('listChanged refuses', () => {
  test('ids of nothing, of other things and of no form', async () => {
    const world = await createWorld()
    const { a } = await fillShelf(world)
    const codes = []
    for (const listId of [nowhere.collection, nowhere.group, a, nowhere.malformed]) {
      const subscriber = await watch(world, listId)
      const answer = await subscriber.next()
      codes.push([subscriber.response.status, answer?.errors?.[0]?.extensions['code']])
    }
    expect(codes).toEqual([
      [404, 'NOT_FOUND'],
      [404, 'NOT_FOUND'],
      [400, 'BAD_USER_INPUT'],
      [400, 'BAD_USER_INPUT'],
    ])
    expect(await namesIn(world, nowhere.collection).catch(() => 'nothing')).toBe('nothing')
  })

  test('who may not read, and who could read when the stream began', async () => {
    const { actor, deny } = guest()
    const world = await createWorld({ actor })
    const { tools, e } = await fillShelf(world)
    const begun = await watch(world, tools, whole)
    deny('catalogue:read', null)
    await world.perform(
      (unit) =>
        Promise.resolve(
          unit.publish(
            { name: `lists/${decodeId(tools)?.id ?? ''}` },
            { kind: 'UPDATED', list: decodeId(tools), artifactIds: [], behind: null },
          ),
        ),
      {},
    )
    expect(await begun.next()).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] })
    const refused = await watch(world, tools)
    expect(await refused.next()).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] })
    expect(e).not.toBe('')
  })

  test('what costs too much, what nobody could read as events, and one too many', async () => {
    const world = await createWorld({ env: { COST_LIMIT: '400', SUBSCRIPTION_LIMIT: '1' } })
    const { tools } = await fillShelf(world)
    const dear = await watch(world, tools, brief.replace('kind', 'kind edges { node { id name title } }'))
    expect(await dear.next()).toMatchObject({ errors: [{ extensions: { code: 'COST_LIMIT' } }] })
    const json = await world.send(brief, { listId: tools })
    expect([json.status, json.errors[0]?.extensions['code']]).toEqual([406, 'NOT_ACCEPTABLE'])
    const one = await watch(world, tools)
    const other = await watch(world, tools)
    expect([other.response.status, (await other.next())?.errors?.[0]?.extensions['code']]).toEqual([
      503,
      'SUBSCRIPTION_LIMIT',
    ])
    await one.leave()
    const again = await watch(world, tools)
    expect(again.response.status).toBe(200)
  })
})
