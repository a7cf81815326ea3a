import { createHash } from 'node:crypto'
import type { FetchAPI } from 'graphql-yoga'

/** Content that clients may keep, and ask for again with its ETag. */
export interface Cacheable {
  readonly body: Uint8Array<ArrayBuffer>
  readonly etag: string
  readonly headers: Readonly<Record<string, string>>
}

/** Prepares content with a strong ETag: a digest of its bytes, and so another one for each encoding. */
export function cacheable(body: Uint8Array<ArrayBuffer>, headers: Readonly<Record<string, string>>): Cacheable {
  const etag = `"${createHash('sha256').update(body).digest('base64url')}"`
  return { body, etag, headers: { ...headers, etag, 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' } }
}

/** Answers a GET or HEAD request with content, or with 304 when the client has it (RFC 9110, `If-None-Match`). */
export function answerCacheable(request: Request, content: Cacheable, fetchAPI: FetchAPI): Response {
  const known = request.headers.get('if-none-match')?.split(',') ?? []
  const isKnown = known.some((tag) => ['*', content.etag].includes(tag.trim().replace(/^W\//, '')))
  if (isKnown) return new fetchAPI.Response(null, { status: 304, headers: content.headers })
  const headers = { ...content.headers, 'content-length': String(content.body.byteLength) }
  return new fetchAPI.Response(request.method === 'HEAD' ? null : content.body, { status: 200, headers })
}
