import type { PlannerTask } from '../../generated/prisma/client.ts'
import { newId } from '../../ids.ts'
import type { PlanCall } from '../../planner/index.ts'
import { LimitError } from '../errors.ts'
import type { PlannerAccess } from '../procedure.ts'
import type { Unit } from '../unit.ts'

/** Seconds that a call has beyond the time-out of the model to write its answer down, before it is taken for lost. */
const grace = 60

/** What a call has taken, and how it ended: a reason of plannerFailures when it failed. */
export interface Outcome {
  readonly attempts: number
  readonly inputTokens: number
  readonly outputTokens: number
  readonly failure: string | null
}

/**
 * Takes a call out of the actor's allowance and begins its record, in one statement: calls that come at once, in whatever
 * process, wait for each other at the row. Tokens are reserved, so that calls that run count; those of a call whose process
 * died are given back by {@link sweepPlanner}.
 * @returns the id of the call
 * @throws {LimitError} with the seconds after which there is room again
 */
export async function beginCall(
  { tx, actor }: Unit,
  { planner, callsPerMinute, tokensPerDay, timeout }: PlannerAccess,
  task: PlannerTask,
  { promptHash, tokensToReserve: reserved }: PlanCall,
): Promise<string> {
  const id = newId()
  const begun = await tx.$executeRaw`
    WITH taken AS (
      INSERT INTO planner_allowances AS a (actor_id, calls, day, tokens)
      SELECT ${actor.id}::text, ARRAY[clock_timestamp()], (clock_timestamp() AT TIME ZONE 'UTC')::date, ${reserved}::int
      WHERE ${reserved}::int <= ${tokensPerDay}::int
      ON CONFLICT (actor_id) DO UPDATE SET
        calls = array_append(recent_calls(a.calls), clock_timestamp()),
        day = excluded.day,
        tokens = CASE WHEN a.day = excluded.day THEN a.tokens ELSE 0 END + excluded.tokens
      WHERE cardinality(recent_calls(a.calls)) < ${callsPerMinute}::int
        AND CASE WHEN a.day = excluded.day THEN a.tokens ELSE 0 END + excluded.tokens <= ${tokensPerDay}::int
      RETURNING actor_id)
    INSERT INTO planner_calls (id, actor_id, task, provider, model, prompt_hash, reserved_tokens, expires_at)
    SELECT ${id}::uuid, actor_id, ${task}::text::planner_task, ${planner.provider}::text, ${planner.model}::text,
      ${promptHash}::text, ${reserved}::int, clock_timestamp() + make_interval(secs => ${timeout + grace}::int) FROM taken`
  if (begun === 1) return id
  throw await refusal({ tx, actor }, { callsPerMinute, tokensPerDay })
}

/** Which limit it was, and when there is room again. */
async function refusal(
  { tx, actor }: Pick<Unit, 'tx' | 'actor'>,
  { callsPerMinute, tokensPerDay }: Pick<PlannerAccess, 'callsPerMinute' | 'tokensPerDay'>,
): Promise<LimitError> {
  const [row] = await tx.$queryRaw<{ calls: number; nextCall: number; nextDay: number }[]>`
    SELECT cardinality(recent_calls(calls))::int AS calls,
      ceil(extract(epoch FROM (recent_calls(calls))[1] + interval '1 minute' - clock_timestamp()))::int AS "nextCall",
      ceil(extract(epoch FROM date_trunc('day', clock_timestamp() AT TIME ZONE 'UTC') + interval '1 day'
        - clock_timestamp() AT TIME ZONE 'UTC'))::int AS "nextDay"
    FROM planner_allowances WHERE actor_id = ${actor.id}::text`
  if (row && row.calls >= callsPerMinute) {
    const message = `The planner may be asked ${String(callsPerMinute)} times a minute. Try again later.`
    return new LimitError(message, ['input'], callsPerMinute, Math.max(1, row.nextCall))
  }
  const message = `The planner may use ${String(tokensPerDay)} tokens a day, and too few are left. Try again tomorrow, or ask for less.`
  return new LimitError(message, ['input'], tokensPerDay, row ? Math.max(1, row.nextDay) : null)
}

/** Ends the record of a call, and gives back what was set aside and not used. */
export async function endCall(
  { tx, actor }: Pick<Unit, 'tx' | 'actor'>,
  id: string,
  { attempts, inputTokens, outputTokens, failure }: Outcome,
): Promise<void> {
  await tx.$executeRaw`
    WITH ended AS (
      UPDATE planner_calls SET outcome = ${failure === null ? 'SUCCEEDED' : 'FAILED'}::text::planner_outcome,
        failure = ${failure}::text, attempts = ${attempts}::int, input_tokens = ${inputTokens}::int,
        output_tokens = ${outputTokens}::int, finished_at = clock_timestamp()
      WHERE id = ${id}::uuid AND outcome = 'RUNNING' RETURNING reserved_tokens, (started_at AT TIME ZONE 'UTC')::date AS day)
    UPDATE planner_allowances AS a
    SET tokens = greatest(0, a.tokens - ended.reserved_tokens + ${inputTokens + outputTokens}::int)
    FROM ended WHERE a.actor_id = ${actor.id}::text AND a.day = ended.day`
}
