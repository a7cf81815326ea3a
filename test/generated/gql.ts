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
    "query FollowProjects($first: Int = 5, $statuses: [ProjectStatus!]) {\n  projects(first: $first, filter: {statuses: $statuses}) {\n    nodes {\n      id\n      name\n      status\n      priority\n      taskCount\n      completedTaskCount\n      tasks(first: 10) {\n        nodes {\n          id\n          title\n          status\n          dueDate\n          dependsOn(first: 3) {\n            nodes {\n              id\n              title\n            }\n          }\n          subtasks(first: 10) {\n            nodes {\n              id\n              title\n              status\n              assignee\n            }\n          }\n        }\n      }\n    }\n  }\n}": typeof types.FollowProjectsDocument,
    "query DeploymentsOfCollections($first: Int = 3, $projectId: ID) {\n  collections(first: $first) {\n    nodes {\n      id\n      name\n      deploymentSummary(projectId: $projectId) {\n        ...Counts\n      }\n      groups(first: 5) {\n        nodes {\n          id\n          name\n          deploymentSummary(projectId: $projectId) {\n            ...Counts\n          }\n        }\n      }\n      deploymentHistory(first: 5) {\n        nodes {\n          id\n          status\n          drift\n          deployedAt\n          message\n          artifact {\n            id\n            name\n          }\n          project {\n            id\n            name\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n}\n\nfragment Counts on DeploymentSummary {\n  totalArtifacts\n  deployedCount\n  failedCount\n  pendingCount\n  lastDeploymentAt\n}": typeof types.DeploymentsOfCollectionsDocument,
    "mutation AddCollection($input: CreateCollectionInput!) {\n  createCollection(input: $input) {\n    __typename\n    ... on CreateCollectionSuccess {\n      collection {\n        ...ShelfCollection\n      }\n    }\n    ...ShelfFailure\n  }\n}": typeof types.AddCollectionDocument,
    "mutation CarryArtifact($input: MoveArtifactInput!) {\n  moveArtifact(input: $input) {\n    __typename\n    ... on MoveArtifactSuccess {\n      edge {\n        ...ShelfEdge\n      }\n      fromList {\n        __typename\n        id\n        artifactCount\n      }\n      toList {\n        __typename\n        id\n        artifactCount\n        ... on Group {\n          collection {\n            __typename\n            id\n            artifactCount\n          }\n        }\n      }\n    }\n    ...ShelfFailure\n  }\n}": typeof types.CarryArtifactDocument,
    "mutation RemoveCollection($input: DeleteCollectionInput!) {\n  deleteCollection(input: $input) {\n    __typename\n    ... on DeleteCollectionSuccess {\n      deletedId\n    }\n    ...ShelfFailure\n  }\n}": typeof types.RemoveCollectionDocument,
    "mutation RenameCollection($input: UpdateCollectionInput!) {\n  updateCollection(input: $input) {\n    __typename\n    ... on UpdateCollectionSuccess {\n      collection {\n        ...ShelfCollection\n      }\n    }\n    ...ShelfFailure\n  }\n}": typeof types.RenameCollectionDocument,
    "fragment ShelfCollection on Collection {\n  __typename\n  id\n  name\n  artifactCount\n  version\n}": typeof types.ShelfCollectionFragmentDoc,
    "fragment ShelfEdge on ArtifactListEdge {\n  __typename\n  addedAt\n  cursor\n  node {\n    __typename\n    id\n    name\n  }\n}": typeof types.ShelfEdgeFragmentDoc,
    "fragment ShelfFailure on Error {\n  __typename\n  code\n  message\n  path\n  ... on ConflictError {\n    existing {\n      __typename\n      id\n    }\n  }\n}": typeof types.ShelfFailureFragmentDoc,
    "query ShelfList($id: ID!, $first: Int!) {\n  node(id: $id) {\n    __typename\n    id\n    ... on ArtifactList {\n      name\n      artifactCount\n      artifacts(first: $first) {\n        __typename\n        edges {\n          ...ShelfEdge\n        }\n      }\n    }\n    ... on Group {\n      collection {\n        __typename\n        id\n        artifactCount\n      }\n    }\n  }\n}": typeof types.ShelfListDocument,
    "query ShelfPage($first: Int!, $after: String) {\n  collections(first: $first, after: $after) {\n    __typename\n    totalCount\n    edges {\n      __typename\n      cursor\n      node {\n        ...ShelfCollection\n      }\n    }\n    pageInfo {\n      __typename\n      hasNextPage\n      endCursor\n    }\n  }\n}": typeof types.ShelfPageDocument,
};
const documents: Documents = {
    "query BrowseCollections($first: Int = 10) {\n  viewer {\n    name\n  }\n  collections(first: $first) {\n    totalCount\n    nodes {\n      id\n      name\n      description\n      artifactCount\n      groups(first: 5) {\n        nodes {\n          id\n          name\n          artifacts(first: 5) {\n            edges {\n              position\n              node {\n                id\n                name\n                type\n              }\n            }\n          }\n        }\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}": types.BrowseCollectionsDocument,
    "query FindArtifacts($search: String = \"review\", $types: [ArtifactType!], $first: Int = 10, $after: String) {\n  artifacts(\n    first: $first\n    after: $after\n    filter: {search: $search, types: $types}\n  ) {\n    totalCount\n    nodes {\n      id\n      name\n      type\n      description\n      license\n      tags\n      upstreamUrl\n      source {\n        id\n        url\n        trustLevel\n      }\n      plugin {\n        id\n        name\n      }\n      findings {\n        severity\n        message\n        path\n        line\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}": types.FindArtifactsDocument,
    "mutation CreateCollection($name: String = \"My first collection\", $validateOnly: Boolean = false) {\n  createCollection(\n    input: {name: $name, description: \"What I want to have at hand.\", validateOnly: $validateOnly}\n  ) {\n    __typename\n    ... on CreateCollectionSuccess {\n      collection {\n        id\n        name\n        createdBy\n        version\n      }\n    }\n    ... on Error {\n      code\n      message\n      path\n    }\n    ... on ConflictError {\n      existing {\n        __typename\n        id\n      }\n    }\n  }\n}": types.CreateCollectionDocument,
    "query FollowProjects($first: Int = 5, $statuses: [ProjectStatus!]) {\n  projects(first: $first, filter: {statuses: $statuses}) {\n    nodes {\n      id\n      name\n      status\n      priority\n      taskCount\n      completedTaskCount\n      tasks(first: 10) {\n        nodes {\n          id\n          title\n          status\n          dueDate\n          dependsOn(first: 3) {\n            nodes {\n              id\n              title\n            }\n          }\n          subtasks(first: 10) {\n            nodes {\n              id\n              title\n              status\n              assignee\n            }\n          }\n        }\n      }\n    }\n  }\n}": types.FollowProjectsDocument,
    "query DeploymentsOfCollections($first: Int = 3, $projectId: ID) {\n  collections(first: $first) {\n    nodes {\n      id\n      name\n      deploymentSummary(projectId: $projectId) {\n        ...Counts\n      }\n      groups(first: 5) {\n        nodes {\n          id\n          name\n          deploymentSummary(projectId: $projectId) {\n            ...Counts\n          }\n        }\n      }\n      deploymentHistory(first: 5) {\n        nodes {\n          id\n          status\n          drift\n          deployedAt\n          message\n          artifact {\n            id\n            name\n          }\n          project {\n            id\n            name\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n}\n\nfragment Counts on DeploymentSummary {\n  totalArtifacts\n  deployedCount\n  failedCount\n  pendingCount\n  lastDeploymentAt\n}": types.DeploymentsOfCollectionsDocument,
    "mutation AddCollection($input: CreateCollectionInput!) {\n  createCollection(input: $input) {\n    __typename\n    ... on CreateCollectionSuccess {\n      collection {\n        ...ShelfCollection\n      }\n    }\n    ...ShelfFailure\n  }\n}": types.AddCollectionDocument,
    "mutation CarryArtifact($input: MoveArtifactInput!) {\n  moveArtifact(input: $input) {\n    __typename\n    ... on MoveArtifactSuccess {\n      edge {\n        ...ShelfEdge\n      }\n      fromList {\n        __typename\n        id\n        artifactCount\n      }\n      toList {\n        __typename\n        id\n        artifactCount\n        ... on Group {\n          collection {\n            __typename\n            id\n            artifactCount\n          }\n        }\n      }\n    }\n    ...ShelfFailure\n  }\n}": types.CarryArtifactDocument,
    "mutation RemoveCollection($input: DeleteCollectionInput!) {\n  deleteCollection(input: $input) {\n    __typename\n    ... on DeleteCollectionSuccess {\n      deletedId\n    }\n    ...ShelfFailure\n  }\n}": types.RemoveCollectionDocument,
    "mutation RenameCollection($input: UpdateCollectionInput!) {\n  updateCollection(input: $input) {\n    __typename\n    ... on UpdateCollectionSuccess {\n      collection {\n        ...ShelfCollection\n      }\n    }\n    ...ShelfFailure\n  }\n}": types.RenameCollectionDocument,
    "fragment ShelfCollection on Collection {\n  __typename\n  id\n  name\n  artifactCount\n  version\n}": types.ShelfCollectionFragmentDoc,
    "fragment ShelfEdge on ArtifactListEdge {\n  __typename\n  addedAt\n  cursor\n  node {\n    __typename\n    id\n    name\n  }\n}": types.ShelfEdgeFragmentDoc,
    "fragment ShelfFailure on Error {\n  __typename\n  code\n  message\n  path\n  ... on ConflictError {\n    existing {\n      __typename\n      id\n    }\n  }\n}": types.ShelfFailureFragmentDoc,
    "query ShelfList($id: ID!, $first: Int!) {\n  node(id: $id) {\n    __typename\n    id\n    ... on ArtifactList {\n      name\n      artifactCount\n      artifacts(first: $first) {\n        __typename\n        edges {\n          ...ShelfEdge\n        }\n      }\n    }\n    ... on Group {\n      collection {\n        __typename\n        id\n        artifactCount\n      }\n    }\n  }\n}": types.ShelfListDocument,
    "query ShelfPage($first: Int!, $after: String) {\n  collections(first: $first, after: $after) {\n    __typename\n    totalCount\n    edges {\n      __typename\n      cursor\n      node {\n        ...ShelfCollection\n      }\n    }\n    pageInfo {\n      __typename\n      hasNextPage\n      endCursor\n    }\n  }\n}": types.ShelfPageDocument,
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
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query FollowProjects($first: Int = 5, $statuses: [ProjectStatus!]) {\n  projects(first: $first, filter: {statuses: $statuses}) {\n    nodes {\n      id\n      name\n      status\n      priority\n      taskCount\n      completedTaskCount\n      tasks(first: 10) {\n        nodes {\n          id\n          title\n          status\n          dueDate\n          dependsOn(first: 3) {\n            nodes {\n              id\n              title\n            }\n          }\n          subtasks(first: 10) {\n            nodes {\n              id\n              title\n              status\n              assignee\n            }\n          }\n        }\n      }\n    }\n  }\n}"): typeof import('./graphql.ts').FollowProjectsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query DeploymentsOfCollections($first: Int = 3, $projectId: ID) {\n  collections(first: $first) {\n    nodes {\n      id\n      name\n      deploymentSummary(projectId: $projectId) {\n        ...Counts\n      }\n      groups(first: 5) {\n        nodes {\n          id\n          name\n          deploymentSummary(projectId: $projectId) {\n            ...Counts\n          }\n        }\n      }\n      deploymentHistory(first: 5) {\n        nodes {\n          id\n          status\n          drift\n          deployedAt\n          message\n          artifact {\n            id\n            name\n          }\n          project {\n            id\n            name\n          }\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n}\n\nfragment Counts on DeploymentSummary {\n  totalArtifacts\n  deployedCount\n  failedCount\n  pendingCount\n  lastDeploymentAt\n}"): typeof import('./graphql.ts').DeploymentsOfCollectionsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation AddCollection($input: CreateCollectionInput!) {\n  createCollection(input: $input) {\n    __typename\n    ... on CreateCollectionSuccess {\n      collection {\n        ...ShelfCollection\n      }\n    }\n    ...ShelfFailure\n  }\n}"): typeof import('./graphql.ts').AddCollectionDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation CarryArtifact($input: MoveArtifactInput!) {\n  moveArtifact(input: $input) {\n    __typename\n    ... on MoveArtifactSuccess {\n      edge {\n        ...ShelfEdge\n      }\n      fromList {\n        __typename\n        id\n        artifactCount\n      }\n      toList {\n        __typename\n        id\n        artifactCount\n        ... on Group {\n          collection {\n            __typename\n            id\n            artifactCount\n          }\n        }\n      }\n    }\n    ...ShelfFailure\n  }\n}"): typeof import('./graphql.ts').CarryArtifactDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation RemoveCollection($input: DeleteCollectionInput!) {\n  deleteCollection(input: $input) {\n    __typename\n    ... on DeleteCollectionSuccess {\n      deletedId\n    }\n    ...ShelfFailure\n  }\n}"): typeof import('./graphql.ts').RemoveCollectionDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation RenameCollection($input: UpdateCollectionInput!) {\n  updateCollection(input: $input) {\n    __typename\n    ... on UpdateCollectionSuccess {\n      collection {\n        ...ShelfCollection\n      }\n    }\n    ...ShelfFailure\n  }\n}"): typeof import('./graphql.ts').RenameCollectionDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment ShelfCollection on Collection {\n  __typename\n  id\n  name\n  artifactCount\n  version\n}"): typeof import('./graphql.ts').ShelfCollectionFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment ShelfEdge on ArtifactListEdge {\n  __typename\n  addedAt\n  cursor\n  node {\n    __typename\n    id\n    name\n  }\n}"): typeof import('./graphql.ts').ShelfEdgeFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment ShelfFailure on Error {\n  __typename\n  code\n  message\n  path\n  ... on ConflictError {\n    existing {\n      __typename\n      id\n    }\n  }\n}"): typeof import('./graphql.ts').ShelfFailureFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query ShelfList($id: ID!, $first: Int!) {\n  node(id: $id) {\n    __typename\n    id\n    ... on ArtifactList {\n      name\n      artifactCount\n      artifacts(first: $first) {\n        __typename\n        edges {\n          ...ShelfEdge\n        }\n      }\n    }\n    ... on Group {\n      collection {\n        __typename\n        id\n        artifactCount\n      }\n    }\n  }\n}"): typeof import('./graphql.ts').ShelfListDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query ShelfPage($first: Int!, $after: String) {\n  collections(first: $first, after: $after) {\n    __typename\n    totalCount\n    edges {\n      __typename\n      cursor\n      node {\n        ...ShelfCollection\n      }\n    }\n    pageInfo {\n      __typename\n      hasNextPage\n      endCursor\n    }\n  }\n}"): typeof import('./graphql.ts').ShelfPageDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
