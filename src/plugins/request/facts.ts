import { randomUUID } from 'node:crypto'
import type { Plugin } from 'graphql-yoga'
import type { Logger } from '../../logging.ts'

/** What everybody who serves a request knows of it. */
export interface RequestFacts {
  /** The id that the caller gave in `x-request-id`, or one of ours. It is in the answer and in every log line. */
  readonly requestId: string
  /** What the client says in `Last-Event-ID`: the id of the last event of a subscription that it has seen. */
  readonly lastEventId: string | null
  /** Aborted when the client has gone before its answer was there. */
  readonly signal: AbortSignal
  /** A logger whose lines carry the request id. */
  readonly logger: Logger
}

/** Long enough for UUIDs and trace ids, and nothing that could break a header, a log or a terminal. */
const SANE_ID = /^[\w.:+/=-]{1,128}$/

const factsByRequest = new WeakMap<Request, RequestFacts>()

/**
 * The facts of a request that is being served.
 * @throws Error when {@link useRequestId} has not seen the request: a mistake in the order of plugins.
 */
export function factsOf(request: Request): RequestFacts {
  const facts = factsByRequest.get(request)
  if (facts === undefined) throw new Error('The request has no id yet.')
  return facts
}

/** Gives each request an id and a logger, and the answer the header `x-request-id`. It has to be the first plugin. */
export function useRequestId(logger: Logger): Plugin {
  function welcome(request: Request): RequestFacts {
    const known = factsByRequest.get(request)
    if (known !== undefined) return known
    const given = request.headers.get('x-request-id')
    const requestId = given !== null && SANE_ID.test(given) ? given : randomUUID()
    let child: Logger | null = null
    const facts: RequestFacts = {
      requestId,
      lastEventId: request.headers.get('last-event-id'),
      // Both are made when they are first asked for: most requests log nothing beside their one line.
      get signal() {
        return request.signal
      },
      get logger() {
        return (child ??= logger.child({ requestId }))
      },
    }
    factsByRequest.set(request, facts)
    return facts
  }
  return {
    onRequest({ request }) {
      welcome(request)
    },
    // A preflight request is answered before any plugin of ours is asked, so the id may have to be made here.
    onResponse({ request, response }) {
      response.headers.set('x-request-id', welcome(request).requestId)
    },
  }
}
