/* eslint-disable */
import * as types from './graphql.ts';



/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "query BrowseCollections($first: Int = 10) {\n  viewer {\n    name\n  }\n  collections(first: $first) {\n    totalCount\n    nodes {\n      id\n      name\n      description\n      artifactCount\n      groups(first: 5) {\n        nodes {\n          id\n          name\n          artifacts(first: 5) {\n            edges {\n              position\n              node {\n                id\n                name\n                type\n              }\n            }\n          }\n        }\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}": typeof types.BrowseCollectionsDocument,
    "query FindArtifacts($search: String = \"review\", $types: [ArtifactType!], $first: Int = 10, $after: String) {\n  artifacts(\n    first: $first\n    after: $after\n    filter: {search: $search, types: $types}\n  ) {\n    totalCount\n    nodes {\n      id\n      name\n      type\n      description\n      license\n      tags\n      upstreamUrl\n      source {\n        id\n        url\n        trustLevel\n      }\n      plugin {\n        id\n        name\n      }\n      findings {\n        severity\n        message\n        path\n        line\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}": typeof types.FindArtifactsDocument,
    "mutation CreateCollection($name: String = \"My first collection\", $validateOnly: Boolean = false) {\n  createCollection(\n    input: {name: $name, description: \"What I want to have at hand.\", validateOnly: $validateOnly}\n  ) {\n    __typename\n    ... on CreateCollectionSuccess {\n      collection {\n        id\n        name\n        createdBy\n        version\n      }\n    }\n    ... on Error {\n      code\n      message\n      path\n    }\n    ... on ConflictError {\n      existing {\n        __typename\n        id\n      }\n    }\n  }\n}": typeof types.CreateCollectionDocument,
};
const documents: Documents = {
    "query BrowseCollections($first: Int = 10) {\n  viewer {\n    name\n  }\n  collections(first: $first) {\n    totalCount\n    nodes {\n      id\n      name\n      description\n      artifactCount\n      groups(first: 5) {\n        nodes {\n          id\n          name\n          artifacts(first: 5) {\n            edges {\n              position\n              node {\n                id\n                name\n                type\n              }\n            }\n          }\n        }\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}": types.BrowseCollectionsDocument,
    "query FindArtifacts($search: String = \"review\", $types: [ArtifactType!], $first: Int = 10, $after: String) {\n  artifacts(\n    first: $first\n    after: $after\n    filter: {search: $search, types: $types}\n  ) {\n    totalCount\n    nodes {\n      id\n      name\n      type\n      description\n      license\n      tags\n      upstreamUrl\n      source {\n        id\n        url\n        trustLevel\n      }\n      plugin {\n        id\n        name\n      }\n      findings {\n        severity\n        message\n        path\n        line\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}": types.FindArtifactsDocument,
    "mutation CreateCollection($name: String = \"My first collection\", $validateOnly: Boolean = false) {\n  createCollection(\n    input: {name: $name, description: \"What I want to have at hand.\", validateOnly: $validateOnly}\n  ) {\n    __typename\n    ... on CreateCollectionSuccess {\n      collection {\n        id\n        name\n        createdBy\n        version\n      }\n    }\n    ... on Error {\n      code\n      message\n      path\n    }\n    ... on ConflictError {\n      existing {\n        __typename\n        id\n      }\n    }\n  }\n}": types.CreateCollectionDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query BrowseCollections($first: Int = 10) {\n  viewer {\n    name\n  }\n  collections(first: $first) {\n    totalCount\n    nodes {\n      id\n      name\n      description\n      artifactCount\n      groups(first: 5) {\n        nodes {\n          id\n          name\n          artifacts(first: 5) {\n            edges {\n              position\n              node {\n                id\n                name\n                type\n              }\n            }\n          }\n        }\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}"): typeof import('./graphql.ts').BrowseCollectionsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query FindArtifacts($search: String = \"review\", $types: [ArtifactType!], $first: Int = 10, $after: String) {\n  artifacts(\n    first: $first\n    after: $after\n    filter: {search: $search, types: $types}\n  ) {\n    totalCount\n    nodes {\n      id\n      name\n      type\n      description\n      license\n      tags\n      upstreamUrl\n      source {\n        id\n        url\n        trustLevel\n      }\n      plugin {\n        id\n        name\n      }\n      findings {\n        severity\n        message\n        path\n        line\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}"): typeof import('./graphql.ts').FindArtifactsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation CreateCollection($name: String = \"My first collection\", $validateOnly: Boolean = false) {\n  createCollection(\n    input: {name: $name, description: \"What I want to have at hand.\", validateOnly: $validateOnly}\n  ) {\n    __typename\n    ... on CreateCollectionSuccess {\n      collection {\n        id\n        name\n        createdBy\n        version\n      }\n    }\n    ... on Error {\n      code\n      message\n      path\n    }\n    ... on ConflictError {\n      existing {\n        __typename\n        id\n      }\n    }\n  }\n}"): typeof import('./graphql.ts').CreateCollectionDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
