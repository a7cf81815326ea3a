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
  type PatchValidation { valid: Boolean! errors: [PatchIssue!]! warnings: [PatchIssue!]! }
  type PatchIssue { operation: Int path: [String!]! code: PatchIssueCode! message: String! }
  enum PatchSetStatus { PROPOSED APPLIED REJECTED REVERTED }
  enum PatchSetOrigin { GENERATE REFINE DECOMPOSE CHAT CLIENT }
  type PatchSetConnection { nodes: [PatchSet!]! }
  extend type Project { patchSets(${page}): PatchSetConnection! }
  extend type Query { validatePatch(projectId: ID, operations: [PatchOperationInput!]!): PatchValidation! }
  input PatchOperationInput @oneOf {
    createTask: CreateTaskOperationInput
    updateTask: UpdateTaskOperationInput
    deleteTask: DeleteTaskOperationInput
    createProject: CreateProjectOperationInput
    updateProject: UpdateProjectOperationInput
  }
  extend type Mutation {
    proposePatchSet(input: ProposePatchSetInput!): ProposePatchSetResult!
    applyPatchSet(input: ApplyPatchSetInput!): ApplyPatchSetResult!
    rejectPatchSet(input: RejectPatchSetInput!): RejectPatchSetResult!
    revertPatchSet(input: RevertPatchSetInput!): RevertPatchSetResult!
  }
  input ProposePatchSetInput { projectId: ID operations: [PatchOperationInput!]! summary: String }
  input ApplyPatchSetInput { id: ID! ifVersion: Int }
  input RejectPatchSetInput { id: ID! ifVersion: Int }
  input RevertPatchSetInput { id: ID! ifVersion: Int }
  type ProposePatchSetSuccess { patchSet: PatchSet! }
  type ApplyPatchSetSuccess { patchSet: PatchSet! project: Project! }
  type RejectPatchSetSuccess { patchSet: PatchSet! }
  type RevertPatchSetSuccess { patchSet: PatchSet! project: Project! }
`
