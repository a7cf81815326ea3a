import type pg from 'pg'
import type { Cell } from '../cells/question.ts'
import { restore } from '../data/database.ts'
import { type Measured, median, run } from '../load/load.ts'
import { processorTime, processorTimeBetween } from '../load/processor-time.ts'
import type { Session } from '../load/session.ts'
import type { Options } from '../options.ts'
import { Progress } from '../progress.ts'

/** What one server has shown in one cell: medians over the rounds. Times in milliseconds. */
export interface Figures {
  readonly perSecond: number
  /** Requests per second of each round. */
  readonly rounds: readonly number[]
  readonly p50: number
  readonly p99: number
  /** Processor time a request: of the server's process, and of the database's backends. */
  readonly nodeTime: number
  readonly postgresTime: number
}

/** Figures by the name of the cell and that of the server. */
export type Comparison = Record<string, Record<string, Figures>>

type Round = Measured & Pick<Figures, 'nodeTime' | 'postgresTime'>

/**
 * Measures every server in every cell, interleaved: in each round the servers take turns within each cell, and another
 * begins each time, so that what the machine does besides hits all of them.
 */
export async function compare(
  sessions: readonly Session[],
  cells: readonly Cell[],
  client: pg.Client,
  options: Pick<Options, 'rounds' | 'seconds' | 'connections'>,
): Promise<Comparison> {
  const progress = new Progress(options.rounds * cells.length * sessions.length)
  const rounds = new Map<string, Round[]>()
  for (let round = 0; round < options.rounds; round++) {
    for (const [index, cell] of cells.entries()) {
      for (const session of rotated(sessions, round + index)) {
        const measured = await measure(session, cell, client, options)
        const { name } = session.server
        const key = `${cell.name}/${name}`
        rounds.set(key, [...(rounds.get(key) ?? []), measured])
        progress.step(
          `round ${String(round + 1)}, ${cell.name.padEnd(8)} ${name.padEnd(12)} ${measured.perSecond.toFixed(0).padStart(6)}/s, ` +
            `p50 ${measured.p50.toFixed(2)} ms, p99 ${measured.p99.toFixed(2)} ms`,
        )
      }
    }
  }
  return Object.fromEntries(
    cells.map((cell) => [
      cell.name,
      Object.fromEntries(
        sessions.map(({ server }) => [server.name, medians(rounds.get(`${cell.name}/${server.name}`) ?? [])]),
      ),
    ]),
  )
}

async function measure(
  session: Session,
  cell: Cell,
  client: pg.Client,
  { seconds, connections }: Pick<Options, 'seconds' | 'connections'>,
): Promise<Round> {
  const { port, pid } = session.server
  const load = { port, requests: session.requests(cell), connections }
  await run({ ...load, seconds: Math.min(1, seconds / 2) })
  const before = await processorTime(pid, client)
  const measured = await run({ ...load, seconds })
  const used = processorTimeBetween(before, await processorTime(pid, client))
  if (cell.name.startsWith('m1')) await restore(client)
  return {
    ...measured,
    nodeTime: used.node / measured.count,
    postgresTime: used.postgres / measured.count,
  }
}

function rotated<Item>(items: readonly Item[], by: number): Item[] {
  const start = by % items.length
  return [...items.slice(start), ...items.slice(0, start)]
}

function medians(rounds: readonly Round[]): Figures {
  const of = (key: keyof Round) => median(rounds.map((round) => round[key]))
  return {
    perSecond: of('perSecond'),
    rounds: rounds.map((round) => round.perSecond),
    p50: of('p50'),
    p99: of('p99'),
    nodeTime: of('nodeTime'),
    postgresTime: of('postgresTime'),
  }
}
