import type pg from 'pg'
import type { Cell } from '../cells/question.ts'
import { restore } from '../data/database.ts'
import type { Facts } from '../data/facts.ts'
import { openSession } from '../load/session.ts'
import type { Options, ServerName } from '../options.ts'
import { say } from '../progress.ts'
import { launch } from '../servers/launch.ts'
import { openWire } from './wire.ts'

/** What one request of a cell sends to the database, on average. */
export interface StatementCount {
  readonly statements: number
  readonly roundTrips: number
}

/** By the name of the cell and that of the server. */
export type StatementCounts = Record<string, Record<string, StatementCount>>

/** Requests of a cell that are counted, one after the other. */
const COUNTED = 20

/** Counts the statements of a request, in a pass of its own that times nothing: each server is started once more, behind a wire. */
export async function countStatements(
  names: readonly ServerName[],
  cells: readonly Cell[],
  facts: Facts,
  client: pg.Client,
  options: Options,
): Promise<StatementCounts> {
  const counts: StatementCounts = {}
  for (const name of names) {
    const wire = await openWire(options.databaseUrl)
    const server = await launch(name, { ...options, databaseUrl: wire.databaseUrl })
    try {
      const session = await openSession(server, facts, client)
      for (const cell of cells) {
        const questions = cell.questions(facts).slice(0, COUNTED + 2)
        // The first ones also prepare.
        for (const question of questions.splice(0, 2)) await session.ask(question)
        const before = { ...wire.traffic }
        for (const question of questions) await session.ask(question)
        const of = (key: keyof StatementCount) => (wire.traffic[key] - before[key]) / questions.length
        const forCell = (counts[cell.name] ??= {})
        forCell[name] = { statements: of('statements'), roundTrips: of('roundTrips') }
      }
    } finally {
      await server.stop()
      wire.close()
    }
    await restore(client)
    say(
      `Statements a request, ${name}: ${cells.map((cell) => `${cell.name} ${String(counts[cell.name]?.[name]?.statements)}`).join(', ')}`,
    )
  }
  return counts
}
