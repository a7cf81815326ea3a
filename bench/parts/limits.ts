import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { hostileProbes, type Probe } from '../../test/hostile/requests.ts'
import { median } from '../load/load.ts'
import type { Options } from '../options.ts'
import { say } from '../progress.ts'
import { launch } from '../servers/launch.ts'

/** What a hostile request cost. Times in milliseconds. */
export interface HostileFigures {
  readonly name: string
  /** 0 when the connection was closed without an answer. */
  readonly status: number
  /** The median of some tries. */
  readonly time: number
  /** Whether it never arrives whole, so that the server's patience is what was timed. */
  readonly unfinished: boolean
  /** The longest answer of `/health` meanwhile. */
  readonly health: number
}

/** How long one may take, and how long `/health` may meanwhile. */
const CEILINGS = { time: 100, health: 50 }

const WATCH = fileURLToPath(new URL('health-watch.ts', import.meta.url))

const TRIES = 3

/** The server waits 10 s for a request to arrive; what takes nearly that long is one that does not. */
const PATIENCE = 9000

/** Whether a request was over a ceiling. */
const isOver = ({ time, unfinished, health }: HostileFigures): boolean =>
  (time > CEILINGS.time && !unfinished) || health > CEILINGS.health

/** Sends every hostile request of the tests to a Larder of its own and times it, while `/health` is asked all along. */
export async function measureLimits(options: Options): Promise<HostileFigures[]> {
  const server = await launch('larder', options)
  const baseUrl = `http://127.0.0.1:${String(server.port)}`
  const watch = fork(WATCH, [String(server.port)], { execArgv: ['--import', 'tsx'] })
  const take = async () => {
    watch.send('take')
    const [figures] = (await once(watch, 'message')) as [{ longest: number; asked: number }]
    return figures
  }
  const results: HostileFigures[] = []
  try {
    for await (const probe of hostileProbes(baseUrl)) results.push(await measure(probe, baseUrl, take))
  } finally {
    watch.kill()
    await server.stop()
  }
  const slow = results.filter(isOver)
  for (const { name, status, time, health } of slow) {
    say(`  over: ${name} answered ${String(status)} in ${time.toFixed(0)} ms, /health within ${health.toFixed(0)} ms`)
  }
  const worst = (key: 'time' | 'health') => slowest(results, key).toFixed(0)
  say(
    `Limits: ${String(results.length)} hostile requests, at worst ${worst('time')} ms, /health within ${worst('health')} ms; ` +
      `${String(slow.length)} over ${String(CEILINGS.time)} ms or ${String(CEILINGS.health)} ms.`,
  )
  return results
}

async function measure(
  probe: Probe,
  baseUrl: string,
  take: () => Promise<{ longest: number }>,
): Promise<HostileFigures> {
  const times: number[] = []
  const health: number[] = []
  let status = 0
  await take()
  for (let attempt = 0; attempt < TRIES && !isUnfinished(times); attempt++) {
    const start = performance.now()
    status = await probe.send(baseUrl)
    times.push(performance.now() - start)
    health.push((await take()).longest)
  }
  return { name: probe.name, status, time: median(times), unfinished: isUnfinished(times), health: median(health) }
}

const isUnfinished = (times: readonly number[]): boolean => times.some((time) => time > PATIENCE)

/** The longest of the times, without those of requests that never arrive. */
export function slowest(results: readonly HostileFigures[], key: 'time' | 'health'): number {
  return Math.max(...results.filter(({ unfinished }) => key === 'health' || !unfinished).map((result) => result[key]))
}
