const page = 'first: Int, last: Int, after: String, before: String'

/** What clients were promised of patch sets. */
export const contractOfPatchSets = `
  type PatchSet implements Node {
    id: ID!
    project: Project
    status: PatchSetStatus!
    origin: PatchSetOrigin!
    baseVersion: Int
    proposedBy: String!
    decidedBy: String
    decidedAt: DateTime
    summary: String
    operations: [PatchOperation!]!
    validation: PatchValidation!
  }
  union PatchOperation =
      CreateTaskOperation
    | UpdateTaskOperation
    | DeleteTaskOperation
    | CreateProjectOperation
    | UpdateProjectOperation
  type CreateTaskOperation { tempId: String title: String parentId: ID dependsOnIds: [ID!] fields: [String!]! }
  type UpdateTaskOperation { taskId: ID! task: Task title: String parentId: ID fields: [String!]! }
  type DeleteTaskOperation { taskId: ID! task: Task }
  type CreateProjectOperation { name: String fields: [String!]! }
  type UpdateProjectOperation { name: String fields: [String!]! }
  type PatchValidation { valid: Boolean! errors: [PatchIssue!]! warnings: [PatchIssue!]! }
  type PatchIssue { operation: Int path: [String!]! code: PatchIssueCode! message: String! }
  enum PatchIssueCode { CYCLE TOO_DEEP TOO_MANY EMPTY NO_PROJECT PROJECT_EXISTS CHANGED_SINCE TEMP_ID_UNKNOWN OVERWRITTEN }
  enum PatchSetStatus { DRAFT PROPOSED APPLIED REJECTED REVERTED }
  enum PatchSetOrigin { GENERATE REFINE DECOMPOSE CHAT CLIENT }
  type PatchSetConnection { nodes: [PatchSet!]! }
  extend type Project { patchSets(${page}): PatchSetConnection! }
  extend type Query { patchSets(filter: PatchSetFilter, ${page}): PatchSetConnection! }
  input PatchSetFilter { projectId: ID withoutProject: Boolean statuses: [PatchSetStatus!] }
  extend type Query { validatePatch(projectId: ID, operations: [PatchOperationInput!]!): PatchValidation! }
  input PatchOperationInput @oneOf {
    createTask: CreateTaskOperationInput
    updateTask: UpdateTaskOperationInput
    deleteTask: DeleteTaskOperationInput
    createProject: CreateProjectOperationInput
    updateProject: UpdateProjectOperationInput
  }
  input CreateTaskOperationInput {
    tempId: String
    title: String!
    description: String
    parentId: ID
    dependsOnIds: [ID!]
    at: PlacementInput
  }
  input UpdateTaskOperationInput {
    id: ID!
    title: String
    description: String
    parentId: ID
    dependsOnIds: [ID!]
    at: PlacementInput
  }
  input DeleteTaskOperationInput { id: ID! }
  input CreateProjectOperationInput { name: String! description: String tags: [String!] }
  input UpdateProjectOperationInput { name: String description: String tags: [String!] }
  input OpenPatchSetInput { projectId: ID }
  type OpenPatchSetSuccess { patchSet: PatchSet! }
  input ProposePatchSetInput { projectId: ID operations: [PatchOperationInput!]! summary: String }
  input ApplyPatchSetInput { id: ID! ifVersion: Int }
  input RejectPatchSetInput { id: ID! ifVersion: Int }
  input RevertPatchSetInput { id: ID! ifVersion: Int }
  type ProposePatchSetSuccess { patchSet: PatchSet! }
  type ApplyPatchSetSuccess { patchSet: PatchSet! project: Project! }
  type RejectPatchSetSuccess { patchSet: PatchSet! }
  type RevertPatchSetSuccess { patchSet: PatchSet! project: Project! }
`
