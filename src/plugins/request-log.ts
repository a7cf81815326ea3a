import { type DocumentNode, getOperationAST } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { factsOf } from './request-id.ts'

interface Sight {
  readonly startedAt: number
  operation?: string
}

/** Names are of the caller's making. */
const LONGEST_NAME = 100

/**
 * Writes one line for each request: what was asked for by name, the status and how long it took. Health checks and
 * files, which are many and say little, are logged at the level `debug`. Variables and headers are never logged.
 */
export function useRequestLog(): Plugin {
  const sights = new WeakMap<Request, Sight>()
  return {
    onRequest({ request }) {
      sights.set(request, { startedAt: performance.now() })
    },
    onParse({ context }) {
      return ({ result }: { result: DocumentNode | Error | null }) => {
        const sight = sights.get(context.request)
        if (sight === undefined || result === null || result instanceof Error) return
        const operation = getOperationAST(result, context.params.operationName)
        if (operation) sight.operation = `${operation.operation} ${operation.name?.value ?? ''}`.slice(0, LONGEST_NAME)
      }
    },
    onResponse({ request, response }) {
      const { startedAt, operation } = sights.get(request) ?? { startedAt: performance.now() }
      const path = new URL(request.url, 'http://localhost').pathname
      const line = {
        method: request.method,
        path: path.slice(0, LONGEST_NAME),
        ...(operation !== undefined && { operation: operation.trim() }),
        status: response.status,
        ms: Math.round((performance.now() - startedAt) * 10) / 10,
      }
      const { logger } = factsOf(request)
      if (path === '/graphql') logger.info(line, 'request')
      else logger.debug(line, 'request')
    },
  }
}
