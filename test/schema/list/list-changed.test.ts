import { describe, expect, test } from 'vitest'
import { decodeId } from '../../../src/ids.ts'
import { listsTopic } from '../../../src/resolvers/placement/changes.ts'
import { stable } from '../../kit/stable.ts'
import type { Subscriber } from '../../kit/subscriber.ts'
import { createWorld } from '../../kit/world.ts'
import { change, type Change } from './documents.ts'
import { fillShelf, guest, namesIn, nowhere } from './shelf.ts'
import { brief, listChanged, watch, whole } from './watching.ts'

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

describe('listChanged', () => {
  test('tells what was linked, whole', async () => {
    const world = await createWorld()
    const { tools, e } = await fillShelf(world)
    const subscriber = await watch(world, tools, whole)
    await change(world, 'linkArtifact', { listId: tools, artifactId: e, at: { position: 1 } })
    // Ids of events count through the whole database.
    const told = (await subscriber.next()) as { extensions: { eventId: unknown } }
    expect(stable({ ...told, extensions: { eventId: typeof told.extensions.eventId } })).toMatchInlineSnapshot(`
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
          "eventId": "string",
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
    const { tools } = await fillShelf(world)
    const begun = await watch(world, tools, whole)
    deny('catalogue:read', null)
    const { id = '' } = decodeId(tools) ?? {}
    const list = { type: 'Collection', id } as const
    await world.larder.events.publish(listsTopic(id), { kind: 'UPDATED', list, artifactIds: [], behind: null })
    expect(await begun.next()).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] })
    const refused = await watch(world, tools)
    expect(await refused.next()).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] })
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
