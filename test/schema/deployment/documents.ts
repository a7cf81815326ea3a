import { encodeId, newId } from '../../../src/ids.ts'
import type { World } from '../../kit/world.ts'

/** A deployment as `recordDeployments` takes it. */
export interface DeploymentInput {
  readonly artifactId: string
  readonly status: string
  readonly contentHash?: string | null
  readonly deployedAt?: string | null
  readonly message?: string | null
}

/** A copy as `reportDeploymentState` takes it. */
export interface StateInput {
  readonly artifactId: string
  readonly contentHash?: string | null
  readonly gone?: boolean | null
}

/** What became of one deployment. */
export interface Row {
  readonly artifactId: string
  readonly outcome: string
  readonly deployment: { readonly id: string; readonly drift: string } | null
  readonly error: { readonly code: string; readonly path: readonly string[] } | null
}

/** The answer of a mutation: a success or one of its errors. */
export type Result = Record<string, unknown> & { readonly __typename: string }

const failure = `... on Error {
  __typename code message path ... on ValidationError { issues { __typename path message code } } ... on LimitError { limit }
}`
const deployment = `__typename id status message contentHash drift deployedAt deployedBy version createdAt updatedAt
  artifact { __typename id name } project { __typename id name }`

const record = `mutation ($input: RecordDeploymentsInput!) {
  recordDeployments(input: $input) {
    __typename ... on RecordDeploymentsSuccess { rows { __typename artifactId outcome deployment { ${deployment} } error { ${failure} } } }
    ${failure}
  }
}`
const report = `mutation ($input: ReportDeploymentStateInput!) {
  reportDeploymentState(input: $input) {
    __typename ... on ReportDeploymentStateSuccess { deployments { ${deployment} } }
    ${failure}
  }
}`

/** A project. @returns its global id */
export async function project(world: World, name = 'Shop'): Promise<string> {
  const { id } = await world.database.prisma.project.create({
    data: { id: newId(), createdBy: 'local', name, tags: [] },
  })
  return encodeId('Project', id)
}

/** Sends recordDeployments with any input. */
export async function sendRecord(world: World, input: Readonly<Record<string, unknown>>): Promise<Result> {
  return (await world.read<{ recordDeployments: Result }>(record, { input })).recordDeployments
}

/** Records deployments. @returns what became of each */
export async function recorded(
  world: World,
  projectId: string,
  deployments: readonly DeploymentInput[],
  more: Readonly<Record<string, unknown>> = {},
): Promise<readonly Row[]> {
  const result = await sendRecord(world, { projectId, deployments, ...more })
  if (result.__typename !== 'RecordDeploymentsSuccess') throw new Error(JSON.stringify(result))
  return result['rows'] as readonly Row[]
}

/** Sends reportDeploymentState. */
export async function sendReport(world: World, projectId: string, states: readonly StateInput[]): Promise<Result> {
  const answer = await world.read<{ reportDeploymentState: Result }>(report, { input: { projectId, states } })
  return answer.reportDeploymentState
}

/** The drift of one deployment. */
export async function driftOf(world: World, id: string | undefined): Promise<string | undefined> {
  const query = 'query ($id: ID!) { node(id: $id) { ... on Deployment { drift } } }'
  return (await world.read<{ node: { drift: string } | null }>(query, { id })).node?.drift
}

/** The day of January 2026 as deployments have it. */
export const day = (number: number): string => `2026-01-${String(number).padStart(2, '0')}T12:00:00.000Z`
