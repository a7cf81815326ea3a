import { type DocumentNode, getOperationAST } from 'graphql'
import type { Plugin } from 'graphql-yoga'

/** Options of {@link useMetrics}. */
export interface MetricsOptions {
  /** The figures as they are served. */
  readonly read: () => Promise<{ readonly type: string; readonly text: string }>
  /** Told of each request when its answer begins. */
  readonly countHttp: (report: { method: string; status: number; seconds: number; operation: string | null }) => void
}

/** Counts requests, and serves what was counted at `/metrics` in Prometheus's text format. */
export function useMetrics({ read, countHttp }: MetricsOptions): Plugin {
  const sights = new WeakMap<Request, { startedAt: number; operation: string | null }>()
  return {
    async onRequest({ request, url, fetchAPI, ...hook }) {
      sights.set(request, { startedAt: performance.now(), operation: null })
      if (url.pathname !== '/metrics' || request.method !== 'GET') return
      const { type, text } = await read()
      const headers = { 'content-type': type, 'cache-control': 'no-store' }
      hook.endResponse(new fetchAPI.Response(text, { status: 200, headers }))
    },
    onParse({ context }) {
      return ({ result }: { result: DocumentNode | Error | null }) => {
        const sight = sights.get(context.request)
        if (sight === undefined || result === null || result instanceof Error) return
        sight.operation = getOperationAST(result, context.params.operationName)?.operation ?? null
      }
    },
    onResponse({ request, response }) {
      const sight = sights.get(request)
      if (sight === undefined) return
      const { startedAt, operation } = sight
      const seconds = (performance.now() - startedAt) / 1000
      countHttp({ method: request.method, status: response.status, seconds, operation })
    },
  }
}
