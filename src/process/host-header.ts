import type { IncomingMessage } from 'node:http'
import { isLoopback } from '../settings.ts'

/** Why a request is not handed on: an HTTP status and a body. */
export interface HostRefusal {
  readonly status: 400 | 421
  readonly body: string
}

const refusal = (status: HostRefusal['status'], code: string, message: string): HostRefusal => ({
  status,
  body: JSON.stringify({ errors: [{ message, extensions: { code } }] }),
})

const MALFORMED = refusal(400, 'BAD_REQUEST', 'The address of the request is malformed.')
const MISDIRECTED = refusal(421, 'MISDIRECTED_REQUEST', 'This server answers to the names of this machine only.')

/** A target that is a path: `//` and `/\` begin the name of a host in an address. */
const PATH = /^\/(?![/\\])/

/**
 * Looks at the target and the Host header of a request. A malformed one is refused because Yoga puts the one behind the
 * other: it would answer with a stack, or take a whole address for a path. A server that listens on loopback has no other
 * protection than that nobody else reaches it, so it answers to no foreign name: otherwise a web page could have its own
 * name resolve to this machine (DNS rebinding), and its scripts would count as of the same origin.
 * @param host what the server listens on
 */
function refuseHost({ headers, url = '/' }: IncomingMessage, host: string): HostRefusal | null {
  // HTTP/1.0 has no such header.
  headers.host ??= 'localhost'
  if (!PATH.test(url) || !URL.canParse(`http://${headers.host}${url}`)) return MALFORMED
  if (!isLoopback(host)) return null
  const { hostname } = new URL(`http://${headers.host}`)
  const name = hostname.replace(/^\[|\]$/g, '')
  return isLoopback(name) || name === host || name.endsWith('.localhost') ? null : MISDIRECTED
}

/** Verdicts that are remembered. Callers write what they like, but most write the same. */
const MOST_VERDICTS = 100

/** Makes what {@link refuseHost} says of each request of a server, which is asked under the same name again and again. */
export function refuseHosts(host: string): (request: IncomingMessage) => HostRefusal | null {
  const verdicts = new Map<string, HostRefusal | null>()
  return (request) => {
    const key = `${request.headers.host ?? ''} ${request.url ?? ''}`
    const known = request.headers.host === undefined ? undefined : verdicts.get(key)
    if (known !== undefined) return known
    const verdict = refuseHost(request, host)
    if (verdicts.size >= MOST_VERDICTS) verdicts.clear()
    verdicts.set(key, verdict)
    return verdict
  }
}
