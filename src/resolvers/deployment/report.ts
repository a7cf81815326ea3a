import { z } from 'zod'
import { mostRows } from '../bulk.ts'
import { type Issue, NotFoundError, ValidationError } from '../errors.ts'
import { assertAtMost, issue, parseInput } from '../input.ts'
import { id } from '../values.ts'
import type { Unit } from '../unit.ts'
import { contentHash } from './input.ts'
import { holdProject } from './lock.ts'

const state = z
  .object({ artifactId: id('Artifact'), contentHash: contentHash.nullish(), gone: z.boolean().nullish() })
  .superRefine(({ contentHash, gone }, context) => {
    if ((contentHash == null) === (gone !== true))
      issue(context, 'NOT_ALLOWED', 'Give exactly one of contentHash and gone: true.')
  })
const input = z.object({ projectId: id('Project'), states: z.array(state) })

/**
 * Takes what a project's copies of artifacts are now. It is what drift is reckoned with until the next report, or until a
 * later success replaces the copy.
 * @throws {NotFoundError} when an artifact was never deployed to the project
 */
export async function reportDeploymentState(unit: Unit, raw: z.input<typeof input>) {
  assertAtMost(mostRows, raw.states, 'states')
  const { projectId, states } = parseInput(input, raw)
  assertEachOnce(states.map(({ artifactId }) => artifactId.id))
  await holdProject(unit, projectId)
  const latest = await lockCopies(
    unit,
    projectId.id,
    states.map(({ artifactId }) => artifactId.id),
  )
  const deploymentIds = states.map(({ artifactId }, index) => {
    const deploymentId = latest.get(artifactId.id)
    if (deploymentId !== undefined) return deploymentId
    throw new NotFoundError('No deployment of such an artifact to the project is recorded.', pathOf(index))
  })
  await unit.tx.$executeRaw`
    UPDATE project_artifacts SET reported_at = now(), reported_hash = reported.hash, reported_gone = reported.hash IS NULL
    FROM unnest(${states.map(({ artifactId }) => artifactId.id)}::uuid[],
                ${states.map(({ contentHash }) => contentHash ?? null)}::text[]) AS reported (artifact_id, hash)
    WHERE project_id = ${projectId.id}::uuid AND project_artifacts.artifact_id = reported.artifact_id`
  return { deploymentIds }
}

const pathOf = (index: number) => ['input', 'states', String(index), 'artifactId']

/** @throws {ValidationError} that names each artifact that stands twice */
function assertEachOnce(ids: readonly string[]): void {
  const message = 'The artifact stands in the list more than once.'
  const [first, ...rest] = ids.flatMap((artifactId, index): Issue[] =>
    ids.indexOf(artifactId) < index ? [{ path: pathOf(index), code: 'DUPLICATE', message }] : [],
  )
  if (first) throw new ValidationError([first, ...rest])
}

/** The latest deployment of each artifact to the project, by the artifact's id; locked in one order. */
async function lockCopies(unit: Unit, projectId: string, artifactIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await unit.tx.$queryRaw<{ artifactId: string; deploymentId: string }[]>`
    SELECT artifact_id::text AS "artifactId", deployment_id::text AS "deploymentId" FROM project_artifacts
    WHERE project_id = ${projectId}::uuid AND artifact_id = ANY (${artifactIds}::uuid[]) ORDER BY artifact_id FOR UPDATE`
  return new Map(rows.map((row) => [row.artifactId, row.deploymentId]))
}
