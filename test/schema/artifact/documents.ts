import { errors } from '../collection/documents.ts'

/** Everything of an artifact that is stored. */
const artifact = `artifact {
  __typename id type name title description path state license declaredVersion tags frontmatter contentHash upstreamUrl
  content detectedAt version createdAt updatedAt
  source { __typename id }
  plugin { __typename id }
  findings { __typename rule }
}`

export const createArtifact = `mutation ($input: CreateArtifactInput!) {
  createArtifact(input: $input) { ... on CreateArtifactSuccess { __typename ${artifact} } ${errors()} }
}`

export const updateArtifact = `mutation ($input: UpdateArtifactInput!) {
  updateArtifact(input: $input) { ... on UpdateArtifactSuccess { __typename ${artifact} } ${errors('ConflictError', 'StaleVersionError')} }
}`

export const deleteArtifact = `mutation ($input: DeleteArtifactInput!) {
  deleteArtifact(input: $input) { ... on DeleteArtifactSuccess { __typename deletedId } ${errors('ConflictError', 'StaleVersionError')} }
}`
