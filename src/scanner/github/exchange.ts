import { Octokit } from '@octokit/core'
import { RepositoryError } from '../repository-error.ts'
import { failedRequest } from './failure.ts'
import { allowedRedirect } from './redirect.ts'

/** What one request to GitHub came to, for metrics and spans. Nothing in it tells a secret or who was asked about. */
export interface RequestReport {
  method: string
  /** As in GitHub's documentation, with its braces: `/repos/{owner}/{repo}`. */
  route: string
  /** 0 for the request itself, 1 for what its redirect led to, and so on. */
  hop: number
  /** Null when nothing was answered. */
  status: number | null
  /** Until the headers of the answer had come. */
  milliseconds: number
  /** How many requests GitHub still allows in this hour; null when it did not say. */
  rateLimitRemaining: number | null
}

/** How GitHub is reached. */
export interface ExchangeOptions {
  /** The root of the REST API, without a slash at its end. */
  apiUrl: string
  token?: string | null | undefined
  fetch?: typeof fetch | undefined
  userAgent?: string | undefined
  /** Told of each request when its answer begins. What it throws is lost. */
  onRequest?: ((report: RequestReport) => void) | undefined
}

/** One request: a route as in GitHub's documentation, what fills its braces, and the media type wanted (`raw`, `sha`). */
export interface GithubRequest {
  route: string
  parameters: Record<string, string>
  format?: 'raw' | 'sha'
  /** The ETag of an earlier answer: one that is the same is not sent again. */
  etag?: string | null | undefined
}

/** A request, or where GitHub has sent it. */
export interface Hop {
  request: GithubRequest
  number: number
  /** Null for the request itself. */
  address: URL | null
}

/** The beginning of an answer. */
export type Answer =
  | { kind: 'body'; body: ReadableStream<Uint8Array>; etag: string | null }
  | { kind: 'same' }
  | { kind: 'sent-on'; to: Hop }

/** Sends one request, once. Rejects with Octokit's error, or a RepositoryError. */
export type Exchange = (hop: Hop, signal: AbortSignal) => Promise<Answer>

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined }

/**
 * Sends requests to GitHub's REST API and nowhere else. Redirects are not followed by `fetch` but told, after they were
 * found to stay with GitHub; the token goes to the API's own origin only.
 */
export function githubExchange(options: ExchangeOptions): Exchange {
  const api = new URL(options.apiUrl)
  const client = (auth: string | null | undefined): Octokit =>
    new Octokit({
      baseUrl: options.apiUrl,
      userAgent: options.userAgent ?? 'larder',
      log: silent,
      ...(auth ? { auth } : {}),
      ...(options.fetch ? { request: { fetch: options.fetch } } : {}),
    })
  const known = client(options.token)
  const stranger = client(null)
  return async (hop, signal) => {
    const octokit = hop.address === null || hop.address.origin === api.origin ? known : stranger
    const { status, headers, data } = await watched(hop, options, () => send(octokit, hop, signal))
    if (status === 304) return { kind: 'same' }
    if (status < 300) {
      if (data instanceof ReadableStream)
        return { kind: 'body', body: data as ReadableStream<Uint8Array>, etag: text(headers['etag']) }
      throw new RepositoryError('BROKEN', 'GitHub answered with nothing.')
    }
    if (data instanceof ReadableStream) await data.cancel()
    const isArchive = hop.request.route.includes('/tarball/')
    const address = allowedRedirect(text(headers['location']), hop.address ?? api, api, isArchive)
    if (address === null) throw new RepositoryError('BROKEN', 'GitHub led to a place that is not its own.')
    return { kind: 'sent-on', to: { request: hop.request, number: hop.number + 1, address } }
  }
}

interface Sent {
  status: number
  headers: Record<string, unknown>
  data: unknown
}

async function send(octokit: Octokit, { request, address }: Hop, signal: AbortSignal): Promise<Sent> {
  const { route, parameters, format, etag } = request
  const sending = {
    headers: { ...(etag ? { 'if-none-match': etag } : {}) },
    ...(format ? { mediaType: { format } } : {}),
    request: { signal, parseSuccessResponseBody: false, redirect: 'manual' as const },
  }
  try {
    return address === null
      ? await octokit.request(`GET ${route}`, { ...parameters, ...sending })
      : // Braces in an address would be filled like those of a route.
        await octokit.request({
          method: 'GET',
          url: address.href.replaceAll('{', '%7B').replaceAll('}', '%7D'),
          ...sending,
        })
  } catch (error) {
    // To Octokit, "not modified" is a failure.
    const failed = failedRequest(error)
    if (failed?.status === 304 && failed.headers) return { status: 304, headers: failed.headers, data: null }
    throw error
  }
}

async function watched(hop: Hop, { onRequest }: ExchangeOptions, work: () => Promise<Sent>): Promise<Sent> {
  const start = performance.now()
  const report = (status: number | null, headers: Record<string, unknown> | null): void => {
    const remaining = Number.parseInt(text(headers?.['x-ratelimit-remaining']) ?? '', 10)
    try {
      onRequest?.({
        method: 'GET',
        route: hop.request.route,
        hop: hop.number,
        status,
        milliseconds: performance.now() - start,
        rateLimitRemaining: Number.isNaN(remaining) ? null : remaining,
      })
    } catch {
      // Whoever watches must not be able to stop a scan.
    }
  }
  try {
    const sent = await work()
    report(sent.status, sent.headers)
    return sent
  } catch (error) {
    const failed = failedRequest(error)
    report(failed?.headers ? failed.status : null, failed?.headers ?? null)
    throw error
  }
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)
