/** What clients were promised of inputs and successes. `validateOnly` and the errors of results follow a rule of their own. */
export const contractOfMutations = `
  input PlacementInput { position: Int before: ID after: ID }
  input CreateCollectionInput { name: String! description: String }
  input UpdateCollectionInput { id: ID! name: String description: String ifVersion: Int }
  input DeleteCollectionInput { id: ID! }
  input CreateGroupInput { collectionId: ID! name: String! description: String at: PlacementInput }
  input UpdateGroupInput { id: ID! name: String description: String ifVersion: Int }
  input DeleteGroupInput { id: ID! }
  input MoveGroupInput { id: ID! at: PlacementInput }
  input ReorderGroupsInput { collectionId: ID! groupIds: [ID!]! }
  input CopyGroupInput { id: ID! toCollectionId: ID name: String at: PlacementInput }
  input CreateArtifactInput { type: ArtifactType! name: String! title: String description: String tags: [String!] }
  input UpdateArtifactInput { id: ID! name: String title: String description: String tags: [String!] ifVersion: Int }
  input DeleteArtifactInput { id: ID! }
  input LinkArtifactInput { listId: ID! artifactId: ID! at: PlacementInput }
  input UnlinkArtifactInput { listId: ID! artifactId: ID! }
  input LinkArtifactsInput { listId: ID! artifactIds: [ID!]! at: PlacementInput onError: BulkErrorMode }
  input UnlinkArtifactsInput { listId: ID! artifactIds: [ID!]! onError: BulkErrorMode }
  input PlaceArtifactInput { listId: ID! artifactId: ID! at: PlacementInput }
  input MoveArtifactInput { artifactId: ID! fromListId: ID! toListId: ID! at: PlacementInput }
  input CopyArtifactInput { artifactId: ID! fromListId: ID! toListId: ID! at: PlacementInput }
  input ReorderArtifactsInput { listId: ID! artifactIds: [ID!]! }
  input CreateSourceInput {
    url: String!
    ref: String
    rootFolder: String
    trustLevel: TrustLevel
    tags: [String!]
    importRepositoryDescription: Boolean
    importReadme: Boolean
    scan: Boolean
  }
  input UpdateSourceInput {
    id: ID!
    ref: String
    rootFolder: String
    trustLevel: TrustLevel
    tags: [String!]
    importRepositoryDescription: Boolean
    importReadme: Boolean
    ifVersion: Int
  }
  input DeleteSourceInput { id: ID! }
  input TagSourceInput { id: ID! tags: [String!]! }
  input UntagSourceInput { id: ID! tags: [String!]! }
  input ScanSourceInput { id: ID! }
  type CreateCollectionSuccess { collection: Collection! }
  type UpdateCollectionSuccess { collection: Collection! }
  type DeleteCollectionSuccess { deletedId: ID! }
  type CreateGroupSuccess { group: Group! }
  type UpdateGroupSuccess { group: Group! }
  type DeleteGroupSuccess { deletedId: ID! }
  type MoveGroupSuccess { group: Group! }
  type ReorderGroupsSuccess { collection: Collection! }
  type CopyGroupSuccess { group: Group! }
  type CreateArtifactSuccess { artifact: Artifact! }
  type UpdateArtifactSuccess { artifact: Artifact! }
  type DeleteArtifactSuccess { deletedId: ID! }
  type LinkArtifactSuccess { list: ArtifactList! edge: ArtifactListEdge! collectionEdge: ArtifactListEdge }
  type UnlinkArtifactSuccess { list: ArtifactList! artifact: Artifact! leftGroups: [Group!]! }
  type LinkArtifactsSuccess { list: ArtifactList! rows: [BulkRow!]! }
  type UnlinkArtifactsSuccess { list: ArtifactList! rows: [BulkRow!]! }
  type PlaceArtifactSuccess { list: ArtifactList! edge: ArtifactListEdge! }
  type MoveArtifactSuccess {
    fromList: ArtifactList!
    toList: ArtifactList!
    edge: ArtifactListEdge!
    leftGroups: [Group!]!
    collectionEdge: ArtifactListEdge
  }
  type CopyArtifactSuccess { toList: ArtifactList! edge: ArtifactListEdge! collectionEdge: ArtifactListEdge }
  type ReorderArtifactsSuccess { list: ArtifactList! }
  type CreateSourceSuccess { source: Source! scan: Scan }
  type UpdateSourceSuccess { source: Source! scan: Scan }
  type DeleteSourceSuccess { deletedId: ID! }
  type TagSourceSuccess { source: Source! }
  type UntagSourceSuccess { source: Source! }
  type ScanSourceSuccess { scan: Scan! }
  type BulkRow { artifactId: ID! outcome: BulkOutcome! edge: ArtifactListEdge error: Error }
  enum BulkErrorMode { ROLLBACK SKIP }
  enum BulkOutcome { LINKED ALREADY_LINKED UNLINKED NOT_LINKED FAILED ROLLED_BACK }

  interface Error { code: ErrorCode! message: String! path: [String!] }
  type ValidationError implements Error {
    code: ErrorCode!
    message: String!
    path: [String!]
    issues: [ValidationIssue!]!
  }
  type ValidationIssue { path: [String!]! message: String! code: IssueCode! }
  type NotFoundError implements Error { code: ErrorCode! message: String! path: [String!] }
  type ConflictError implements Error { code: ErrorCode! message: String! path: [String!] existing: Node }
  type StaleVersionError implements Error { code: ErrorCode! message: String! path: [String!] current: Node }
  type ForbiddenError implements Error { code: ErrorCode! message: String! path: [String!] }
  type LimitError implements Error { code: ErrorCode! message: String! path: [String!] limit: Int! }
  enum IssueCode { MALFORMED WRONG_TYPE TOO_SHORT TOO_LONG OUT_OF_RANGE DUPLICATE MISSING NOT_IN_LIST NOT_ALLOWED }
  enum ErrorCode { VALIDATION NOT_FOUND CONFLICT STALE_VERSION FORBIDDEN LIMIT }
`
