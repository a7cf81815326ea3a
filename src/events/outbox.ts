import type { Transaction } from '../database/index.ts'
import { channel } from './channel.ts'
import type { Announcement, Topic } from './topic.ts'

/** What one transaction has to tell. It is written last, in one statement, and so told if and only if it commits. */
export class Outbox {
  readonly #announcements: Announcement[] = []

  publish<Payload>(topic: Topic<Payload>, payload: Payload): void {
    this.#announcements.push({ topic: topic.name, payload })
  }

  /** Has to be the last statement before the commit; see {@link writeEvents}. */
  async flush(tx: Transaction): Promise<void> {
    await writeEvents(tx, this.#announcements.splice(0))
  }
}

/** Locks that topics share, by their hash: a transaction takes no more than these, however many topics it tells of. */
const locks = 256

/** "LARD" in ASCII, so that these locks are no others'. */
const lockClass = 0x4c415244

/**
 * Writes events and has every process told when the transaction commits: one statement, whatever their number; none for
 * none.
 *
 * A reader that has come to the event N of a topic asks for the ids above N, so within a topic ids have to be committed
 * in their order. A sequence alone does not see to that: who draws first may commit last. So each topic has a lock, taken
 * before an id is drawn and held until the commit. They are taken in one order, as the last thing that a transaction
 * does: nobody who holds one waits for anything but others of them, so they cannot deadlock.
 */
export async function writeEvents(tx: Transaction, announcements: readonly Announcement[]): Promise<void> {
  if (announcements.length === 0) return
  const topics = announcements.map(({ topic }) => topic)
  const payloads = announcements.map(({ payload }) => JSON.stringify(payload))
  await tx.$queryRaw`
    WITH given AS MATERIALIZED (
      SELECT topic, payload::jsonb, nth, (hashtext(topic) & ${locks - 1}::int) AS lock
      FROM unnest(${topics}::text[], ${payloads}::text[]) WITH ORDINALITY AS given (topic, payload, nth)),
    locked AS MATERIALIZED (
      SELECT lock, pg_advisory_xact_lock(${lockClass}::int, lock)::text AS taken
      FROM (SELECT DISTINCT lock FROM given ORDER BY lock) AS wanted),
    written AS (
      INSERT INTO events (topic, payload)
      SELECT topic, payload FROM given JOIN locked USING (lock) ORDER BY nth RETURNING topic)
    SELECT pg_notify(${channel}::text, topic)::text AS told FROM (SELECT DISTINCT topic FROM written) AS topics`
}
