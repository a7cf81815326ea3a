import { Prisma } from '../../generated/prisma/client.ts'
import { deploymentColumns } from '../columns.ts'
import { type Listing, type PageRequest, rowsToRead, within } from '../listing.ts'
import { orderBy, type OrderTerm } from '../sort-order.ts'
import { idTerm } from './order.ts'

/** Newest first, of the events or of what is noted of the latest ones. */
const newestFirst = (deployedAt: Prisma.Sql, id: Prisma.Sql): readonly OrderTerm[] => [
  { field: 'DEPLOYED_AT', key: { sql: deployedAt, type: 'time', column: 'deployedAt' }, descending: true },
  idTerm(id, true),
]
const byEvent = newestFirst(Prisma.sql`d.deployed_at`, Prisma.sql`d.id`)
const byLatest = newestFirst(Prisma.sql`k.deployed_at`, Prisma.sql`k.deployment_id`)
const byFirst = newestFirst(Prisma.sql`k.first_at`, Prisma.sql`k.first_id`)

/** The deployments of an artifact or to a project, newest first; of each artifact in each project the latest only, or all. */
export function deploymentListing(parent: 'artifact' | 'project', latestOnly: boolean): Listing {
  const column = { artifact: Prisma.sql`artifact_id`, project: Prisma.sql`project_id` }[parent]
  return {
    name: `${parent}.deployments`,
    columns: deploymentColumns,
    where: [],
    ...(latestOnly
      ? {
          from: Prisma.sql`project_artifacts k JOIN deployments d ON d.id = k.deployment_id`,
          parent: Prisma.sql`k.${column}`,
          order: byLatest,
        }
      : { from: Prisma.sql`deployments d`, parent: Prisma.sql`d.${column}`, order: byEvent }),
  }
}

/**
 * The deployments of what is in a collection, newest first. A page of n events can only be of the n artifacts whose own
 * events come first, and of nothing that comes behind the first event of the last of these: that is all it reads.
 */
export const deploymentsOfCollection: Listing = {
  name: 'collection.deploymentHistory',
  columns: deploymentColumns,
  from: Prisma.sql`collection_deployments k JOIN deployments d ON d.artifact_id = k.artifact_id`,
  where: [],
  parent: Prisma.sql`k.collection_id`,
  order: byEvent,
  pageFrom(request, collection) {
    const sorted = orderBy(byLatest, request.backward)
    return Prisma.sql`(
      SELECT k.artifact_id, nth_value(k.deployed_at, ${rowsToRead(request)}) OVER all_of_them AS last_at,
        nth_value(k.deployment_id, ${rowsToRead(request)}) OVER all_of_them AS last_id
      FROM (${firstOfArtifacts(request, collection)}) AS k
      WINDOW all_of_them AS (ORDER BY ${sorted} ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
    ) AS first CROSS JOIN LATERAL (
      SELECT * FROM deployments d WHERE ${all(Prisma.sql`d.artifact_id = first.artifact_id`, ...within(byEvent, request))}
        AND (d.deployed_at, d.id) ${request.backward ? upTo : downTo}
      ORDER BY ${orderBy(byEvent, request.backward)} LIMIT ${rowsToRead(request)}
    ) AS d`
  },
}

// Where there are fewer artifacts than rows on the page, each may fill it.
const downTo = Prisma.sql`>= (coalesce(first.last_at, '-infinity'), coalesce(first.last_id, '00000000-0000-0000-0000-000000000000'))`
const upTo = Prisma.sql`<= (coalesce(first.last_at, 'infinity'), coalesce(first.last_id, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))`

const latest = Prisma.sql`k.deployed_at, k.deployment_id`
const earliest = Prisma.sql`k.first_at, k.first_id`

/**
 * The artifacts of a collection whose events come first in the direction of a page, with the event with which each begins:
 * its latest or its earliest one, as it is noted, unless the cursor lies between these. Then its next event is looked up.
 */
function firstOfArtifacts(request: PageRequest, collection: Prisma.Sql): Prisma.Sql {
  const { backward } = request
  const [near, far] = backward ? [earliest, latest] : [latest, earliest]
  const noted = (more: Prisma.Sql) => Prisma.sql`SELECT k.artifact_id, ${backward ? notedFirst : latest}
    FROM collection_deployments k WHERE k.collection_id = ${collection} ${more}`
  const begin = Prisma.sql`ORDER BY ${orderBy(backward ? byFirst : byLatest, backward)} LIMIT ${rowsToRead(request)}`
  const cursor = backward ? request.before : request.after
  if (!cursor) return Prisma.sql`${noted(Prisma.empty)} ${begin}`
  const place = Prisma.sql`(${cursor[0]}::timestamptz, ${cursor[1]}::uuid)`
  const further = backward ? Prisma.sql`>` : Prisma.sql`<`
  const notFurther = backward ? Prisma.sql`<=` : Prisma.sql`>=`
  return Prisma.sql`SELECT * FROM (
    (${noted(Prisma.sql`AND (${near}) ${further} ${place}`)} ${begin})
    UNION ALL
    (SELECT next.* FROM (${noted(Prisma.sql`AND (${near}) ${notFurther} ${place} AND (${far}) ${further} ${place}`)}) AS k
      CROSS JOIN LATERAL (
        SELECT d.artifact_id, d.deployed_at, d.id FROM deployments d
        WHERE ${all(Prisma.sql`d.artifact_id = k.artifact_id`, ...within(byEvent, request))}
        ORDER BY ${orderBy(byEvent, backward)} LIMIT 1) AS next)
  ) AS k ORDER BY ${orderBy(byLatest, backward)} LIMIT ${rowsToRead(request)}`
}

const notedFirst = Prisma.sql`k.first_at AS deployed_at, k.first_id AS deployment_id`

const all = (...conditions: readonly Prisma.Sql[]): Prisma.Sql => Prisma.join([...conditions], ' AND ')
