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
    "query BrowseCollections($first: Int = 10) {\n  collections(first: $first, orderBy: [{field: UPDATED_AT, direction: DESC}]) {\n    totalCount\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    nodes {\n      id\n      name\n      artifactCount\n      artifacts(first: 5) {\n        edges {\n          position\n          node {\n            id\n            name\n            type\n          }\n        }\n      }\n    }\n  }\n}": typeof types.BrowseCollectionsDocument,
};
const documents: Documents = {
    "query BrowseCollections($first: Int = 10) {\n  collections(first: $first, orderBy: [{field: UPDATED_AT, direction: DESC}]) {\n    totalCount\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    nodes {\n      id\n      name\n      artifactCount\n      artifacts(first: 5) {\n        edges {\n          position\n          node {\n            id\n            name\n            type\n          }\n        }\n      }\n    }\n  }\n}": types.BrowseCollectionsDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query BrowseCollections($first: Int = 10) {\n  collections(first: $first, orderBy: [{field: UPDATED_AT, direction: DESC}]) {\n    totalCount\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    nodes {\n      id\n      name\n      artifactCount\n      artifacts(first: 5) {\n        edges {\n          position\n          node {\n            id\n            name\n            type\n          }\n        }\n      }\n    }\n  }\n}"): typeof import('./graphql.ts').BrowseCollectionsDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
