import type { Database } from '../database/index.ts'
import { Announcer } from './announcer.ts'
import { channel } from './channel.ts'
import { recordEvents } from './outbox.ts'
import { EventReader } from './reader.ts'
import { WatchRefused } from './refused.ts'
import { EventStream, type WatchOptions } from './stream.ts'
import type { Topic } from './topic.ts'

/** What events tell the log. */
export interface EventLog {
  warn(facts: object, message: string): void
}

/** Options of {@link EventHub}. */
export interface EventHubOptions {
  readonly database: Database
  readonly log: EventLog
  /** How many may watch in this process at once. */
  readonly limit: number
}

/** What the hub has to do with a stream, whatever it tells of. */
type Watcher = Pick<EventStream<unknown>, 'wake' | 'end'>

/**
 * How often those who watch look for themselves, in ms: notifications can get lost, on a connection that breaks or behind
 * a pooler that shares connections between transactions. The embedded engine has no network in between.
 */
const lookingEvery = 2_000

/** The id of an event, as it was given out. */
const eventId = /^\d{1,18}$/

/** Where one process watches: it hears of what any process has published, and wakes whoever watches the topic. */
export class EventHub {
  readonly #database: Database
  readonly #log: EventLog
  readonly #limit: number
  readonly #reader: EventReader
  readonly #announcer: Announcer
  readonly #watching = new Map<string, Set<Watcher>>()
  #watchers = 0
  #closed = false
  #looking: NodeJS.Timeout | null = null
  #listening: Promise<() => Promise<void>> | null = null

  constructor({ database, log, limit }: EventHubOptions) {
    this.#database = database
    this.#log = log
    this.#limit = limit
    this.#reader = new EventReader(database)
    this.#announcer = new Announcer(database, (err) => {
      log.warn({ err }, 'others could not be told of events; they look for them')
    })
  }

  /** Whether the process is stopping: streams that end now are not over, and their clients come back elsewhere. */
  get closed(): boolean {
    return this.#closed
  }

  /**
   * Watches a topic.
   * @throws {WatchRefused} when too many do, when `after` is no event's id, or when the process is stopping.
   */
  async watch<Payload>(topic: Topic<Payload>, options: WatchOptions<Payload> = {}): Promise<EventStream<Payload>> {
    const { after = null } = options
    if (after !== null && !eventId.test(after)) throw new WatchRefused('MALFORMED')
    if (this.#closed) throw new WatchRefused('STOPPING')
    if (this.#watchers >= this.#limit) throw new WatchRefused('LIMIT')
    this.#watchers += 1
    try {
      await this.#listen()
      const place = after ?? (await this.#reader.end(topic.name))
      return this.#open(topic.name, options, place)
    } catch (error) {
      this.#watchers -= 1
      throw error
    }
  }

  /** Tells of something outside an operation, as workers do that have nothing else to commit. */
  async publish<Payload>(topic: Topic<Payload>, payload: Payload): Promise<void> {
    await recordEvents(this.#database.prisma, [{ topic: topic.name, payload }])
    this.announce([topic.name])
  }

  /** Has every process told that there are events of these topics, which are committed. Never throws. */
  announce(topics: readonly string[]): void {
    this.#announcer.announce(topics)
  }

  /** Ends every stream; nobody can watch any more. */
  close(): void {
    this.#closed = true
    for (const streams of [...this.#watching.values()]) for (const stream of [...streams]) stream.end()
  }

  /** Lets go of the database, when everything has ended that might ask it. */
  async release(): Promise<void> {
    this.close()
    if (this.#looking) clearInterval(this.#looking)
    await this.#announcer.idle()
    const stop = await this.#listening?.catch(() => null)
    await stop?.()
  }

  #open<Payload>(topic: string, options: WatchOptions<Payload>, place: string): EventStream<Payload> {
    if (this.#closed) throw new WatchRefused('STOPPING')
    const streams = this.#watching.get(topic) ?? new Set<Watcher>()
    this.#watching.set(topic, streams)
    const onEnd = () => {
      this.#watchers -= 1
      streams.delete(stream)
      if (streams.size === 0) this.#watching.delete(topic)
    }
    const stream = new EventStream<Payload>({ reader: this.#reader, topic, onEnd }, options, place)
    streams.add(stream)
    return stream
  }

  /** Begins with the first who watches. When the database cannot tell, they look for themselves. */
  async #listen(): Promise<void> {
    this.#listening ??= this.#database.listen(channel, {
      heard: (topic) => {
        for (const stream of this.#watching.get(topic) ?? []) stream.wake()
      },
      missed: () => {
        this.#wakeAll()
      },
      failed: (err) => {
        this.#log.warn({ err }, 'the database cannot tell of events; they are looked for instead')
      },
    })
    if (this.#database.engine === 'server')
      this.#looking ??= setInterval(() => {
        this.#wakeAll()
      }, lookingEvery).unref()
    await this.#listening
  }

  #wakeAll(): void {
    for (const streams of this.#watching.values()) for (const stream of streams) stream.wake()
  }
}
