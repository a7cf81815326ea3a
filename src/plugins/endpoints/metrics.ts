import type { Plugin } from 'graphql-yoga'
import { onOperation } from '../request/operation.ts'

/** Options of {@link useMetrics}. */
export interface MetricsOptions {
  /** The figures as they are served. */
  readonly read: () => Promise<{ readonly type: string; readonly text: string }>
  /** Told of each request when its answer begins. */
  readonly countHttp: (report: { method: string; status: number; seconds: number; operation: string | null }) => void
}

/** Counts requests, and serves what was counted at `/metrics` in Prometheus's text format. */
export function useMetrics({ read, countHttp }: MetricsOptions): Plugin {
  const running = new WeakMap<Request, { startedAt: number; operation: string | null }>()
  return {
    async onRequest({ request, url, fetchAPI, ...hook }) {
      running.set(request, { startedAt: performance.now(), operation: null })
      if (url.pathname !== '/metrics' || request.method !== 'GET') return
      const { type, text } = await read()
      const headers = { 'content-type': type, 'cache-control': 'no-store' }
      hook.endResponse(new fetchAPI.Response(text, { status: 200, headers }))
    },
    onParse: onOperation((request, { operation }) => {
      const seen = running.get(request)
      if (seen) seen.operation = operation
    }),
    onResponse({ request, response }) {
      const seen = running.get(request)
      // A preflight request was answered before anybody saw it.
      if (seen === undefined) return
      const { startedAt, operation } = seen
      const seconds = (performance.now() - startedAt) / 1000
      countHttp({ method: request.method, status: response.status, seconds, operation })
    },
  }
}
