import { RepositoryError, type RepositoryErrorCode } from '../repository-error.ts'
import { githubExchange, type Answer, type ExchangeOptions, type GithubRequest, type Hop } from './exchange.ts'
import { toRepositoryError } from './failure.ts'
import { LONGEST_WAIT, patiently, type PatienceOptions } from './patience.ts'

export type { GithubRequest } from './exchange.ts'

/** How GitHub is asked. */
export interface ClientOptions extends ExchangeOptions, PatienceOptions {
  /** How long one answer is waited for, a short one whole, in ms; 30 s unless given. */
  answerMilliseconds?: number | undefined
}

/** A short answer; null when it is still the one whose ETag was sent. */
export type ShortAnswer = { text: string; etag: string | null } | null

/** Asks GitHub. Both reject with Octokit's error, a RepositoryError, or the signal's reason; `explained` tells them apart. */
export interface GithubClient {
  /** A short answer, whole. One that breaks off is asked for again. */
  read(request: GithubRequest, signal: AbortSignal, longestWait?: number): Promise<ShortAnswer>
  /** A long answer as a stream, which has to be read or ended. */
  open(request: GithubRequest, signal: AbortSignal, longestWait?: number): Promise<AsyncIterable<Uint8Array>>
}

const LONGEST_ANSWER = 4 * 1_048_576
const ANSWER_MILLISECONDS = 30_000
const MOST_REDIRECTS = 3

/** A client of GitHub's REST API. It waits as long as GitHub says, up to 10 minutes, and follows redirects that stay with GitHub. */
export function githubClient(options: ClientOptions): GithubClient {
  const exchange = githubExchange(options)
  const milliseconds = options.answerMilliseconds ?? ANSWER_MILLISECONDS

  async function ask<Value>(
    request: GithubRequest,
    read: (answer: Exclude<Answer, { kind: 'sent-on' }>) => Promise<Value>,
    signal: AbortSignal,
    longestWait = LONGEST_WAIT,
  ): Promise<Value> {
    const once = (hop: Hop) => (): Promise<Hop | { value: Value }> =>
      within(milliseconds, signal, async (until) => {
        const answer = await exchange(hop, until)
        return answer.kind === 'sent-on' ? answer.to : { value: await read(answer) }
      })
    signal.throwIfAborted()
    for (let hop: Hop = { request, number: 0, address: null }; ;) {
      const step = await patiently(once(hop), options, signal, longestWait)
      if ('value' in step) return step.value
      if (step.number > MOST_REDIRECTS) throw new RepositoryError('BROKEN', 'GitHub led in circles.')
      hop = step
    }
  }

  return {
    read: (request, ...when) =>
      ask(
        request,
        async (answer) => (answer.kind === 'same' ? null : { text: await readAnswer(answer.body), etag: answer.etag }),
        ...when,
      ),
    open: (request, ...when) =>
      ask(
        request,
        (answer) =>
          answer.kind === 'same'
            ? Promise.reject(new RepositoryError('BROKEN', 'GitHub answered with nothing.'))
            : Promise.resolve(reachable(answer.body)),
        ...when,
      ),
  }
}

/** Gives up when an answer takes too long. What has been answered in time may go on for longer. */
async function within<Value>(
  milliseconds: number,
  given: AbortSignal,
  work: (signal: AbortSignal) => Promise<Value>,
): Promise<Value> {
  const limit = new AbortController()
  const timer = setTimeout(() => {
    limit.abort(new RepositoryError('UNAVAILABLE', 'GitHub did not answer in time.'))
  }, milliseconds)
  try {
    return await work(AbortSignal.any([given, limit.signal]))
  } catch (error) {
    given.throwIfAborted()
    limit.signal.throwIfAborted()
    throw error
  } finally {
    clearTimeout(timer)
  }
}

/** A short answer as text. Throws RepositoryError when it is long or breaks off. */
async function readAnswer(body: AsyncIterable<Uint8Array>): Promise<string> {
  return (await readBytes(reachable(body), LONGEST_ANSWER)).toString('utf8')
}

/** All bytes of an answer. Throws RepositoryError with this code when there are more than `most`. */
export async function readBytes(
  body: AsyncIterable<Uint8Array>,
  most: number,
  code: RepositoryErrorCode = 'BROKEN',
): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of body) {
    chunks.push(chunk)
    bytes += chunk.byteLength
    if (bytes > most) throw new RepositoryError(code, 'GitHub answered with more than was asked for.')
  }
  return Buffer.concat(chunks)
}

/** A body whose breaking off is told in a sentence. */
async function* reachable(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* body
  } catch {
    throw new RepositoryError('UNAVAILABLE', 'The connection to GitHub broke off.')
  }
}

/** Runs something that asks GitHub. Throws the caller's reason when the caller gave up, otherwise RepositoryError only. */
export async function explained<Value>(work: () => Promise<Value>, given: AbortSignal | undefined): Promise<Value> {
  try {
    return await work()
  } catch (error) {
    given?.throwIfAborted()
    throw toRepositoryError(error)
  }
}
