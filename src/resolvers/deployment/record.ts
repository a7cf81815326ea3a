import { z } from 'zod'
import type { DeploymentStatus } from '../../generated/prisma/client.ts'
import { newId } from '../../ids.ts'
import { type BulkResult, failsAltogether, mostRows, onError } from '../bulk.ts'
import { NotFoundError, ValidationError } from '../errors.ts'
import { assertAtMost, parseInput, tryInput } from '../input.ts'
import { id, optionalText } from '../values.ts'
import type { Unit } from '../unit.ts'
import { contentHash, instant } from './input.ts'
import { holdProject } from './lock.ts'

const row = z.object({
  artifactId: id('Artifact'),
  status: z.enum(['PENDING', 'SUCCEEDED', 'FAILED']),
  contentHash: contentHash.nullish(),
  deployedAt: instant.nullish(),
  message: optionalText(2000),
})
type RowInput = z.input<typeof row>
const input = z.object({ projectId: id('Project'), deployments: z.array(z.custom<RowInput>()), onError })

/** What became of one event, in the order of the input. */
export interface RecordedRow extends BulkResult<'RECORDED' | 'ALREADY_RECORDED'> {
  /** The artifact's id as it was given. */
  readonly artifactId: string
  /** The event; null when there is none. */
  deploymentId: string | null
}

/** An event that is to be there when the operation is done. */
interface Event {
  readonly artifactId: string
  readonly status: DeploymentStatus
  readonly contentHash: string | null
  readonly deployedAt: Date
  readonly message: string | null
}

/**
 * Records up to 500 events of a project. One that is there already, with the same artifact, status, content hash and time,
 * stays as it is; so what was lost on the way can be sent again.
 */
export async function recordDeployments(unit: Unit, raw: z.input<typeof input>) {
  assertAtMost(mostRows, raw.deployments, 'deployments')
  const { projectId, deployments, onError } = parseInput(input, raw)
  await holdProject(unit, projectId)
  const now = new Date()
  const events = deployments.map((given, index) => readEvent(given, index, now))
  const artifacts = await lockArtifacts(unit, events)
  const known = await findRecorded(unit, projectId.id, events.filter(isEvent))
  const fresh = new Map<string, Event & { id: string }>()
  const rows = events.map((event, index): RecordedRow => {
    const result = { artifactId: deployments[index]?.artifactId ?? '', deploymentId: null, error: null }
    if (!isEvent(event)) return { ...result, outcome: 'FAILED', error: event }
    if (!artifacts.has(event.artifactId)) {
      const error = new NotFoundError('There is no artifact with this id.', pathOf(index, 'artifactId'))
      return { ...result, outcome: 'FAILED', error }
    }
    const key = keyOf(event)
    const recorded = known.get(key) ?? fresh.get(key)?.id
    if (recorded !== undefined) return { ...result, outcome: 'ALREADY_RECORDED', deploymentId: recorded }
    const id = newId()
    fresh.set(key, { ...event, id })
    return { ...result, outcome: 'RECORDED', deploymentId: id }
  })
  if (failsAltogether(rows, onError)) for (const each of rows) each.deploymentId = null
  else await insert(unit, projectId.id, [...fresh.values()])
  return { rows }
}

const pathOf = (index: number, ...more: string[]) => ['input', 'deployments', String(index), ...more]

function readEvent(given: RowInput, index: number, now: Date): Event | ValidationError {
  const result = tryInput(row, given, pathOf(index))
  if (result instanceof ValidationError) return result
  const { artifactId, status, contentHash = null, deployedAt, message = null } = result
  return { artifactId: artifactId.id, status, contentHash, deployedAt: deployedAt ?? now, message }
}

const isEvent = (event: Event | ValidationError): event is Event => !(event instanceof ValidationError)

/** What makes an event the same as another of its project, as the unique index has it. */
const keyOf = ({ artifactId, status, contentHash, deployedAt }: Omit<Event, 'message'>): string =>
  JSON.stringify([artifactId, status, contentHash, deployedAt])

/**
 * Locks the artifacts: nobody deletes them, records of them, or adds them to a list meanwhile (see the migration), in the
 * order of their ids, so that two of these wait for each other.
 * @returns the ids of those that exist
 */
async function lockArtifacts(unit: Unit, events: readonly (Event | ValidationError)[]): Promise<Set<string>> {
  const ids = events.filter(isEvent).map(({ artifactId }) => artifactId)
  const rows = await unit.tx.$queryRaw<{ id: string }[]>`
    SELECT id::text FROM artifacts WHERE id = ANY (${ids}::uuid[]) ORDER BY id FOR UPDATE`
  return new Set(rows.map((row) => row.id))
}

/** Which of the events are there: their ids by {@link keyOf}. */
async function findRecorded(unit: Unit, projectId: string, events: readonly Event[]): Promise<Map<string, string>> {
  const rows = await unit.tx.$queryRaw<(Omit<Event, 'message'> & { id: string })[]>`
    SELECT d.id::text, d.artifact_id::text AS "artifactId", d.status, d.content_hash AS "contentHash", d.deployed_at AS "deployedAt"
    FROM unnest(${events.map(({ artifactId }) => artifactId)}::uuid[], ${events.map(({ status }) => status)}::text[]::deployment_status[],
                ${events.map(({ contentHash }) => contentHash)}::text[], ${events.map(timeOf)}::timestamptz[])
      AS asked (artifact_id, status, content_hash, deployed_at)
    JOIN deployments d ON d.project_id = ${projectId}::uuid AND d.artifact_id = asked.artifact_id
      AND d.deployed_at = asked.deployed_at AND d.status = asked.status
      AND coalesce(d.content_hash, '') = coalesce(asked.content_hash, '')`
  return new Map(rows.map((row) => [keyOf(row), row.id]))
}

async function insert(unit: Unit, projectId: string, events: readonly (Event & { id: string })[]): Promise<void> {
  if (events.length === 0) return
  await unit.tx.$executeRaw`
    INSERT INTO deployments (id, project_id, artifact_id, status, content_hash, deployed_at, message, deployed_by)
    SELECT event.id, ${projectId}::uuid, artifact_id, status, content_hash, deployed_at, message, ${unit.actor.id}::text
    FROM unnest(${events.map(({ id }) => id)}::uuid[], ${events.map(({ artifactId }) => artifactId)}::uuid[],
                ${events.map(({ status }) => status)}::text[]::deployment_status[],
                ${events.map(({ contentHash }) => contentHash)}::text[], ${events.map(timeOf)}::timestamptz[],
                ${events.map(({ message }) => message)}::text[])
      AS event (id, artifact_id, status, content_hash, deployed_at, message)`
}

const timeOf = ({ deployedAt }: Event): string => deployedAt.toISOString()
