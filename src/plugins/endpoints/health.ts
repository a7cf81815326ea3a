import type { Plugin } from 'graphql-yoga'

/** Options of {@link useHealth}. */
export interface HealthOptions {
  /** Whether the database answers and everything that belongs in it is there. A rejection counts as no. */
  readonly ready: () => Promise<boolean>
}

/** Answers `/health` (the process lives) and `/ready` (it can serve; otherwise the status is 503). */
export function useHealth({ ready }: HealthOptions): Plugin {
  return {
    async onRequest({ request, url, fetchAPI, ...hook }) {
      if (request.method !== 'GET' && request.method !== 'HEAD') return
      const answer = (status: number, text: string) => {
        const headers = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' }
        hook.endResponse(
          new fetchAPI.Response(request.method === 'HEAD' ? null : `${JSON.stringify({ status: text })}\n`, {
            status,
            headers,
          }),
        )
      }
      if (url.pathname === '/health') answer(200, 'ok')
      if (url.pathname === '/ready') {
        const isReady = await ready().catch(() => false)
        answer(isReady ? 200 : 503, isReady ? 'ready' : 'not ready')
      }
    },
  }
}
