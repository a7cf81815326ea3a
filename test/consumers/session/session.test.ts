import { Client } from '@urql/core'
import { cacheExchange } from '@urql/exchange-graphcache'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { createWorld, type World } from '../../kit/world.ts'
import { type SessionClient, type SessionOptions, type View, viewOf, wholeList } from './client.ts'
import { connectApollo } from './clients/apollo.ts'
import { connectGraphcache } from './clients/graphcache.ts'
import { connectGraphqlRequest } from './clients/graphql-request.ts'
import { connectRelay } from './clients/relay.ts'
import { Network } from './network.ts'
import { publishedSchema } from './published-schema.ts'
import {
  ShelfListDocument,
  ShelfPageDocument,
  type ShelfListQuery,
  type ShelfPageQuery,
} from '../../generated/graphql.ts'

const pageSize = 2

/** Each client, and how many requests it sends to open, and to make a change: one with a cache reads nothing again. */
const clients: readonly [string, (options: SessionOptions) => SessionClient | Promise<SessionClient>, number][] = [
  ['Apollo Client', connectApollo, 1],
  ['urql with graphcache', connectGraphcache, 1],
  ['the runtime of Relay', connectRelay, 1],
  ['graphql-request', connectGraphqlRequest, 4],
]

/** What the server says of as many collections as a client has loaded, and of the open lists. */
async function truth(world: World, openLists: readonly string[], loaded: number): Promise<View> {
  const page = await world.read<ShelfPageQuery>(ShelfPageDocument.toString(), { first: loaded })
  const lists = openLists.map((id) =>
    world.read<ShelfListQuery>(ShelfListDocument.toString(), { id, first: wholeList }),
  )
  return viewOf(page, await Promise.all(lists))
}

const names = (things: readonly { name: string }[]) => things.map(({ name }) => name)
const contents = ({ lists }: View) => lists.map((list) => [list.name, list.artifactCount, ...names(list.artifacts)])
const counts = ({ collections }: View) => Object.fromEntries(collections.map((each) => [each.name, each.artifactCount]))

describe.each(clients)('a session through %s', (_name, connect, requestsOfAChange) => {
  it('shows what the server says after every step, and sends no more than it has to', async () => {
    const complaints = [vi.spyOn(console, 'warn'), vi.spyOn(console, 'error')]
    onTestFinished(() => complaints.forEach((complaint) => complaint.mockRestore()))
    const world = await createWorld()
    const artifact = async (name: string) => ({ name, id: await world.artifact({ name }) })
    const [axe, bow, cup, dye] = [
      await artifact('axe'),
      await artifact('bow'),
      await artifact('cup'),
      await artifact('dye'),
    ]
    const oldest = await world.collection('oldest')
    await world.collection('older')
    const shed = await world.collection('shed', [axe.id, bow.id, cup.id])
    const house = await world.collection('house', [dye.id])
    const attic = await world.group(house, 'attic', [dye.id])

    const network = new Network(world)
    const openLists = [shed, attic]
    const client = await connect({ url: 'http://larder.test/graphql', fetch: network.fetch, pageSize, openLists })
    /** After a step: what is shown is what the server says, so many collections are loaded, so many requests were sent. */
    const settled = async (collections: readonly string[], requests: number) => {
      const shown = client.view()
      expect(names(shown.collections)).toEqual(collections)
      expect(shown).toEqual(await truth(world, openLists, collections.length))
      expect(network.requests).toBe(requests)
      network.requests = 0
      return shown
    }

    await client.open()
    await settled(['house', 'shed'], 3)

    expect(await client.create('newest')).toMatchObject({ __typename: 'CreateCollectionSuccess' })
    await settled(['newest', 'house', 'shed'], requestsOfAChange)

    await client.nextPage()
    const before = await settled(['newest', 'house', 'shed', 'older', 'oldest'], 1)
    expect(before.hasNextPage).toBe(false)
    expect(contents(before)).toEqual([
      ['shed', 3, 'axe', 'bow', 'cup'],
      ['attic', 1, 'dye'],
    ])

    const moving = network.hold()
    const moved = client.move(bow, shed, attic)
    await moving.arrival
    expect(contents(client.view())).toEqual([
      ['shed', 2, 'axe', 'cup'],
      ['attic', 2, 'bow', 'dye'],
    ])
    expect(counts(client.view())).toMatchObject({ shed: 2, house: 2 })
    moving.release()
    expect(await moved).toMatchObject({ __typename: 'MoveArtifactSuccess' })
    const after = await settled(names(before.collections), requestsOfAChange)
    expect(contents(after)).toEqual([
      ['shed', 2, 'axe', 'cup'],
      ['attic', 2, 'bow', 'dye'],
    ])

    const renaming = network.hold()
    const target = before.collections.find(({ name }) => name === 'older') ?? { id: '', name: '', version: 0 }
    const renamed = client.rename(target, 'oldest')
    await renaming.arrival
    expect(names(client.view().collections)).toEqual(['newest', 'house', 'shed', 'oldest', 'oldest'])
    renaming.release()
    expect(await renamed).toMatchObject({
      __typename: 'ConflictError',
      message: expect.stringContaining('name') as string,
      existing: { id: oldest },
    })
    await settled(names(before.collections), requestsOfAChange)

    expect(await client.remove(oldest)).toMatchObject({ __typename: 'DeleteCollectionSuccess' })
    await settled(['newest', 'house', 'shed', 'older'], requestsOfAChange)
    expect(complaints.flatMap(({ mock }) => mock.calls)).toEqual([])
  })
})

describe('graphcache', () => {
  it('knows the published schema: it warns of a key for a type that is not there', () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    onTestFinished(() => warn.mockRestore())
    const exchange = cacheExchange({ schema: publishedSchema, keys: { Shelf: () => null } })
    new Client({ url: 'http://larder.test/graphql', exchanges: [exchange] })
    expect(warn).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('Shelf'))
  })
})
