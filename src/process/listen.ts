import { once } from 'node:events'
import { createServer, type RequestListener, type ServerResponse } from 'node:http'
import { codeOf } from '../database/errors.ts'
import type { Settings } from '../settings.ts'
import { arrivalLimits, watchArrival } from './arrival.ts'
import { refuseHosts } from './host-header.ts'
import { StartupError } from '../startup-error.ts'

/** A server that accepts connections. */
export interface Listening {
  /** Where it can be reached, such as `http://127.0.0.1:4000`. */
  readonly url: string
  /** Accepts nothing more, lets the running requests end for so many milliseconds, and then cuts them off. */
  readonly close: (patience: number) => Promise<void>
}

/** Node looks at its connections from time to time: every tenth of the time that headers have. Bodies are watched here. */
const timeouts = (patience: number) => ({
  requestTimeout: 0,
  headersTimeout: patience,
  connectionsCheckingInterval: patience / 10,
  keepAliveTimeout: 20_000,
})

const REASONS: Readonly<Record<string, (port: string) => string>> = {
  EADDRINUSE: (port) => `Port ${port} is in use by another program. Stop that one, or choose another PORT.`,
  EACCES: (port) => `This user may not listen on port ${port}. Choose a PORT from 1024 on.`,
  EADDRNOTAVAIL: () => 'This machine has no such address as HOST says.',
  ENOTFOUND: () => 'The name in HOST is not known.',
}

/**
 * Listens on HOST and PORT.
 * @param limits how fast a request has to arrive: one that never ends is cut off with 408
 * @throws StartupError when that is not possible.
 */
export async function listen(
  handle: RequestListener,
  { host, port }: Pick<Settings, 'host' | 'port'>,
  limits = arrivalLimits,
): Promise<Listening> {
  const running = new Set<ServerResponse>()
  const refusalOf = refuseHosts(host)
  const server = createServer(timeouts(limits.patience), (request, response) => {
    const refused = refusalOf(request)
    if (refused !== null) {
      response.writeHead(refused.status, { 'content-type': 'application/json', connection: 'close' }).end(refused.body)
      return
    }
    watchArrival(request, response, limits)
    running.add(response)
    response.once('close', () => running.delete(response))
    handle(request, response)
  })
  try {
    await once(server.listen({ host, port }), 'listening')
  } catch (error) {
    const code = codeOf(error) ?? 'unknown'
    const sentence = REASONS[code]?.(String(port)) ?? `Listening on port ${String(port)} failed (${code}).`
    throw new StartupError(sentence, { cause: error })
  }
  const address = server.address()
  const actualPort = typeof address === 'object' && address !== null ? address.port : port
  return {
    url: `http://${reachableName(host)}:${String(actualPort)}`,
    async close(patience) {
      const closed = once(server, 'close')
      server.close()
      server.closeIdleConnections()
      // Otherwise a connection stays open after its answer, for the next request, which will not be served.
      for (const response of running) if (!response.headersSent) response.setHeader('connection', 'close')
      const timer = setTimeout(() => {
        server.closeAllConnections()
      }, patience)
      await closed
      clearTimeout(timer)
    },
  }
}

function reachableName(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}
