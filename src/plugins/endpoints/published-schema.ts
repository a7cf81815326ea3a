import { readFile } from 'node:fs/promises'
import type { Plugin } from 'graphql-yoga'
import { answerCacheable, cacheable } from './cacheable-response.ts'

const FILES = new Map([
  ['/schema.graphql', 'application/graphql; charset=utf-8'],
  ['/schema.json', 'application/json; charset=utf-8'],
])

/** Serves the published contract, `schema.graphql` and `schema.json` of a folder, with an ETag each. */
export function usePublishedSchema(folder: URL): Plugin {
  const load = async (path: string, type: string) =>
    cacheable(new Uint8Array(await readFile(new URL(`.${path}`, folder))), { 'content-type': type })
  const loaded = new Map<string, ReturnType<typeof load>>()
  return {
    async onRequest({ request, url, fetchAPI, ...hook }) {
      const { pathname } = url
      const type = FILES.get(pathname)
      if (type === undefined || (request.method !== 'GET' && request.method !== 'HEAD')) return
      const loading = loaded.get(pathname) ?? load(pathname, type)
      loaded.set(pathname, loading)
      const content = await loading.catch(() => null)
      // A file that was missing may be there next time.
      if (content === null) loaded.delete(pathname)
      else hook.endResponse(answerCacheable(request, content, fetchAPI))
    },
  }
}
