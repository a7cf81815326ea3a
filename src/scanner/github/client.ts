import { Octokit } from '@octokit/core'
import { retry } from '@octokit/plugin-retry'
import { RepositoryError } from '../repository-error.ts'
import { toRepositoryError } from './failure.ts'

/** How GitHub is asked. */
export interface ClientOptions {
  /** The root of the REST API, without a slash at its end. */
  apiUrl: string
  token?: string | null | undefined
  fetch?: typeof fetch | undefined
  userAgent?: string | undefined
  /** How often a request is repeated after an answer of 5xx or none, waiting once, four times, nine times … so long. */
  retries?: { most: number; milliseconds: number } | undefined
}

/** One request: a route as in GitHub's documentation, what fills its braces, and the media type wanted (`raw`, `sha`). */
export interface GithubRequest {
  route: string
  parameters: Record<string, string>
  format?: 'raw' | 'sha'
}

/** Asks GitHub. Gives the body as a stream, which has to be read or ended. */
export type GithubClient = (request: GithubRequest, signal: AbortSignal) => Promise<AsyncIterable<Uint8Array>>

const LONGEST_ANSWER = 4 * 1_048_576
/** Answers that repeating does not change. */
const FINAL = [304, 400, 401, 403, 404, 409, 410, 422, 429, 451]
const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined }

/**
 * A client of GitHub's REST API. Redirects are followed by `fetch`, which sends the token on to no other origin.
 * The client rejects with the library's error, or the signal's reason.
 */
export function githubClient(options: ClientOptions): GithubClient {
  const { most, milliseconds } = options.retries ?? { most: 2, milliseconds: 1_000 }
  const octokit = new (Octokit.plugin(retry))({
    baseUrl: options.apiUrl,
    userAgent: options.userAgent ?? 'larder',
    log: silent,
    ...(options.token ? { auth: options.token } : {}),
    ...(options.fetch ? { request: { fetch: options.fetch } } : {}),
    retry: { doNotRetry: FINAL, retries: most, retryAfterBaseValue: milliseconds },
  })
  return async ({ route, parameters, format }, signal) => {
    signal.throwIfAborted()
    const asked = octokit.request(route, {
      ...parameters,
      ...(format ? { mediaType: { format } } : {}),
      request: { signal, parseSuccessResponseBody: false },
    })
    const response = await orAborted(asked, signal)
    const body: unknown = response.data
    if (body instanceof ReadableStream) return body as AsyncIterable<Uint8Array>
    throw new RepositoryError('BROKEN', 'GitHub answered with nothing.')
  }
}

/** The wait before a request is repeated does not heed the signal; this does. */
async function orAborted<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  let stop = (): void => undefined
  const aborted = new Promise<never>((_, reject) => {
    stop = () => {
      reject(signal.reason instanceof Error ? signal.reason : new Error('Aborted'))
    }
    signal.addEventListener('abort', stop, { once: true })
  })
  try {
    return await Promise.race([promise, aborted])
  } finally {
    signal.removeEventListener('abort', stop)
  }
}

/** A short answer as text. Throws RepositoryError when it is long or breaks off. */
export async function readAnswer(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of reachable(body)) {
    chunks.push(chunk)
    bytes += chunk.byteLength
    if (bytes > LONGEST_ANSWER) throw new RepositoryError('BROKEN', 'GitHub answered with more than was asked for.')
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** A body whose breaking off is told in a sentence. */
export async function* reachable(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* body
  } catch {
    throw new RepositoryError('UNAVAILABLE', 'The connection to GitHub broke off.')
  }
}

/** Runs something that asks GitHub. Throws the caller's reason when the caller gave up, otherwise RepositoryError only. */
export async function explained<Value>(
  work: () => Promise<Value>,
  given: AbortSignal | undefined,
  limit: AbortSignal,
): Promise<Value> {
  try {
    return await work()
  } catch (error) {
    given?.throwIfAborted()
    if (limit.aborted) throw new RepositoryError('UNAVAILABLE', 'GitHub did not answer in time.')
    throw toRepositoryError(error)
  }
}
