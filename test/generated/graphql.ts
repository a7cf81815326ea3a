/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** What an artifact is for a coding agent. */
export type ArtifactType =
  /** An agent of its own, with a role and tools, that others hand work to. */
  | 'AGENT'
  /** A prompt that a person calls by name. */
  | 'COMMAND'
  /** A program that runs when something happens in a session. */
  | 'HOOK'
  /** A server that offers tools over the Model Context Protocol. */
  | 'MCP_SERVER'
  /** A bundle of other artifacts that is installed as one. */
  | 'PLUGIN'
  /** A folder with instructions that an agent reads when a task calls for them. */
  | 'SKILL';

export type BrowseCollectionsQueryVariables = Exact<{
  first?: number | null | undefined;
}>;


export type BrowseCollectionsQuery = { collections: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, name: string, artifactCount: number, artifacts: { edges: Array<{ position: number, node: { id: string, name: string, type: ArtifactType } }> } }> } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}

export const BrowseCollectionsDocument = new TypedDocumentString(`
    query BrowseCollections($first: Int = 10) {
  collections(first: $first, orderBy: [{field: UPDATED_AT, direction: DESC}]) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      id
      name
      artifactCount
      artifacts(first: 5) {
        edges {
          position
          node {
            id
            name
            type
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<BrowseCollectionsQuery, BrowseCollectionsQueryVariables>;