import type { World } from './world.ts'

/** One event of a stream of Server-Sent Events. */
export interface ServerSentEvent {
  readonly id: string | null
  readonly event: string
  readonly data: string
}

/** Takes a stream of Server-Sent Events apart, as the HTML specification says (section 9.2.6, "Interpreting an event stream"). */
async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<ServerSentEvent> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of body) {
    text += decoder.decode(chunk, { stream: true })
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const fields = new Map(
        text
          .slice(0, end)
          .split('\n')
          .map((line): [string, string] => split(line)),
      )
      text = text.slice(end + 2)
      const event = { id: fields.get('id') ?? null, event: fields.get('event') ?? '', data: fields.get('data') ?? '' }
      if (event.id !== null || event.event !== '') yield event
    }
  }
}

function split(line: string): [string, string] {
  const colon = line.indexOf(':')
  return [line.slice(0, colon), line.slice(colon + 1).trim()]
}

/** What a subscription was answered. */
export interface StreamedAnswer {
  readonly data?: Readonly<Record<string, unknown>> | null
  readonly errors?: readonly { readonly message: string; readonly extensions: Readonly<Record<string, unknown>> }[]
  readonly extensions?: Readonly<Record<string, unknown>>
}

/** A client of one subscription. */
export class Subscriber {
  /** The id of the last event that it has seen; with it a client comes back. */
  lastEventId: string | null = null
  readonly response: Response
  readonly #events: AsyncGenerator<ServerSentEvent>
  #over = false

  constructor(response: Response) {
    this.response = response
    if (!response.body) throw new Error(`There is no stream: ${String(response.status)}.`)
    this.#events = readEvents(response.body)
  }

  /** The next event, those included that only tell a place; null when the connection has ended. */
  async event(): Promise<ServerSentEvent | null> {
    const next = await this.#events.next()
    this.#over = next.done === true || next.value.event === 'complete'
    if (next.done === true) return null
    const { value } = next
    this.lastEventId = value.id ?? this.lastEventId
    return value
  }

  /** The next answer; null when the stream is complete, or the connection has ended. */
  async next(): Promise<StreamedAnswer | null> {
    for (let event = await this.event(); event !== null; event = await this.event()) {
      if (event.event === 'next') return JSON.parse(event.data) as StreamedAnswer
      if (event.event === 'complete') return null
    }
    return null
  }

  /** The next answers. */
  async take(count: number): Promise<unknown[]> {
    const answers: unknown[] = []
    while (answers.length < count) {
      const answer = await this.next()
      if (answer === null) break
      answers.push(answer.data ?? answer.errors)
    }
    return answers
  }

  /** Goes away in the middle, unless the stream is over. */
  async leave(): Promise<void> {
    if (this.#over) return
    this.#over = true
    await this.#events.return(undefined)
    // One that was never read is not held by its reader yet.
    if (this.response.body?.locked === false) await this.response.body.cancel()
  }
}

/** Subscribes as clients do. It has begun when this resolves: what happens from now on is told. */
export async function subscribe(
  fetch: World['fetch'],
  query: string,
  variables: Record<string, unknown>,
  lastEventId: string | null = null,
): Promise<Subscriber> {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'text/event-stream',
      ...(lastEventId !== null && { 'last-event-id': lastEventId }),
    },
    body: JSON.stringify({ query, variables }),
  })
  return new Subscriber(response)
}
