import type { Transaction } from '../database/index.ts'

/** How long events are kept, in hours, and how many of them at most: clients that were away for longer read anew. */
const kept = { hours: 24, events: 100_000 }

/**
 * Takes old events away, always all up to some id, and notes that id: so whoever comes back with an older one can be told
 * that something is missing.
 */
export async function sweepEvents(tx: Transaction, { hours, events } = kept): Promise<void> {
  await tx.$executeRaw`
    WITH bound AS (
      SELECT greatest(
        (SELECT max(id) FROM events WHERE created_at < now() - make_interval(hours => ${hours}::int)),
        (SELECT id FROM events ORDER BY id DESC OFFSET ${events}::int LIMIT 1)) AS id),
    gone AS (DELETE FROM events USING bound WHERE events.id <= bound.id)
    INSERT INTO event_horizon (swept_id) SELECT id FROM bound WHERE id IS NOT NULL
    ON CONFLICT (one) DO UPDATE SET swept_id = greatest(event_horizon.swept_id, excluded.swept_id)`
}
