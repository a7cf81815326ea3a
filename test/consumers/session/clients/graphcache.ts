import { Client, fetchExchange } from '@urql/core'
import { type Cache, cacheExchange } from '@urql/exchange-graphcache'
import { relayPagination } from '@urql/exchange-graphcache/extras'
import { buildClientSchema, isObjectType } from 'graphql'
import type {
  AddCollectionMutation,
  CarryArtifactMutation,
  MoveArtifactInput,
  RemoveCollectionMutation,
  UpdateCollectionInput,
} from '../../../generated/graphql.ts'
import { documents, present, type SessionClient, type SessionOptions, viewOf, wholeList } from '../client.ts'
import { asList, guessMove } from '../guess.ts'
import { publishedSchema } from '../published-schema.ts'

/** Answers, edges, pages and errors have no id: each is kept with what it belongs to. */
function keys(): Record<string, () => null> {
  const schema = buildClientSchema(publishedSchema)
  const roots = [schema.getQueryType(), schema.getMutationType()]
  const embedded = Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter((type) => !roots.includes(type) && !type.name.startsWith('__') && !('id' in type.getFields()))
  return Object.fromEntries(embedded.map(({ name }) => [name, () => null]))
}

/** Takes a node out of every page of a list that is kept. */
function takeOut(
  cache: Cache,
  parent: { __typename: string; id: string } | 'Query',
  field: string,
  node: string,
): void {
  for (const { fieldName, fieldKey } of cache.inspectFields(parent)) {
    if (fieldName !== field) continue
    const page = cache.resolve(parent, fieldKey) as string
    const edges = cache.resolve(page, 'edges') as string[]
    cache.link(
      page,
      'edges',
      edges.filter((edge) => cache.resolve(edge, 'node') !== node),
    )
  }
}

/** urql with its normalised cache, which knows the published schema and warns of what does not fit it. */
export function connectGraphcache({ url, fetch, pageSize, openLists }: SessionOptions): SessionClient {
  const page = { query: documents.page, variables: { first: pageSize } }
  const list = (id: string) => ({ query: documents.list, variables: { id, first: wholeList } })
  const listIn = (cache: Cache, id: string) => asList(present(cache.readQuery(list(id)), 'list').node)

  const exchange = cacheExchange({
    schema: publishedSchema,
    keys: keys(),
    resolvers: {
      Query: { collections: relayPagination() },
      Collection: { artifacts: relayPagination() },
      Group: { artifacts: relayPagination() },
    },
    updates: {
      Mutation: {
        createCollection: ({ createCollection }: AddCollectionMutation, _, cache) => {
          if (createCollection.__typename !== 'CreateCollectionSuccess') return
          const edge = { __typename: 'CollectionEdge' as const, cursor: '', node: createCollection.collection }
          cache.updateQuery(page, (shown) => {
            if (shown === null) return null
            const { edges, totalCount, ...rest } = shown.collections
            return { collections: { ...rest, totalCount: totalCount + 1, edges: [edge, ...edges] } }
          })
        },
        moveArtifact: ({ moveArtifact }: CarryArtifactMutation, _, cache) => {
          if (moveArtifact.__typename !== 'MoveArtifactSuccess') return
          const { edge, fromList, toList } = moveArtifact
          takeOut(cache, fromList, 'artifacts', `Artifact:${edge.node.id}`)
          cache.updateQuery(list(toList.id), (shown) => {
            const node = asList(present(shown, 'list').node)
            return { node: { ...node, artifacts: { ...node.artifacts, edges: [edge, ...node.artifacts.edges] } } }
          })
        },
        deleteCollection: ({ deleteCollection }: RemoveCollectionMutation, _, cache) => {
          if (deleteCollection.__typename !== 'DeleteCollectionSuccess') return
          const gone = { __typename: 'Collection', id: deleteCollection.deletedId }
          takeOut(cache, 'Query', 'collections', present(cache.keyOfEntity(gone), 'key'))
          cache.updateQuery(
            page,
            (shown) => shown && { collections: { ...shown.collections, totalCount: shown.collections.totalCount - 1 } },
          )
          cache.invalidate(gone)
        },
      },
    },
    optimistic: {
      moveArtifact: ({ input }: { input: MoveArtifactInput }, cache) => {
        const from = listIn(cache, input.fromListId)
        const artifact = present(
          from.artifacts.edges.find(({ node }) => node.id === input.artifactId),
          'artifact',
        ).node
        return guessMove(artifact, from, listIn(cache, input.toListId))
      },
      updateCollection: ({ input }: { input: UpdateCollectionInput }, cache) => {
        const collection = present(cache.readFragment(documents.collection, `Collection:${input.id}`), 'collection')
        const renamed = { ...collection, name: input.name ?? collection.name, version: collection.version + 1 }
        return { __typename: 'UpdateCollectionSuccess', collection: renamed }
      },
    },
  })
  const client = new Client({ url, fetch, exchanges: [exchange, fetchExchange], preferGetMethod: false })
  const answered = <Data>({ data, error }: { data?: Data; error?: Error }): Data => {
    if (error) throw error
    return present(data, 'answer')
  }
  const shown = () => present(client.readQuery(page.query, page.variables)?.data, 'page')

  return {
    open: async () => {
      answered(await client.query(page.query, page.variables))
      for (const id of openLists) answered(await client.query(list(id).query, list(id).variables))
    },
    nextPage: async () => {
      const after = shown().collections.pageInfo.endCursor
      answered(await client.query(documents.page, { first: pageSize, after }))
    },
    create: async (name) => answered(await client.mutation(documents.create, { input: { name } })).createCollection,
    move: async ({ id }, fromListId, toListId) => {
      const input = { artifactId: id, fromListId, toListId, at: { position: 0 } }
      return answered(await client.mutation(documents.move, { input })).moveArtifact
    },
    rename: async ({ id, version }, name) => {
      const input = { id, name, ifVersion: version }
      return answered(await client.mutation(documents.rename, { input })).updateCollection
    },
    remove: async (id) => answered(await client.mutation(documents.remove, { input: { id } })).deleteCollection,
    view: () =>
      viewOf(
        shown(),
        openLists.map((id) => present(client.readQuery(documents.list, list(id).variables)?.data, 'list')),
      ),
  }
}
