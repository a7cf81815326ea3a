import type { CORSOptions, Plugin } from 'graphql-yoga'

/**
 * Headers that a GET request needs one of. A page of another origin cannot send them without asking first, so that no
 * link or image of it can start an operation. The names are those that Yoga's and Apollo's clients send.
 */
export const PREFLIGHT_HEADERS = ['x-graphql-yoga-csrf', 'apollo-require-preflight']

/** What a page of an allowed origin may send besides what every page may. */
const ALLOWED_HEADERS = [
  'content-type',
  'accept',
  'x-request-id',
  'idempotency-key',
  'last-event-id',
  ...PREFLIGHT_HEADERS,
]

/**
 * The answer to pages of other origins, for Yoga's `cors`: headers for the named origins, none for any other. There are
 * no cookies, so credentials are not allowed. Without origins Yoga's own plugin is left out.
 */
export function corsFor(origins: readonly string[]): ((request: Request) => CORSOptions) | false {
  if (origins.length === 0) return false
  return (request) => {
    const origin = request.headers.get('origin')
    if (origin === null || !origins.includes(origin)) return false
    return {
      origin: [origin],
      methods: ['GET', 'POST'],
      allowedHeaders: ALLOWED_HEADERS,
      exposedHeaders: ['x-request-id'],
      credentials: false,
      maxAge: 600,
    }
  }
}

/** Tells caches that answers differ by origin, also when this answer is for an origin that is not allowed or for none. */
export function useVaryByOrigin(origins: readonly string[]): Plugin {
  return {
    onResponse({ response }) {
      if (origins.length > 0) response.headers.append('vary', 'origin')
    },
  }
}
