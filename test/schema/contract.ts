/** What clients were promised of the schema's names and types. Connections take the four arguments of a page besides. */
export const contract = `
  scalar DateTime
  scalar URL
  scalar JSON

  interface Node { id: ID! }
  interface ArtifactList implements Node {
    id: ID!
    name: String!
    artifactCount: Int!
    artifacts(filter: ArtifactFilter, first: Int, last: Int, after: String, before: String): ArtifactListConnection!
  }
  type ArtifactListConnection { edges: [ArtifactListEdge!]! }
  type ArtifactListEdge { cursor: String! position: Int! addedAt: DateTime! node: Artifact! }
  type Collection implements Node & ArtifactList {
    id: ID!
    name: String!
    artifactCount: Int!
    artifacts(filter: ArtifactFilter, first: Int, last: Int, after: String, before: String): ArtifactListConnection!
    description: String
    createdBy: String!
    groups(first: Int, last: Int, after: String, before: String): GroupConnection!
    groupCount: Int!
  }
  type Group implements Node & ArtifactList {
    id: ID!
    name: String!
    artifactCount: Int!
    artifacts(filter: ArtifactFilter, first: Int, last: Int, after: String, before: String): ArtifactListConnection!
    description: String
    collection: Collection!
    position: Int!
  }
  type Artifact implements Node {
    id: ID!
    type: ArtifactType!
    name: String!
    title: String
    description: String
    path: String
    state: ArtifactState!
    source: Source
    plugin: Artifact
    parts(first: Int, last: Int, after: String, before: String): ArtifactConnection!
    license: String
    declaredVersion: String
    tags: [String!]!
    frontmatter: JSON
    findings: [Finding!]!
    contentHash: String
    upstreamUrl: URL
    content: String
    collections(first: Int, last: Int, after: String, before: String): CollectionConnection!
    groups(first: Int, last: Int, after: String, before: String): GroupConnection!
    detectedAt: DateTime
  }
  type Finding { severity: FindingSeverity! rule: String! message: String! path: String line: Int }
  type Source implements Node {
    id: ID!
    url: URL!
    owner: String!
    repository: String!
    ref: String!
    rootFolder: String
    trustLevel: TrustLevel!
    tags: [String!]!
    importRepositoryDescription: Boolean!
    importReadme: Boolean!
    details: SourceDetails!
    countsByType: [ArtifactTypeCount!]!
    artifactCount: Int!
    artifacts(filter: ArtifactFilter, first: Int, last: Int, after: String, before: String): ArtifactConnection!
    scanStatus: ScanStatus!
    lastScan: Scan
    scans(first: Int, last: Int, after: String, before: String): ScanConnection!
    commit: String
  }
  type SourceDetails {
    repositoryDescription: String
    readme: String
    readmeTruncated: Boolean!
    fetchedAt: DateTime
    fetchError: String
  }
  type ArtifactTypeCount { type: ArtifactType! count: Int! }
  type Scan implements Node {
    id: ID!
    source: Source!
    status: ScanStatus!
    startedAt: DateTime
    finishedAt: DateTime
    filesTotal: Int
    filesRead: Int
    added: Int!
    changed: Int!
    removed: Int!
    unchanged: Int!
    error: String
  }
  type Viewer { name: String! permissions: [String!]! }
  type ArtifactConnection { nodes: [Artifact!]! }
  type CollectionConnection { nodes: [Collection!]! }
  type GroupConnection { nodes: [Group!]! }
  type SourceConnection { nodes: [Source!]! }
  type ScanConnection { nodes: [Scan!]! }
  type PageInfo { hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String endCursor: String }

  type Query {
    node(id: ID!): Node
    nodes(ids: [ID!]!): [Node]!
    viewer: Viewer!
    collections(
      filter: CollectionFilter
      orderBy: [CollectionOrder!]
      first: Int
      last: Int
      after: String
      before: String
    ): CollectionConnection!
    artifacts(
      filter: ArtifactFilter
      orderBy: [ArtifactOrder!]
      first: Int
      last: Int
      after: String
      before: String
    ): ArtifactConnection!
    sources(
      filter: SourceFilter
      orderBy: [SourceOrder!]
      first: Int
      last: Int
      after: String
      before: String
    ): SourceConnection!
  }
  input ArtifactFilter {
    types: [ArtifactType!]
    tags: TagsFilter
    trustLevels: [TrustLevel!]
    sourceId: ID
    states: [ArtifactState!]
    search: String
    inCollection: ID
    notInCollection: ID
  }
  input SourceFilter {
    artifactTypes: [ArtifactType!]
    tags: TagsFilter
    trustLevels: [TrustLevel!]
    scanStatuses: [ScanStatus!]
    search: String
  }
  input CollectionFilter { search: String createdBy: String containsArtifact: ID }
  input TagsFilter { all: [String!] any: [String!] none: [String!] }
  input CollectionOrder { field: CollectionOrderField! direction: OrderDirection! }
  input ArtifactOrder { field: ArtifactOrderField! direction: OrderDirection! }
  input SourceOrder { field: SourceOrderField! direction: OrderDirection! }
  enum OrderDirection { ASC DESC }
  enum CollectionOrderField { NAME CREATED_AT UPDATED_AT ARTIFACT_COUNT }
  enum ArtifactOrderField { NAME TYPE CREATED_AT UPDATED_AT RELEVANCE }
  enum SourceOrderField { NAME CREATED_AT UPDATED_AT ARTIFACT_COUNT LAST_SCANNED_AT RELEVANCE }
  enum ArtifactType { SKILL COMMAND AGENT HOOK MCP_SERVER PLUGIN }
  enum ArtifactState { ACTIVE REMOVED EXCLUDED }
  enum TrustLevel { UNTRUSTED BASIC VERIFIED OFFICIAL }
  enum ScanStatus { PENDING RUNNING SUCCEEDED PARTIAL FAILED }
  enum FindingSeverity { ERROR WARNING INFO }
`
