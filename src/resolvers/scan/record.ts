import type { Transaction } from '../../database/index.ts'
import type { Source } from '../../generated/prisma/client.ts'
import type { ScanProgress, ScanResult } from '../../scanner/index.ts'
import type { Changes } from './apply.ts'

/** A scan as it was begun. Who has lost it to another process, which began it later, knows by the number of the attempt. */
export interface RunningScan {
  readonly scanId: string
  readonly attempt: number
}

/** Marks a PENDING scan as RUNNING. @returns null when the scan is not to be run any more */
export async function recordBegin(
  tx: Transaction,
  scanId: string,
): Promise<(RunningScan & { readonly source: Source }) | null> {
  const [scan] = await tx.$queryRaw<{ sourceId: string; attempt: number }[]>`
    UPDATE scans SET status = 'RUNNING', started_at = now(), heartbeat_at = now(), not_before = NULL,
      attempt = attempt + 1, version = version + 1, updated_at = now()
    WHERE id = ${scanId}::uuid AND status = 'PENDING' RETURNING source_id::text AS "sourceId", attempt`
  if (!scan) return null
  await tx.$executeRaw`UPDATE sources SET scan_status = 'RUNNING' WHERE id = ${scan.sourceId}::uuid`
  const source = await tx.source.findUniqueOrThrow({ where: { id: scan.sourceId } })
  return { scanId, attempt: scan.attempt, source }
}

/**
 * Makes a running scan PENDING again, because it cannot go on here and now; the attempt does not count.
 * @returns false when it is not this process's any more
 */
export async function recordPutBack(
  tx: Transaction,
  { scanId, attempt }: RunningScan,
  notBefore: Date | null,
): Promise<boolean> {
  const count = await tx.$executeRaw`
    WITH waiting AS (
      UPDATE scans SET status = 'PENDING', started_at = NULL, files_read = NULL, files_total = NULL,
        not_before = ${notBefore}::timestamptz, attempt = attempt - 1, version = version + 1, updated_at = now()
      WHERE id = ${scanId}::uuid AND status = 'RUNNING' AND attempt = ${attempt}::int RETURNING source_id)
    UPDATE sources SET scan_status = 'PENDING' FROM waiting WHERE id = waiting.source_id`
  return count > 0
}

/** Notes that a scan is alive, and how far it is. @returns false when it is not this process's any more */
export async function recordProgress(
  tx: Transaction,
  { scanId, attempt }: RunningScan,
  progress: ScanProgress | null,
): Promise<boolean> {
  const count = await tx.$executeRaw`
    UPDATE scans SET heartbeat_at = now(), files_read = ${progress?.filesRead ?? null}::int,
      files_total = ${progress?.filesTotal ?? null}::int
    WHERE id = ${scanId}::uuid AND status = 'RUNNING' AND attempt = ${attempt}::int`
  return count > 0
}

/**
 * Asks, with the source locked, whether a scan's result is still wanted: its source may have been deleted meanwhile, or
 * the scan given up for lost.
 */
export async function lockRunning(tx: Transaction, { scanId, attempt }: RunningScan): Promise<Source | null> {
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    SELECT s.id::text FROM sources s JOIN scans n ON n.source_id = s.id
    WHERE n.id = ${scanId}::uuid AND n.status = 'RUNNING' AND n.attempt = ${attempt}::int FOR NO KEY UPDATE OF s, n`
  return row ? tx.source.findUnique({ where: { id: row.id } }) : null
}

/** Marks a scan as SUCCEEDED or, when it could not read all, as PARTIAL; with what it has changed. */
export async function recordSuccess(
  tx: Transaction,
  scanId: string,
  { commit, filesTotal, filesRead, findings, incomplete }: ScanResult,
  { added, changed, removed, unchanged }: Changes,
): Promise<void> {
  const total = incomplete === null ? filesTotal : null
  await tx.$executeRaw`
    WITH ended AS (
      UPDATE scans SET status = CASE WHEN ${incomplete}::text IS NULL THEN 'SUCCEEDED' ELSE 'PARTIAL' END::scan_status,
        finished_at = clock_timestamp(), heartbeat_at = now(), commit = ${commit}::text, error = ${incomplete}::text,
        files_total = ${total}::int, files_read = ${filesRead}::int, added = ${added}::int, changed = ${changed}::int,
        removed = ${removed}::int, unchanged = ${unchanged}::int, findings = ${JSON.stringify(findings)}::jsonb,
        version = version + 1, updated_at = now()
      WHERE id = ${scanId}::uuid RETURNING source_id, finished_at, status)
    UPDATE sources SET scan_status = ended.status, last_scanned_at = ended.finished_at,
      commit = CASE ended.status WHEN 'SUCCEEDED' THEN ${commit}::text ELSE sources.commit END
    FROM ended WHERE id = ended.source_id`
}

/** Marks a scan as SUCCEEDED that found its repository as it was read before: what was said of the files then still holds. */
export async function recordUnchanged(
  tx: Transaction,
  scanId: string,
  commit: string,
  unchanged: number,
): Promise<void> {
  await tx.$executeRaw`
    WITH ended AS (
      UPDATE scans AS n SET status = 'SUCCEEDED', finished_at = clock_timestamp(), heartbeat_at = now(),
        commit = ${commit}::text, unchanged = ${unchanged}::int, files_total = last.files_total,
        files_read = last.files_read, findings = coalesce(last.findings, '[]'), version = n.version + 1, updated_at = now()
      FROM scans AS asked LEFT JOIN LATERAL (
        SELECT files_total, files_read, findings FROM scans
        WHERE source_id = asked.source_id AND status = 'SUCCEEDED' ORDER BY id DESC LIMIT 1) AS last ON true
      WHERE n.id = ${scanId}::uuid AND asked.id = n.id RETURNING n.source_id, n.finished_at)
    UPDATE sources SET scan_status = 'SUCCEEDED', last_scanned_at = ended.finished_at FROM ended WHERE id = ended.source_id`
}

/** Marks an unfinished scan as FAILED; the reason is shown to people. With `running`, only if it is still this process's. */
export async function recordFailure(
  tx: Transaction,
  scanId: string,
  reason: string,
  running: RunningScan | null = null,
): Promise<boolean> {
  const count = await tx.$executeRaw`
    WITH ended AS (
      UPDATE scans SET status = 'FAILED', finished_at = now(), not_before = NULL, error = left(${reason}::text, 2000),
        version = version + 1, updated_at = now()
      WHERE id = ${scanId}::uuid AND status IN ('PENDING', 'RUNNING')
        AND (${running?.attempt ?? null}::int IS NULL OR (status, attempt) = ('RUNNING', ${running?.attempt ?? null}::int))
      RETURNING source_id)
    UPDATE sources SET scan_status = 'FAILED', last_scanned_at = now() FROM ended WHERE id = ended.source_id`
  return count > 0
}
