import { type Answer, Connection } from './connection.ts'

/** A load: who is asked what, by how many at once, for how long. */
export interface Load {
  readonly port: number
  /** Sent in turn, again and again. */
  readonly requests: readonly Buffer[]
  readonly connections: number
  readonly seconds: number
}

/** What a load has shown. Latencies in milliseconds. */
export interface Measured {
  readonly count: number
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
}

/** More than this are not sent in one load, however fast the server is. */
const MOST_REQUESTS = 1_000_000

/**
 * Loads a server and waits for the last answer, so that nothing runs on when the next load begins.
 * @throws Error at the first answer that is none: a status but 200, errors in the body, or nothing of what was asked for.
 */
export async function run({ port, requests, connections, seconds }: Load): Promise<Measured> {
  const latencies: number[] = []
  const open = Array.from({ length: connections }, () => new Connection(port))
  const start = performance.now()
  const end = start + seconds * 1000
  let next = 0
  const work = async (connection: Connection): Promise<void> => {
    while (performance.now() < end && next < MOST_REQUESTS) {
      const request = requests[next++ % requests.length]
      if (request === undefined) throw new TypeError('There is nothing to ask.')
      const sent = performance.now()
      const answer = await connection.ask(request)
      latencies.push(performance.now() - sent)
      if (!isGood(answer))
        throw new Error(`A wrong answer under load: ${String(answer.status)} ${answer.body.toString().slice(0, 1000)}`)
    }
  }
  try {
    await Promise.all(open.map(work))
  } finally {
    for (const connection of open) connection.close()
  }
  const elapsed = (performance.now() - start) / 1000
  const sorted = Float64Array.from(latencies).sort()
  return {
    count: sorted.length,
    perSecond: sorted.length / elapsed,
    p50: quantile(sorted, 0.5),
    p99: quantile(sorted, 0.99),
  }
}

/** Every question asks for names. A server may answer 200 with errors, which is no throughput. */
function isGood({ status, body }: Answer): boolean {
  return status === 200 && body.includes('"name"') && !body.includes('"errors"')
}

/** A quantile of sorted values. */
function quantile(sorted: ArrayLike<number>, share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN
}

/** The middle of some values. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length / 2
  return Number.isInteger(middle) ? ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2 : quantile(sorted, 0.5)
}
