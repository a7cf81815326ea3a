import DataLoader from 'dataloader'
import type { Database } from '../database/index.ts'
import { Prisma } from '../generated/prisma/client.ts'

/** A row of the table `events`. Ids are whole numbers as texts: they outgrow what JavaScript counts to. */
export interface StoredEvent<Payload = unknown> {
  readonly id: string
  readonly payload: Payload
}

/** Where somebody has come to in a topic. */
interface Place {
  readonly topic: string
  /** The id of the last event that was seen, or 0. */
  readonly after: string
}

/** What comes next in a topic. */
export interface Next {
  /** The oldest first; a few at once. */
  readonly events: readonly StoredEvent[]
  /** Whether events that came after the place are no longer kept, so that something is missing. */
  readonly lost: boolean
}

/** Events that are read at once for one place: those who are slower take them in several turns. */
const batch = 100

interface Row {
  readonly topic: string
  readonly after: string
  readonly horizon: string
  readonly id: string | null
  readonly payload: unknown
}

/** Reads the table of events, for everybody who asks in the same turn of the process with one statement. */
export class EventReader {
  readonly #database: Database
  readonly #loader: DataLoader<Place, Next, string>

  constructor(database: Database) {
    this.#database = database
    this.#loader = new DataLoader((places: readonly Place[]) => this.#read(places), { cache: false })
  }

  /** What comes after a place. */
  next(topic: string, after: string): Promise<Next> {
    return this.#loader.load({ topic, after })
  }

  /** Where a topic is now: the place of somebody who begins to watch. */
  async end(topic: string): Promise<string> {
    const [row] = await this.#database.read<{ place: string }>(Prisma.sql`
      SELECT greatest(max(id), (SELECT swept_id FROM event_horizon), 0)::text AS place
      FROM events WHERE topic = ${topic}::text`)
    return row?.place ?? '0'
  }

  async #read(places: readonly Place[]): Promise<Next[]> {
    const wanted = new Map(places.map((place) => [keyOf(place), place]))
    const rows = await this.#database.read<Row>(Prisma.sql`
      SELECT places.topic, places.after::text, coalesce((SELECT swept_id FROM event_horizon), 0)::text AS horizon,
        next.id::text, next.payload
      FROM unnest(${[...wanted.values()].map(({ topic }) => topic)}::text[],
        ${[...wanted.values()].map(({ after }) => after)}::text[]::bigint[]) AS places (topic, after)
      LEFT JOIN LATERAL (
        SELECT id, payload FROM events WHERE topic = places.topic AND id > places.after ORDER BY id LIMIT ${batch}::int
      ) AS next ON true
      ORDER BY next.id`)
    const found = new Map(
      [...wanted.keys()].map((key): [string, { lost: boolean; events: StoredEvent[] }] => [key, none()]),
    )
    for (const row of rows) {
      const next = found.get(keyOf(row))
      if (!next) continue
      next.lost = BigInt(row.after) < BigInt(row.horizon)
      if (row.id !== null) next.events.push({ id: row.id, payload: row.payload })
    }
    return places.map((place) => found.get(keyOf(place)) ?? none())
  }
}

const none = () => ({ lost: false, events: [] })

const keyOf = ({ topic, after }: Place): string => `${after} ${topic}`
