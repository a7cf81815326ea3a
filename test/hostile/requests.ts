import type { HostileRequest } from './hostile-request.ts'
import { bodies } from './requests/bodies.ts'
import { cursors } from './requests/cursors.ts'
import { documents } from './requests/documents.ts'
import { requestsOfHttp } from './requests/http.ts'
import { ids } from './requests/ids.ts'
import { introspection } from './requests/introspection.ts'
import { sockets } from './requests/sockets.ts'
import { texts } from './requests/texts.ts'
import { values } from './requests/values.ts'
import { readTargets } from './targets.ts'

/** Every hostile request that is answered at once, by its kind. Those that have to be waited for are `stalls`. */
export const hostileRequests: Readonly<Record<string, readonly HostileRequest[]>> = {
  documents,
  introspection,
  values,
  texts,
  ids,
  cursors,
  bodies,
  http: requestsOfHttp,
  sockets,
}

/** A hostile request for those who want to know how long it takes. */
export interface Probe {
  readonly name: string
  /** Resolves with the status when the answer is there whole; 0 when the connection was closed without one. */
  readonly send: (baseUrl: string) => Promise<number>
}

/** All of them as probes for a running server, one after the other. What a probe sends is made before it is given out. */
export async function* hostileProbes(baseUrl: string): AsyncGenerator<Probe> {
  const targets = await readTargets(baseUrl)
  for (const [kind, requests] of Object.entries(hostileRequests)) {
    for (const { name, prepare } of requests) {
      const send = prepare(targets, 'application/graphql-response+json')
      yield { name: `${kind}: ${name}`, send: async (url) => (await send(url)).status }
    }
  }
}
