import type { Plugin } from 'graphql-yoga'
import type { Logger } from '../../logging.ts'
import { GRAPHQL_PATH } from '../endpoints/graphql.ts'
import { factsOf } from './facts.ts'
import { onOperation } from './operation.ts'

interface RunningRequest {
  /** By the clock of `performance`, in milliseconds. */
  readonly startedAt: number
  operation?: string
}

/** Names are of the caller's making. */
const LONGEST_NAME = 100

/**
 * Writes one line for each request: what was asked for by name, the status and how long it took. Health checks and
 * files, which are many and say little, are logged at the level `debug`. Variables and headers are never logged.
 */
export function useRequestLog(log: Pick<Logger, 'isLevelEnabled'>): Plugin {
  const running = new WeakMap<Request, RunningRequest>()
  return {
    onRequest({ request }) {
      running.set(request, { startedAt: performance.now() })
    },
    onParse: onOperation((request, { operation, name }) => {
      const seen = running.get(request)
      if (seen) seen.operation = `${operation} ${name?.value ?? ''}`.slice(0, LONGEST_NAME)
    }),
    onResponse({ request, response }) {
      if (!log.isLevelEnabled('info')) return
      const { startedAt, operation } = running.get(request) ?? { startedAt: performance.now() }
      const path = new URL(request.url, 'http://localhost').pathname
      const line = {
        method: request.method,
        path: path.slice(0, LONGEST_NAME),
        ...(operation !== undefined && { operation: operation.trim() }),
        status: response.status,
        ms: Math.round((performance.now() - startedAt) * 10) / 10,
      }
      const { logger } = factsOf(request)
      if (path === GRAPHQL_PATH) logger.info(line, 'request')
      else logger.debug(line, 'request')
    },
  }
}
