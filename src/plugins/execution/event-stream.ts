import type { ExecutionResult, GraphQLError } from 'graphql'
import { type FetchAPI, isAsyncIterable, type Plugin } from 'graphql-yoga'

/** Options of {@link useEventStream}. */
export interface EventStreamOptions {
  /** Whether streams that end now are not over, because the server is being stopped. */
  readonly stopping: () => boolean
}

/** How often something is sent although nothing has happened, in ms: proxies cut connections that are silent for 30 s and more. */
const heartbeat = 12_000

/** How long clients are to wait before they come back, in ms. */
const retry = 1_000

const headers = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-cache, no-transform',
  // nginx keeps answers back otherwise.
  'x-accel-buffering': 'no',
}

/**
 * Writes the answers of a subscription as Server-Sent Events, as GraphQL over SSE has them in its mode of distinct
 * connections: `next` with an answer, and `complete`. Yoga's own writer has no ids; with them, a client that comes back
 * with `Last-Event-ID` goes on where it was. When the server is being stopped, the connection ends without `complete`, so
 * that clients come back.
 */
export function useEventStream({ stopping }: EventStreamOptions): Plugin {
  return {
    onResultProcess({ result, ...hook }) {
      if (!isAsyncIterable(result)) return
      hook.setResultProcessor(
        (answers, fetchAPI) => respond(answers as AsyncIterable<ExecutionResult>, fetchAPI, stopping),
        'text/event-stream',
      )
    },
  }
}

function respond(answers: AsyncIterable<ExecutionResult>, fetchAPI: FetchAPI, stopping: () => boolean): Response {
  const encoder = new fetchAPI.TextEncoder()
  const iterator = answers[Symbol.asyncIterator]()
  let beating: NodeJS.Timeout | undefined
  const body = new fetchAPI.ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(encoder.encode(`retry: ${String(retry)}\n\n`))
      beating = setInterval(() => {
        if ((controller.desiredSize ?? 0) > 0) controller.enqueue(encoder.encode(':\n\n'))
      }, heartbeat).unref()
    },
    async pull(controller) {
      try {
        const next = await iterator.next()
        if (next.done !== true) controller.enqueue(encoder.encode(frame(next.value)))
        else {
          clearInterval(beating)
          if (!stopping()) controller.enqueue(encoder.encode('event: complete\ndata:\n\n'))
          controller.close()
        }
      } catch (error) {
        clearInterval(beating)
        controller.error(error)
      }
    },
    async cancel() {
      clearInterval(beating)
      await iterator.return?.()
    },
  })
  return new fetchAPI.Response(body, { status: 200, headers })
}

/** JSON has no line breaks of its own, so an answer is one line. */
function frame(answer: ExecutionResult): string {
  const { eventId } = answer.extensions ?? {}
  const id = typeof eventId === 'string' ? `id: ${eventId}\n` : ''
  // A frame without data tells clients the id and nothing else.
  if (!('data' in answer) && answer.errors === undefined) return `${id}\n`
  const shown = answer.errors ? { ...answer, errors: answer.errors.map(withoutStatus) } : answer
  return `${id}event: next\ndata: ${JSON.stringify(shown)}\n\n`
}

/** The HTTP status that an error would have given its answer is of no use any more. */
function withoutStatus(error: GraphQLError): object {
  const { extensions, ...rest } = error.toJSON()
  return { ...rest, extensions: { ...extensions, http: undefined } }
}
