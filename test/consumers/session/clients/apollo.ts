import { ApolloClient, type ApolloCache, HttpLink, InMemoryCache } from '@apollo/client'
import { relayStylePagination } from '@apollo/client/utilities'
import { buildClientSchema, isAbstractType } from 'graphql'
import type { ShelfListQueryVariables } from '../../../generated/graphql.ts'
import { documents, present, type SessionClient, type SessionOptions, viewOf, wholeList } from '../client.ts'
import { asList, guessMove, type ShelfListNode } from '../guess.ts'
import { publishedSchema } from '../published-schema.ts'

/** Which types stand behind each interface and union, as Apollo Client wants it. */
function possibleTypes(): Record<string, string[]> {
  const schema = buildClientSchema(publishedSchema)
  const abstract = Object.values(schema.getTypeMap()).filter(isAbstractType)
  return Object.fromEntries(abstract.map((type) => [type.name, schema.getPossibleTypes(type).map(({ name }) => name)]))
}

/** Apollo Client 4 with its normalised cache. Pages are joined by the policy for Relay's connections that it comes with. */
export function connectApollo({ url, fetch, pageSize, openLists }: SessionOptions): SessionClient {
  const cache = new InMemoryCache({
    possibleTypes: possibleTypes(),
    typePolicies: {
      Query: { fields: { collections: relayStylePagination(['filter', 'orderBy']) } },
      // Said of the interface, it holds for collections and groups.
      ArtifactList: { fields: { artifacts: relayStylePagination(['filter']) } },
    },
  })
  const client = new ApolloClient({ cache, link: new HttpLink({ uri: url, fetch }) })
  const page = { query: documents.page, variables: { first: pageSize } }
  const list = (id: string) => ({ query: documents.list, variables: { id, first: wholeList } })
  const read = <Value>(value: Value | null) => present(value, 'query in its cache')
  const known = (id: string) => asList(read(cache.readQuery(list(id), true)).node)

  return {
    open: async () => {
      await client.query(page)
      for (const id of openLists) await client.query(list(id))
    },
    nextPage: async () => {
      const after = read(cache.readQuery(page)).collections.pageInfo.endCursor
      // Otherwise the joined list would pass for the page that is asked for.
      await client.query({ query: documents.page, variables: { first: pageSize, after }, fetchPolicy: 'network-only' })
    },
    create: async (name) => {
      const { data } = await client.mutate({
        mutation: documents.create,
        variables: { input: { name } },
        update: (store, { data }) => {
          if (data?.createCollection.__typename !== 'CreateCollectionSuccess') return
          const { collection } = data.createCollection
          store.updateQuery(page, (shown) => {
            if (shown === null) return null
            const { edges, totalCount, ...rest } = shown.collections
            const edge = { __typename: 'CollectionEdge' as const, cursor: '', node: collection }
            return { collections: { ...rest, totalCount: totalCount + 1, edges: [edge, ...edges] } }
          })
        },
      })
      return present(data, 'answer').createCollection
    },
    move: async (artifact, fromListId, toListId) => {
      const { data } = await client.mutate({
        mutation: documents.move,
        variables: { input: { artifactId: artifact.id, fromListId, toListId, at: { position: 0 } } },
        optimisticResponse: { moveArtifact: guessMove(artifact, known(fromListId), known(toListId)) },
        update: (store, { data }) => {
          if (data?.moveArtifact.__typename !== 'MoveArtifactSuccess') return
          const { edge } = data.moveArtifact
          changeEdges(store, list(fromListId), (edges) => edges.filter(({ node }) => node.id !== artifact.id))
          changeEdges(store, list(toListId), (edges) => [edge, ...edges])
        },
      })
      return present(data, 'answer').moveArtifact
    },
    rename: async ({ id, version }, name) => {
      const shown = present(
        cache.readFragment({ fragment: documents.collection, from: { __typename: 'Collection', id } }),
        'collection',
      )
      const collection = { ...shown, name, version: version + 1 }
      const { data } = await client.mutate({
        mutation: documents.rename,
        variables: { input: { id, name, ifVersion: version } },
        optimisticResponse: { updateCollection: { __typename: 'UpdateCollectionSuccess', collection } },
      })
      return present(data, 'answer').updateCollection
    },
    remove: async (id) => {
      const { data } = await client.mutate({
        mutation: documents.remove,
        variables: { input: { id } },
        update: (store, { data }) => {
          if (data?.deleteCollection.__typename !== 'DeleteCollectionSuccess') return
          const gone = store.identify({ __typename: 'Collection', id: data.deleteCollection.deletedId })
          store.evict({ id: present(gone, 'key') })
          store.gc()
          store.updateQuery(
            page,
            (shown) => shown && { collections: { ...shown.collections, totalCount: shown.collections.totalCount - 1 } },
          )
        },
      })
      return present(data, 'answer').deleteCollection
    },
    view: () =>
      viewOf(
        read(cache.readQuery(page, true)),
        openLists.map((id) => read(cache.readQuery(list(id), true))),
      ),
  }
}

interface ListOptions {
  readonly query: typeof documents.list
  readonly variables: ShelfListQueryVariables
}
type Edges = ShelfListNode['artifacts']['edges']

/** Changes what is shown of a list, where it is shown. */
function changeEdges(cache: ApolloCache, list: ListOptions, change: (edges: Edges) => Edges): void {
  cache.updateQuery(list, (shown) => {
    if (shown === null) return null
    const node = asList(shown.node)
    return { node: { ...node, artifacts: { ...node.artifacts, edges: change(node.artifacts.edges) } } }
  })
}
