import { parse } from 'graphql'
import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import type { TypedDocumentString } from '../../generated/graphql.ts'
import {
  AddCollectionDocument,
  CarryArtifactDocument,
  RemoveCollectionDocument,
  RenameCollectionDocument,
  ShelfCollectionFragmentDoc,
  type ShelfListQuery,
  ShelfListDocument,
  type ShelfPageQuery,
  ShelfPageDocument,
} from '../../generated/graphql.ts'
import { asList } from './guess.ts'

/** What a client answers to a change: the union's member, as the server said it. */
export interface Outcome {
  readonly __typename: string
  readonly message?: string
  readonly existing?: { readonly id: string } | null
}

/** What a program shows of the catalogue: as much as it has loaded, in the order of the lists. */
export interface View {
  readonly collections: readonly { id: string; name: string; artifactCount: number; version: number }[]
  readonly totalCount: number
  readonly hasNextPage: boolean
  readonly lists: readonly ListView[]
}

/** One of the lists that are open, whole. */
export interface ListView {
  readonly id: string
  readonly name: string
  readonly artifactCount: number
  readonly artifacts: readonly { id: string; name: string; addedAt: string }[]
}

/** A GraphQL client, driven as a program would drive it. */
export interface SessionClient {
  /** Loads the first page of collections and the open lists. */
  open(): Promise<void>
  /** Loads the page behind what is loaded. */
  nextPage(): Promise<void>
  create(name: string): Promise<Outcome>
  /** Moves an artifact to the front of another list. What is shown changes at once, before the server has answered. */
  move(artifact: { id: string; name: string }, fromListId: string, toListId: string): Promise<Outcome>
  /** Renames a collection. What is shown changes at once, and back again when the server refuses. */
  rename(collection: { id: string; name: string; version: number }, name: string): Promise<Outcome>
  remove(id: string): Promise<Outcome>
  /** What it holds, read without asking the server. */
  view(): View
}

/** What a client is made from. */
export interface SessionOptions {
  readonly url: string
  readonly fetch: typeof fetch
  readonly pageSize: number
  /** The lists that are open, by their ids. */
  readonly openLists: readonly string[]
}

/** More than any list of the session holds. */
export const wholeList = 50

const documentOf = <Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
): TypedDocumentNode<Result, Variables> => parse(document.toString())

/** The documents of the session, for clients that take them parsed. */
export const documents = {
  page: documentOf(ShelfPageDocument),
  list: documentOf(ShelfListDocument),
  collection: documentOf(ShelfCollectionFragmentDoc),
  create: documentOf(AddCollectionDocument),
  move: documentOf(CarryArtifactDocument),
  rename: documentOf(RenameCollectionDocument),
  remove: documentOf(RemoveCollectionDocument),
}

/** Puts together what is shown from what the queries of the session answer. */
export function viewOf(page: ShelfPageQuery, lists: readonly ShelfListQuery[]): View {
  return {
    collections: page.collections.edges.map(({ node: { id, name, artifactCount, version } }) => ({
      id,
      name,
      artifactCount,
      version,
    })),
    totalCount: page.collections.totalCount,
    hasNextPage: page.collections.pageInfo.hasNextPage,
    lists: lists.map(listOf),
  }
}

function listOf(answer: ShelfListQuery): ListView {
  const { id, name, artifactCount, artifacts } = asList(answer.node)
  return {
    id,
    name,
    artifactCount,
    artifacts: artifacts.edges.map((edge) => ({ id: edge.node.id, name: edge.node.name, addedAt: edge.addedAt })),
  }
}

/** What has to be there, or an error that says what is not. */
export function present<Value>(value: Value | null | undefined, what: string): Value {
  if (value === null || value === undefined) throw new Error(`The client has no ${what}.`)
  return value
}
