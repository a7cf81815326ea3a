import type { Transaction } from '../../database/index.ts'

/** How often a scan is begun at most: one that ends its process each time must not do so for ever. */
const mostAttempts = 3

/**
 * Makes the scans PENDING again whose process has not been heard of for so many seconds, or FAILED when that has happened
 * too often. Those that wait without a job are found, too. @returns their ids
 */
export async function recordLost(
  tx: Transaction,
  silentSeconds: number,
): Promise<{ readonly waiting: string[]; readonly failed: string[] }> {
  const rows = await tx.$queryRaw<{ id: string; waits: boolean }[]>`
    WITH lost AS (
      SELECT id, status = 'PENDING' OR attempt < ${mostAttempts}::int AS waits FROM scans n
      WHERE (status = 'RUNNING' AND heartbeat_at <= now() - make_interval(secs => ${silentSeconds}::int))
        OR (status = 'PENDING' AND NOT EXISTS (SELECT FROM jobs.job WHERE name = 'scan' AND data->>'scanId' = n.id::text))
      FOR UPDATE SKIP LOCKED),
    changed AS (
      UPDATE scans n SET version = version + 1, updated_at = now(), files_read = NULL, files_total = NULL,
        status = CASE WHEN waits THEN 'PENDING' ELSE 'FAILED' END::scan_status,
        started_at = CASE WHEN waits THEN NULL ELSE started_at END, finished_at = CASE WHEN waits THEN NULL ELSE now() END,
        error = CASE WHEN waits THEN NULL ELSE 'The server stopped while the scan ran, again and again.' END
      FROM lost WHERE n.id = lost.id RETURNING n.id, n.source_id, n.status, waits),
    marked AS (
      UPDATE sources SET scan_status = changed.status, last_scanned_at = CASE WHEN waits THEN last_scanned_at ELSE now() END
      FROM changed WHERE sources.id = changed.source_id)
    SELECT id::text, waits FROM changed`
  const idsOf = (waits: boolean) => rows.filter((row) => row.waits === waits).map(({ id }) => id)
  return { waiting: idsOf(true), failed: idsOf(false) }
}
