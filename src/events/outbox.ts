import type { Transaction } from '../database/index.ts'
import { channel } from './channel.ts'
import type { Announcement, Topic } from './topic.ts'

/** What one transaction has to tell. It is written last, in one statement, and so told if and only if it commits. */
export class Outbox {
  readonly #announcements: Announcement[] = []

  /** The topics of all that was published. */
  get topics(): readonly string[] {
    return this.#announcements.map(({ topic }) => topic)
  }

  publish<Payload>(topic: Topic<Payload>, payload: Payload): void {
    this.#announcements.push({ topic: topic.name, payload })
  }

  /** Has to be the last statement before the commit; see {@link recordEvents}. */
  async flush(tx: Transaction): Promise<void> {
    await recordEvents(tx, this.#announcements)
  }
}

/** Locks that topics share, by their hash: a transaction takes no more than these, however many topics it tells of. */
const locks = 256

/** "LARD" in ASCII, so that these locks are no others'. */
const lockClass = 0x4c415244

/** Writes events, and has every process told when the transaction commits. As {@link recordEvents}, it comes last. */
export async function writeEvents(tx: Transaction, announcements: readonly Announcement[]): Promise<void> {
  if (announcements.length === 0) return
  await recordEvents(tx, announcements)
  await tx.$queryRaw`SELECT pg_notify(${channel}::text, topic)::text FROM unnest(${topicsOf(announcements)}::text[]) AS topics (topic)`
}

const topicsOf = (announcements: readonly Announcement[]) => [...new Set(announcements.map(({ topic }) => topic))]

/**
 * Writes events: one statement, whatever their number; none for none. Nobody is told: that is for after the commit.
 *
 * A reader that has come to the event N of a topic asks for the ids above N, so within a topic ids have to be committed
 * in their order. A sequence alone does not see to that: who draws first may commit last. So each topic has a lock, taken
 * before an id is drawn and held until the commit. They are taken in one order, as the last thing that a transaction
 * does: nobody who holds one waits for anything but others of them, so they cannot deadlock.
 */
export async function recordEvents(tx: Transaction, announcements: readonly Announcement[]): Promise<void> {
  if (announcements.length === 0) return
  const topics = announcements.map(({ topic }) => topic)
  const payloads = announcements.map(({ payload }) => JSON.stringify(payload))
  await tx.$executeRaw`
    WITH given AS MATERIALIZED (
      SELECT topic, payload::jsonb, nth, (hashtext(topic) & ${locks - 1}::int) AS lock
      FROM unnest(${topics}::text[], ${payloads}::text[]) WITH ORDINALITY AS given (topic, payload, nth)),
    locked AS MATERIALIZED (
      SELECT lock, pg_advisory_xact_lock(${lockClass}::int, lock)::text AS taken
      FROM (SELECT DISTINCT lock FROM given ORDER BY lock) AS wanted)
    INSERT INTO events (topic, payload)
    SELECT topic, payload FROM given JOIN locked USING (lock) ORDER BY nth`
}
