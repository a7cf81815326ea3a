import type { Transaction } from '../../database/index.ts'
import { writeEvents } from '../../events/index.ts'
import { patchSetTopic } from '../patch-set/news.ts'

/** For how many days the records of calls are kept, and for how many hours a draft that nobody writes. */
const kept = { days: 90, hours: 24 }

/**
 * Ends the calls whose processes are gone: what was set aside for them is given back, and the drafts that they wrote are
 * empty again. Takes away drafts that nobody has written, old records of calls, and allowances of other days. What another
 * process sweeps meanwhile is left to it.
 */
export async function sweepPlanner(tx: Transaction): Promise<void> {
  const emptied = await endLostCalls(tx)
  const gone = await tx.$queryRaw<{ id: string }[]>`
    DELETE FROM patch_sets WHERE status = 'DRAFT' AND planner_call_id IS NULL
      AND updated_at < now() - make_interval(hours => ${kept.hours}::int) RETURNING id::text`
  await tx.$executeRaw`
    DELETE FROM planner_calls WHERE outcome <> 'RUNNING' AND started_at < now() - make_interval(days => ${kept.days}::int)`
  await tx.$executeRaw`DELETE FROM planner_allowances WHERE day < (now() AT TIME ZONE 'UTC')::date - 1`
  await writeEvents(tx, [
    ...emptied.map(({ id }) => ({ topic: patchSetTopic(id).name, payload: { status: 'DRAFT' } })),
    ...gone.map(({ id }) => ({ topic: patchSetTopic(id).name, payload: { status: 'GONE' } })),
  ])
}

/** @returns the drafts that were being written */
function endLostCalls(tx: Transaction): Promise<{ id: string }[]> {
  return tx.$queryRaw<{ id: string }[]>`
    WITH lost AS (
      UPDATE planner_calls SET outcome = 'FAILED', failure = 'LOST', finished_at = clock_timestamp()
      WHERE id IN (SELECT id FROM planner_calls WHERE outcome = 'RUNNING' AND expires_at < clock_timestamp()
        FOR UPDATE SKIP LOCKED)
      RETURNING id, actor_id, reserved_tokens, (started_at AT TIME ZONE 'UTC')::date AS day),
    returned AS (
      UPDATE planner_allowances AS a SET tokens = greatest(0, a.tokens - sums.tokens)
      FROM (SELECT actor_id, day, sum(reserved_tokens)::int AS tokens FROM lost GROUP BY actor_id, day) AS sums
      WHERE a.actor_id = sums.actor_id AND a.day = sums.day)
    UPDATE patch_sets AS x SET planner_call_id = NULL, operations = '[]', summary = NULL, updated_at = now()
    FROM lost WHERE x.planner_call_id = lost.id RETURNING x.id::text`
}
