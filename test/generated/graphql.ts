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

/** The stable name of a class of failures, for programs; messages are for people and may change. */
export type ErrorCode =
  /** Something that exists already stands in the way. */
  | 'CONFLICT'
  /** The caller may not do this. */
  | 'FORBIDDEN'
  /** The input is larger than what is taken at once. */
  | 'LIMIT'
  /** Something that the input names does not exist, or is not where the input says. */
  | 'NOT_FOUND'
  /** The thing was changed since the version that the caller has seen. */
  | 'STALE_VERSION'
  /** The input breaks a rule; the issues say which and where. */
  | 'VALIDATION';

/** How bad a finding is. */
export type FindingSeverity =
  /** Agents may refuse the artifact or misread it. */
  | 'ERROR'
  /** Something to know. */
  | 'INFO'
  /** The artifact breaks a rule of its format, and works all the same. */
  | 'WARNING';

/** How far the people here trust a source. */
export type TrustLevel =
  /** Nothing is known against it. */
  | 'BASIC'
  /** It comes from the makers of the tool, or from this team. */
  | 'OFFICIAL'
  /** Nobody should use it before reading it. */
  | 'UNTRUSTED'
  /** Somebody has read it and found it good. */
  | 'VERIFIED';

export type BrowseCollectionsQueryVariables = Exact<{
  first?: number | null | undefined;
}>;


export type BrowseCollectionsQuery = { viewer: { name: string }, collections: { totalCount: number, nodes: Array<{ id: string, name: string, description: string | null, artifactCount: number, groups: { nodes: Array<{ id: string, name: string, artifacts: { edges: Array<{ position: number, node: { id: string, name: string, type: ArtifactType } }> } }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type FindArtifactsQueryVariables = Exact<{
  search?: string | null | undefined;
  types?: Array<ArtifactType> | ArtifactType | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type FindArtifactsQuery = { artifacts: { totalCount: number, nodes: Array<{ id: string, name: string, type: ArtifactType, description: string | null, license: string | null, tags: Array<string>, upstreamUrl: string | null, source: { id: string, url: string, trustLevel: TrustLevel } | null, plugin: { id: string, name: string } | null, findings: Array<{ severity: FindingSeverity, message: string, path: string | null, line: number | null }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type CreateCollectionMutationVariables = Exact<{
  name?: string | null | undefined;
  validateOnly?: boolean | null | undefined;
}>;


export type CreateCollectionMutation = { createCollection:
    | { __typename: 'ConflictError', code: ErrorCode, message: string, path: Array<string> | null, existing:
        | { __typename: 'Artifact', id: string }
        | { __typename: 'Collection', id: string }
        | { __typename: 'Group', id: string }
        | { __typename: 'Scan', id: string }
        | { __typename: 'Source', id: string }
       | null }
    | { __typename: 'CreateCollectionSuccess', collection: { id: string, name: string, createdBy: string, version: number } }
    | { __typename: 'ForbiddenError', code: ErrorCode, message: string, path: Array<string> | null }
    | { __typename: 'ValidationError', code: ErrorCode, message: string, path: Array<string> | null }
   };

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
  viewer {
    name
  }
  collections(first: $first) {
    totalCount
    nodes {
      id
      name
      description
      artifactCount
      groups(first: 5) {
        nodes {
          id
          name
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
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<BrowseCollectionsQuery, BrowseCollectionsQueryVariables>;
export const FindArtifactsDocument = new TypedDocumentString(`
    query FindArtifacts($search: String = "review", $types: [ArtifactType!], $first: Int = 10, $after: String) {
  artifacts(
    first: $first
    after: $after
    filter: {search: $search, types: $types}
  ) {
    totalCount
    nodes {
      id
      name
      type
      description
      license
      tags
      upstreamUrl
      source {
        id
        url
        trustLevel
      }
      plugin {
        id
        name
      }
      findings {
        severity
        message
        path
        line
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<FindArtifactsQuery, FindArtifactsQueryVariables>;
export const CreateCollectionDocument = new TypedDocumentString(`
    mutation CreateCollection($name: String = "My first collection", $validateOnly: Boolean = false) {
  createCollection(
    input: {name: $name, description: "What I want to have at hand.", validateOnly: $validateOnly}
  ) {
    __typename
    ... on CreateCollectionSuccess {
      collection {
        id
        name
        createdBy
        version
      }
    }
    ... on Error {
      code
      message
      path
    }
    ... on ConflictError {
      existing {
        __typename
        id
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CreateCollectionMutation, CreateCollectionMutationVariables>;