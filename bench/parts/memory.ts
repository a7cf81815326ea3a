import type pg from 'pg'
import { CELLS } from '../cells/question.ts'
import { restore } from '../data/database.ts'
import type { Facts } from '../data/facts.ts'
import { median, run } from '../load/load.ts'
import { residentMemory } from '../load/processor-time.ts'
import { openSession } from '../load/session.ts'
import type { Options } from '../options.ts'
import { say } from '../progress.ts'
import { launch } from '../servers/launch.ts'

/** Memory under a mixed load. */
export interface Memory {
  readonly requests: number
  /** Resident memory in MiB by the second at which it was read. */
  readonly samples: readonly { readonly second: number; readonly resident: number }[]
  /** Growth in MiB a minute, fitted to what follows the first fifth of the time. */
  readonly slope: number
  /** The median of the last fifth over that of the second fifth. */
  readonly growth: number
}

const EVERY_SECONDS = 5

/** Asks Larder everything by turns for some minutes and watches its resident memory. */
export async function measureMemory(facts: Facts, client: pg.Client, options: Options): Promise<Memory> {
  const server = await launch('larder', options)
  try {
    const session = await openSession(server, facts, client)
    const requests = mixed(CELLS.map((cell) => session.requests(cell)))
    const seconds = options.memoryMinutes * 60
    const step = Math.min(EVERY_SECONDS, seconds / 12)
    const samples: Memory['samples'][number][] = []
    let count = 0
    const start = performance.now()
    for (let second = 0; second < seconds; second = (performance.now() - start) / 1000) {
      count += (await run({ port: server.port, requests, connections: options.connections, seconds: step })).count
      samples.push({ second: (performance.now() - start) / 1000, resident: await residentMemory(server.pid) })
      const newest = samples.at(-1)
      if (samples.length % 6 === 0)
        say(`Memory after ${(newest?.second ?? 0).toFixed(0)} s: ${(newest?.resident ?? 0).toFixed(0)} MiB.`)
    }
    const part = (from: number, to: number) =>
      samples.slice(Math.floor(samples.length * from), Math.ceil(samples.length * to))
    const middle = (items: typeof samples) => median(items.map(({ resident }) => resident))
    const result = {
      requests: count,
      samples,
      slope: slopeOf(part(0.2, 1)) * 60,
      growth: middle(part(0.8, 1)) / middle(part(0.2, 0.4)),
    }
    say(`Memory: ${result.slope.toFixed(1)} MiB a minute, ${((result.growth - 1) * 100).toFixed(0)} % more at the end.`)
    return result
  } finally {
    await server.stop()
    await restore(client)
  }
}

/** One of each by turns. */
function mixed(kinds: readonly (readonly Buffer[])[]): Buffer[] {
  const longest = Math.max(...kinds.map(({ length }) => length))
  return Array.from({ length: longest }, (_, index) => kinds.flatMap((kind) => kind[index % kind.length] ?? [])).flat()
}

/** The slope of the straight line that fits best, per second. */
function slopeOf(samples: Memory['samples']): number {
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const x = mean(samples.map(({ second }) => second))
  const y = mean(samples.map(({ resident }) => resident))
  const above = samples.reduce((sum, { second, resident }) => sum + (second - x) * (resident - y), 0)
  return above / samples.reduce((sum, { second }) => sum + (second - x) ** 2, 0)
}
