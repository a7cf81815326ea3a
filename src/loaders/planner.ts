import { Prisma } from '../generated/prisma/client.ts'
import type { Reader } from '../database/index.ts'
import { oneEach } from './batch.ts'

/** What somebody has used of the planner lately. */
export interface PlannerUse {
  readonly actorId: string
  /** Calls of the last minute. */
  readonly calls: number
  /** Tokens of today, in UTC, with those that are set aside. */
  readonly tokens: number
}

/** The loader of what actors have used, by their names. */
export function plannerUseLoader(reader: Reader) {
  return oneEach(
    (actors) =>
      reader.read<PlannerUse>(Prisma.sql`
        SELECT actor_id AS "actorId", cardinality(recent_calls(calls))::int AS calls,
          CASE WHEN day = (now() AT TIME ZONE 'UTC')::date THEN tokens ELSE 0 END AS tokens
        FROM planner_allowances WHERE actor_id = ANY (${actors}::text[])`),
    (row) => row.actorId,
  )
}
