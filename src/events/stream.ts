import type { EventReader, StoredEvent } from './reader.ts'

/** What somebody who watches is told next. */
export interface Told<Payload> {
  /** Names the place behind this: somebody who comes back with it goes on from here. */
  readonly id: string
  /** Null when this only tells the place: at the beginning, before anything has happened. */
  readonly payload: Payload | null
  /** Whether something was missed that is no longer kept: the stream ends, and what is watched has to be read anew. */
  readonly lost: boolean
}

/** How a topic is watched. */
export interface WatchOptions<Payload> {
  /** The id of the last event that was seen; without it, what happens from now on is told. */
  readonly after?: string | null
  /** Leaves out what is of no interest. */
  readonly select?: (payload: Payload) => boolean
  /** Whether, of several events that wait, only the newest is told: for topics that tell of a state. */
  readonly newestOnly?: boolean
  /** What is told first: how things are now. Asked when everything that happens later is sure to be told. */
  readonly now?: () => Promise<Payload>
  /** Whether nothing comes after this, so that the stream ends with it. */
  readonly isLast?: (payload: Payload) => boolean
}

/** What a stream needs of its hub. */
export interface StreamParts {
  readonly reader: EventReader
  readonly topic: string
  /** Told once, when the stream has ended. */
  readonly onEnd: () => void
}

/**
 * The events of a topic, one after the other, as fast as they are asked for: who is slow holds up nobody, and nothing piles
 * up but in the database. An iterator by hand, because a generator that waits cannot be ended from outside.
 */
export class EventStream<Payload> implements AsyncIterableIterator<Told<Payload>> {
  readonly #parts: StreamParts
  readonly #options: WatchOptions<Payload>
  readonly #waiting: StoredEvent<Payload>[] = []
  #place: string
  #begun = false
  #ended = false
  #news = true
  #resume: (() => void) | null = null
  #turn: Promise<unknown> = Promise.resolve()

  /** @param place the id after which it begins */
  constructor(parts: StreamParts, options: WatchOptions<Payload>, place: string) {
    this.#parts = parts
    this.#options = options
    this.#place = place
  }

  /** There may be something new. */
  wake(): void {
    this.#news = true
    this.#resume?.()
  }

  /** Ends the stream, also while somebody waits for what comes next. */
  end(): void {
    if (this.#ended) return
    this.#ended = true
    this.#resume?.()
    this.#parts.onEnd()
  }

  next(): Promise<IteratorResult<Told<Payload>, undefined>> {
    const taken = this.#turn
      .then(() => this.#take())
      .catch((error: unknown) => {
        this.end()
        throw error
      })
    this.#turn = taken.catch(() => undefined)
    return taken
  }

  return(): Promise<IteratorResult<Told<Payload>, undefined>> {
    this.end()
    return Promise.resolve(done)
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  async #take(): Promise<IteratorResult<Told<Payload>, undefined>> {
    if (!this.#begun) {
      this.#begun = true
      const first = await this.#first()
      if (first) return first
    }
    while (!this.#ended) {
      const event = this.#waiting.shift()
      if (event) return this.#tell(event.id, event.payload)
      this.#news = false
      const { events, lost } = await this.#parts.reader.next(this.#parts.topic, this.#place)
      if (lost) {
        this.end()
        return { done: false, value: { id: this.#place, payload: null, lost } }
      }
      const last = events.at(-1)
      if (!last) await this.#rest()
      else {
        this.#place = last.id
        this.#waiting.push(...this.#chosen(events as readonly StoredEvent<Payload>[]))
      }
    }
    return done
  }

  /** Somebody who comes back is told how things are only when nothing more will happen. */
  async #first(): Promise<IteratorResult<Told<Payload>, undefined> | null> {
    const { after, now, isLast } = this.#options
    const payload = (await now?.()) ?? null
    const comesBack = after != null
    if (comesBack && (payload === null || isLast?.(payload) !== true)) return null
    return this.#tell(this.#place, payload)
  }

  #tell(id: string, payload: Payload | null): IteratorResult<Told<Payload>, undefined> {
    if (payload !== null && this.#options.isLast?.(payload) === true) this.end()
    return { done: false, value: { id, payload, lost: false } }
  }

  #chosen(events: readonly StoredEvent<Payload>[]): readonly StoredEvent<Payload>[] {
    const { select, newestOnly = false } = this.#options
    const chosen = select ? events.filter(({ payload }) => select(payload)) : events
    return newestOnly ? chosen.slice(-1) : chosen
  }

  /** Until there is news, or the end. */
  async #rest(): Promise<void> {
    if (this.#news || this.#ended) return
    await new Promise<void>((resolve) => (this.#resume = resolve))
    this.#resume = null
  }
}

const done: IteratorReturnResult<undefined> = { done: true, value: undefined }
