import DataLoader from 'dataloader'
import type { Reader } from '../database/index.ts'
import { artifactLists, type OrderedList } from '../database/ordered-lists.ts'
import { type Deployment, Prisma } from '../generated/prisma/client.ts'
import { lazily } from './lazily.ts'
import { type Drift, driftOf, type ProjectCopy } from './drift.ts'

/** Loaders of what is reckoned from deployments. */
export const deploymentLoaders = lazily({
  drift: driftLoader,
  summaries: lazily({
    Collection: (reader: Reader) => summaryLoader(reader, artifactLists.Collection),
    Group: (reader: Reader) => summaryLoader(reader, artifactLists.Group),
  }),
})

/** The drift that each event shows, by {@link driftOf}: one statement, whatever their number. */
function driftLoader(reader: Reader) {
  return new DataLoader<Pick<Deployment, 'id' | 'projectId' | 'artifactId'>, Drift, string>(
    async (events) => {
      const rows = await reader.read<ProjectCopy & { asked: string }>(Prisma.sql`
        SELECT asked.id::text AS asked, k.deployment_id::text AS "deploymentId", k.success_id::text AS "successId",
          k.success_hash AS "successHash", k.reported_at AS "reportedAt", k.reported_hash AS "reportedHash",
          k.reported_gone AS "reportedGone", a.content_hash AS "artifactHash", (a.state = 'REMOVED' OR a.gone_upstream) AS "artifactGone"
        FROM unnest(${events.map(({ id }) => id)}::uuid[], ${events.map(({ projectId }) => projectId)}::uuid[],
                    ${events.map(({ artifactId }) => artifactId)}::uuid[]) AS asked (id, project_id, artifact_id)
        JOIN project_artifacts k ON k.project_id = asked.project_id AND k.artifact_id = asked.artifact_id
        JOIN artifacts a ON a.id = asked.artifact_id`)
      const found = new Map(rows.map(({ asked, ...copy }) => [asked, driftOf(asked, copy)]))
      return events.map(({ id }) => found.get(id) ?? new TypeError('A deployment is not noted in its project.'))
    },
    { cacheKeyFn: ({ id }) => id },
  )
}

/** A list whose deployments are summed up: to whatever project, or to one. */
interface Summed {
  readonly id: string
  readonly projectId: string | null
}

/** How many artifacts of a list have a latest event of each status, and when the last event was. */
export interface Summary {
  readonly deployedCount: number
  readonly failedCount: number
  readonly pendingCount: number
  readonly lastDeploymentAt: Date | null
}

const nothing: Summary = { deployedCount: 0, failedCount: 0, pendingCount: 0, lastDeploymentAt: null }

/**
 * Summaries of lists of one type: one statement for all, and one for all that are of one project. Lists have five members or
 * thousands, so how these are found is planned each time.
 */
function summaryLoader(reader: Reader, list: OrderedList) {
  return new DataLoader<Summed, Summary, string>(
    async (asked) => {
      const everywhere = asked.filter(({ projectId }) => projectId === null)
      const inProjects = asked.filter(({ projectId }) => projectId !== null)
      const statements = [
        ...(everywhere.length > 0 ? [sumEverywhere(list, everywhere)] : []),
        ...(inProjects.length > 0 ? [sumInProjects(list, inProjects)] : []),
      ]
      const rows = await Promise.all(
        statements.map((statement) => reader.read<Summed & Summary>(statement, 'each-time')),
      )
      const found = new Map(rows.flat().map((row) => [keyOf(row), row]))
      return asked.map((each) => found.get(keyOf(each)) ?? nothing)
    },
    { cacheKeyFn: keyOf },
  )
}

const keyOf = ({ id, projectId }: Summed): string => `${id}/${projectId ?? ''}`

/** What is counted of `k`, the latest events. */
const counts = Prisma.sql`
  count(*) FILTER (WHERE k.status = 'SUCCEEDED')::int AS "deployedCount",
  count(*) FILTER (WHERE k.status = 'FAILED')::int AS "failedCount",
  count(*) FILTER (WHERE k.status = 'PENDING')::int AS "pendingCount",
  max(k.deployed_at) AS "lastDeploymentAt"`

function sumEverywhere({ table, parent, item }: OrderedList, lists: readonly Summed[]): Prisma.Sql {
  return Prisma.sql`SELECT m.${parent}::text AS id, NULL AS "projectId", ${counts}
    FROM ${table} m JOIN collection_deployments k ON k.collection_id = m.collection_id AND k.artifact_id = m.${item}
    WHERE m.${parent} = ANY (${lists.map(({ id }) => id)}::uuid[]) GROUP BY m.${parent}`
}

function sumInProjects({ table, parent, item }: OrderedList, lists: readonly Summed[]): Prisma.Sql {
  return Prisma.sql`SELECT asked.id::text, asked.project_id::text AS "projectId", ${counts}
    FROM unnest(${lists.map(({ id }) => id)}::uuid[], ${lists.map(({ projectId }) => projectId)}::uuid[]) AS asked (id, project_id)
    JOIN ${table} m ON m.${parent} = asked.id
    JOIN project_artifacts k ON k.project_id = asked.project_id AND k.artifact_id = m.${item}
    GROUP BY asked.id, asked.project_id`
}
