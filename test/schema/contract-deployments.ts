const page = 'first: Int, last: Int, after: String, before: String'

/** What clients were promised of deployments. */
export const contractOfDeployments = `
  type Deployment implements Node {
    id: ID!
    artifact: Artifact!
    project: Project!
    status: DeploymentStatus!
    message: String
    contentHash: String
    drift: DeploymentDrift!
    deployedAt: DateTime!
    deployedBy: String!
  }
  type DeploymentConnection { nodes: [Deployment!]! }
  type DeploymentSummary {
    totalArtifacts: Int!
    deployedCount: Int!
    failedCount: Int!
    pendingCount: Int!
    lastDeploymentAt: DateTime
  }
  extend interface ArtifactList { deploymentSummary: DeploymentSummary! }
  extend type Collection { deploymentSummary: DeploymentSummary! deploymentHistory(${page}): DeploymentConnection! }
  extend type Group { deploymentSummary: DeploymentSummary! }
  extend type Artifact { deployments(${page}): DeploymentConnection! }
  extend type Project { deployments(${page}): DeploymentConnection! }
  enum DeploymentStatus { PENDING SUCCEEDED FAILED }
  enum DeploymentDrift { NOT_DEPLOYED MISSING ORPHANED IN_SYNC OUTDATED MODIFIED CONFLICT SUPERSEDED }
  input RecordDeploymentsInput { projectId: ID! deployments: [DeploymentInput!]! onError: BulkErrorMode }
  input DeploymentInput {
    artifactId: ID!
    status: DeploymentStatus!
    contentHash: String
    deployedAt: DateTime
    message: String
  }
  input ReportDeploymentStateInput { projectId: ID! states: [DeploymentStateInput!]! }
  input DeploymentStateInput { artifactId: ID! contentHash: String gone: Boolean }
  type RecordDeploymentsSuccess { rows: [RecordDeploymentRow!]! }
  type RecordDeploymentRow {
    artifactId: ID!
    outcome: RecordDeploymentOutcome!
    deployment: Deployment
    error: Error
  }
  enum RecordDeploymentOutcome { RECORDED ALREADY_RECORDED FAILED ROLLED_BACK }
  type ReportDeploymentStateSuccess { deployments: [Deployment!]! }
`
