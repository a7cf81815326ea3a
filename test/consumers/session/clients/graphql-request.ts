import { GraphQLClient } from 'graphql-request'
import type { ShelfListQuery, ShelfPageQuery } from '../../../generated/graphql.ts'
import {
  documents,
  present,
  type Outcome,
  type SessionClient,
  type SessionOptions,
  type View,
  viewOf,
  wholeList,
} from '../client.ts'
import { asList } from '../guess.ts'

/** graphql-request keeps nothing: what is shown is the program's own state, which it reads again after every change. */
export function connectGraphqlRequest({ url, fetch, pageSize, openLists }: SessionOptions): SessionClient {
  const client = new GraphQLClient(url, { fetch })
  let pages: ShelfPageQuery[] = []
  let lists: ShelfListQuery[] = []
  /** What is shown while the server has not answered. */
  let guess: ((view: View) => View) | undefined

  const readPage = (first: number, after?: string | null) => client.request(documents.page, { first, after })
  const readLists = async () => {
    lists = await Promise.all(openLists.map((id) => client.request(documents.list, { id, first: wholeList })))
  }
  const shown = () => viewOf(joined(pages), lists)

  /** Sends a change, shows what it will probably do, and reads everything that is shown again: `more` collections. */
  async function change(sending: Promise<Outcome>, more = 0, probably?: (view: View) => View): Promise<Outcome> {
    guess = probably
    const outcome = await sending
    pages = [await readPage(shown().collections.length + more)]
    await readLists()
    guess = undefined
    return outcome
  }

  return {
    open: async () => {
      pages = [await readPage(pageSize)]
      await readLists()
    },
    nextPage: async () => {
      pages.push(await readPage(pageSize, joined(pages).collections.pageInfo.endCursor))
    },
    create: (name) =>
      change(
        client.request(documents.create, { input: { name } }).then((data) => data.createCollection),
        1,
      ),
    move: (artifact, fromListId, toListId) => {
      const input = { artifactId: artifact.id, fromListId, toListId, at: { position: 0 } }
      const sending = client.request(documents.move, { input }).then((data) => data.moveArtifact)
      return change(sending, 0, (view) => carried(view, artifact, grows(lists, fromListId, toListId)))
    },
    rename: ({ id, version }, name) => {
      const input = { id, name, ifVersion: version }
      const sending = client.request(documents.rename, { input }).then((data) => data.updateCollection)
      return change(sending, 0, (view) => ({
        ...view,
        collections: view.collections.map((each) => (each.id === id ? { ...each, name } : each)),
      }))
    },
    remove: (id) =>
      change(
        client.request(documents.remove, { input: { id } }).then((data) => data.deleteCollection),
        -1,
      ),
    view: () => (guess ? guess(shown()) : shown()),
  }
}

function joined(pages: readonly ShelfPageQuery[]): ShelfPageQuery {
  const last = present(pages.at(-1), 'page')
  return { collections: { ...last.collections, edges: pages.flatMap(({ collections }) => collections.edges) } }
}

/** By how much each list and collection grows when an artifact is moved, by their ids. */
function grows(lists: readonly ShelfListQuery[], fromListId: string, toListId: string): ReadonlyMap<string, number> {
  const to = lists.map(({ node }) => asList(node)).find(({ id }) => id === toListId)
  const joins = to?.__typename === 'Group' ? [toListId, to.collection.id] : [toListId]
  return new Map([[fromListId, -1], ...joins.map((id): [string, number] => [id, 1])])
}

/** What is shown while a move is under way: the counts, and the artifact in front of the list that it joins. */
function carried(view: View, artifact: { id: string; name: string }, by: ReadonlyMap<string, number>): View {
  const counted = <Thing extends { id: string; artifactCount: number }>(thing: Thing): Thing => ({
    ...thing,
    artifactCount: thing.artifactCount + (by.get(thing.id) ?? 0),
  })
  return {
    ...view,
    collections: view.collections.map(counted),
    lists: view.lists.map(counted).map((list) => {
      const others = list.artifacts.filter(({ id }) => id !== artifact.id)
      return { ...list, artifacts: by.get(list.id) === 1 ? [{ ...artifact, addedAt: '' }, ...others] : others }
    }),
  }
}
