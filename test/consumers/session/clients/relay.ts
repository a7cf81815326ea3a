import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import {
  commitMutation,
  type ConcreteRequest,
  ConnectionHandler,
  createOperationDescriptor,
  Environment,
  fetchQuery,
  type GraphQLResponse,
  type MutationConfig,
  type MutationParameters,
  Network,
  type RecordSourceProxy,
  RecordSource,
  ROOT_ID,
  Store,
  type Variables,
} from 'relay-runtime'
import { onTestFinished } from 'vitest'
import type {
  AddCollectionMutation,
  CarryArtifactMutation,
  RemoveCollectionMutation,
  RenameCollectionMutation,
  ShelfListQuery,
  ShelfPageQuery,
} from '../../../generated/graphql.ts'
import { readDocuments } from '../../kit/temporary-project.ts'
import { compileRelay } from '../../relay/compile.ts'
import { present, type SessionClient, type SessionOptions, viewOf, wholeList } from '../client.ts'
import { asList, guessMove } from '../guess.ts'

interface MutationOf<Response extends Record<string, unknown>> extends MutationParameters {
  readonly response: Response
  readonly rawResponse: Response
}

const collections = ConnectionHandler.getConnectionID(ROOT_ID, 'Shelf_collections')
const artifactsOf = (listId: string) => ConnectionHandler.getConnectionID(listId, 'Shelf_artifacts')

/** Relay's own documents of the session, compiled as its compiler leaves them in a program's folder. */
async function compileDocuments(): Promise<(name: string) => Promise<ConcreteRequest>> {
  const documents = await readDocuments(new URL('../relay-documents/', import.meta.url))
  const { folder, exitCode, said, remove } = await compileRelay(documents)
  onTestFinished(remove)
  if (exitCode !== 0) throw new Error(said)
  return async (name) => {
    const artifact = pathToFileURL(join(folder, 'artifacts', `${name}.graphql.ts`)).href
    return ((await import(/* @vite-ignore */ artifact)) as { default: ConcreteRequest }).default
  }
}

/** The runtime of Relay without React: an environment, its store, and the handler of connections. */
export async function connectRelay({ url, fetch, pageSize, openLists }: SessionOptions): Promise<SessionClient> {
  const load = await compileDocuments()
  const [pageQuery, listQuery] = [await load('ShelfPageQuery'), await load('ShelfListQuery')]
  const [create, move] = [await load('AddCollectionMutation'), await load('CarryArtifactMutation')]
  const [rename, remove] = [await load('RenameCollectionMutation'), await load('RemoveCollectionMutation')]

  const network = Network.create(async ({ text }, variables) => {
    const headers = { 'content-type': 'application/json', accept: 'application/graphql-response+json' }
    const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query: text, variables }) })
    return (await response.json()) as GraphQLResponse
  })
  const environment = new Environment({ network, store: new Store(new RecordSource()) })
  const page = createOperationDescriptor(pageQuery, { first: pageSize })
  const lists = openLists.map((id) => createOperationDescriptor(listQuery, { id, first: wholeList }))
  for (const operation of [page, ...lists]) environment.retain(operation)

  const ask = (query: ConcreteRequest, variables: Variables) => fetchQuery(environment, query, variables).toPromise()
  const shownPage = () => environment.lookup(page.fragment).data as ShelfPageQuery
  const shownLists = () => lists.map((operation) => environment.lookup(operation.fragment).data as ShelfListQuery)
  const shownList = (id: string) =>
    present(
      shownLists()
        .map(({ node }) => asList(node))
        .find((node) => node.id === id),
      'list',
    )

  /** Sends a mutation, shows what it will probably answer, and changes what its directives cannot. */
  const send = <Response extends Record<string, unknown>>(
    mutation: ConcreteRequest,
    variables: Variables,
    options: Pick<MutationConfig<MutationOf<Response>>, 'optimisticResponse' | 'updater'> = {},
  ): Promise<Response> =>
    new Promise((onCompleted, onError) => {
      commitMutation<MutationOf<Response>>(environment, { mutation, variables, onCompleted, onError, ...options })
    })

  return {
    open: async () => {
      await ask(pageQuery, page.request.variables)
      for (const { request } of lists) await ask(listQuery, request.variables)
    },
    nextPage: async () => {
      await ask(pageQuery, { first: pageSize, after: shownPage().collections.pageInfo.endCursor })
    },
    create: async (name) => {
      const { createCollection } = await send<AddCollectionMutation>(
        create,
        { input: { name }, connections: [collections] },
        { updater: (store, response) => count(store, response?.createCollection.__typename, 1) },
      )
      return createCollection
    },
    move: async (artifact, fromListId, toListId) => {
      const input = { artifactId: artifact.id, fromListId, toListId, at: { position: 0 } }
      const { moveArtifact } = await send<CarryArtifactMutation>(
        move,
        { input, from: [artifactsOf(fromListId)], to: [artifactsOf(toListId)] },
        { optimisticResponse: { moveArtifact: guessMove(artifact, shownList(fromListId), shownList(toListId)) } },
      )
      return moveArtifact
    },
    rename: async ({ id, version }, name) => {
      const shown = present(
        shownPage().collections.edges.find(({ node }) => node.id === id),
        'collection',
      ).node
      const collection = { ...shown, name, version: version + 1 }
      const { updateCollection } = await send<RenameCollectionMutation>(
        rename,
        { input: { id, name, ifVersion: version } },
        { optimisticResponse: { updateCollection: { __typename: 'UpdateCollectionSuccess', collection } } },
      )
      return updateCollection
    },
    remove: async (id) => {
      const { deleteCollection } = await send<RemoveCollectionMutation>(
        remove,
        { input: { id }, connections: [collections] },
        { updater: (store, response) => count(store, response?.deleteCollection.__typename, -1) },
      )
      return deleteCollection
    },
    view: () => viewOf(shownPage(), shownLists()),
  }
}

/** Relay's directives put nodes into a connection and take them out; how many there are it leaves to the program. */
function count(store: RecordSourceProxy, answer: string | undefined, by: number): void {
  if (answer?.endsWith('Success') !== true) return
  const connection = present(store.get(collections), 'connection')
  connection.setValue(Number(connection.getValue('totalCount')) + by, 'totalCount')
}
