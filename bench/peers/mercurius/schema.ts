/** The part of Larder's contract that the cells ask for, word for word where it matters to a document. */
export const schema = /* GraphQL */ `
  type Query {
    node(id: ID!): Node
    collections(first: Int = 20, after: String, orderBy: [CollectionOrder!]): CollectionConnection!
    artifacts(first: Int = 20, filter: ArtifactFilter): ArtifactConnection!
  }
  type Mutation {
    placeArtifact(input: PlaceArtifactInput!): PlaceArtifactResult!
  }

  interface Node {
    id: ID!
  }
  enum ArtifactType {
    SKILL
    COMMAND
    AGENT
    HOOK
    MCP_SERVER
    PLUGIN
  }
  type Artifact implements Node {
    id: ID!
    name: String!
    type: ArtifactType!
    description: String
    tags: [String!]!
    version: Int!
    createdAt: String!
  }
  type Group implements Node {
    id: ID!
    name: String!
    artifactCount: Int!
    artifacts(first: Int = 20, after: String, last: Int, before: String): ArtifactListConnection!
  }
  type Collection implements Node {
    id: ID!
    name: String!
    artifactCount: Int!
    groupCount: Int!
    groups(first: Int = 20): GroupConnection!
  }

  type PageInfo {
    hasNextPage: Boolean!
    hasPreviousPage: Boolean!
    startCursor: String
    endCursor: String
  }
  type CollectionEdge {
    cursor: String!
    node: Collection!
  }
  type CollectionConnection {
    edges: [CollectionEdge!]!
    nodes: [Collection!]!
    pageInfo: PageInfo!
  }
  type ArtifactConnection {
    nodes: [Artifact!]!
  }
  type GroupConnection {
    nodes: [Group!]!
  }
  type ArtifactListEdge {
    cursor: String!
    node: Artifact!
  }
  type ArtifactListConnection {
    edges: [ArtifactListEdge!]!
    nodes: [Artifact!]!
    pageInfo: PageInfo!
  }

  enum CollectionOrderField {
    ARTIFACT_COUNT
    CREATED_AT
  }
  enum OrderDirection {
    ASC
    DESC
  }
  input CollectionOrder {
    field: CollectionOrderField!
    direction: OrderDirection! = ASC
  }
  input ArtifactFilter {
    types: [ArtifactType!]
    search: String
  }
  input PlacementInput {
    after: ID
  }
  input PlaceArtifactInput {
    listId: ID!
    artifactId: ID!
    at: PlacementInput
  }
  type PlaceArtifactSuccess {
    edge: ArtifactListEdge!
    list: Collection!
  }
  type NotFoundError {
    message: String!
  }
  union PlaceArtifactResult = PlaceArtifactSuccess | NotFoundError
`
