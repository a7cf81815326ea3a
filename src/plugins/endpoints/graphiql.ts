import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { GraphiQLOptions, Plugin } from 'graphql-yoga'
import { answerCacheable, type Cacheable, cacheable } from './cacheable-response.ts'
import { GRAPHQL_PATH } from './graphql.ts'
import { factsOf } from '../request/facts.ts'

/** Options of {@link useGraphiql}. */
export interface GraphiqlOptions {
  /** The documents that it opens with, a tab each. */
  readonly documents: readonly string[]
}

type Encoding = 'br' | 'gzip' | 'identity'

/** Quality 5 of 11 is within a few percent of the best here, and takes a fraction of a second instead of half a minute. */
const BROTLI_QUALITY = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }

/** The page holds all of its scripts, 9 MB, so it is loaded when somebody first asks for it. */
async function renderPage(documents: readonly string[]): Promise<Buffer> {
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql')
  const options: GraphiQLOptions = {
    title: 'Larder',
    endpoint: GRAPHQL_PATH,
    defaultTabs: documents.map((query) => ({ query })),
    schemaDescription: true,
  }
  return Buffer.from(renderGraphiQL(options))
}

async function encode(page: Buffer, encoding: Encoding): Promise<Uint8Array<ArrayBuffer>> {
  if (encoding === 'br') return new Uint8Array(await promisify(brotliCompress)(page, BROTLI_QUALITY))
  if (encoding === 'gzip') return new Uint8Array(await promisify(gzip)(page))
  return new Uint8Array(page)
}

function chooseEncoding(accepted: string | null): Encoding {
  const named = (accepted ?? '').split(',').map((part) => part.trim())
  const has = (name: string) => named.some((part) => part.split(';')[0] === name && !/;\s*q=0(\.0*)?$/.test(part))
  if (has('br')) return 'br'
  return has('gzip') ? 'gzip' : 'identity'
}

/** Shows GraphiQL to browsers at /graphql. Nothing in it comes from another host; it is sent compressed, with an ETag. */
export function useGraphiql({ documents }: GraphiqlOptions): Plugin {
  let page: Promise<Buffer> | undefined
  const encoded = new Map<Encoding, Promise<Cacheable>>()

  async function prepare(encoding: Encoding): Promise<Cacheable> {
    page ??= renderPage(documents)
    return cacheable(await encode(await page, encoding), {
      'content-type': 'text/html; charset=utf-8',
      // No other site may show it in a frame, where a visitor could be made to press "run".
      'content-security-policy': "frame-ancestors 'none'",
      vary: 'accept, accept-encoding',
      ...(encoding !== 'identity' && { 'content-encoding': encoding }),
    })
  }

  return {
    async onRequest({ request, url, fetchAPI, ...hook }) {
      if (request.method !== 'GET' && request.method !== 'HEAD') return
      if (url.pathname !== GRAPHQL_PATH) return
      if (!request.headers.get('accept')?.includes('text/html')) return
      const encoding = chooseEncoding(request.headers.get('accept-encoding'))
      const preparing = encoded.get(encoding) ?? prepare(encoding)
      encoded.set(encoding, preparing)
      const content = await preparing.catch((error: unknown) => {
        factsOf(request).logger.error({ err: error }, 'GraphiQL cannot be shown')
        return null
      })
      if (content !== null) hook.endResponse(answerCacheable(request, content, fetchAPI))
    },
  }
}
