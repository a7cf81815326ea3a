import { deepStrictEqual } from 'node:assert/strict'
import type pg from 'pg'
import type { Cell } from '../cells/question.ts'
import { restore } from '../data/database.ts'
import type { Facts } from '../data/facts.ts'
import type { Session } from '../load/session.ts'
import { say } from '../progress.ts'

/** Questions of a cell that are compared. */
const SAMPLE = 10

/**
 * Asks all servers the same and compares what they answer; after moves, the order of the lists in the database, too.
 * @throws Error when two differ, or when an answer is empty.
 */
export async function checkAnswers(
  sessions: readonly Session[],
  cells: readonly Cell[],
  facts: Facts,
  client: pg.Client,
) {
  for (const cell of cells) {
    const questions = sample(cell.questions(facts))
    let first: { name: string; answers: unknown[]; order: string[] } | null = null
    for (const session of sessions) {
      const answers: unknown[] = []
      for (const question of questions) answers.push(await session.ask(question))
      const order = cell.name.startsWith('m1') ? await listOrder(client, questions) : []
      if (order.length > 0) await restore(client)
      const { name } = session.server
      if (answers.some((answer) => answer === null || JSON.stringify(answer).length < 30)) {
        throw new Error(`${cell.name}: ${name} answers nothing: ${JSON.stringify(answers).slice(0, 1000)}`)
      }
      if (first === null) first = { name, answers, order }
      else {
        const message = (cause: unknown) =>
          new Error(`${cell.name}: ${name} answers otherwise than ${first?.name ?? ''}`, { cause })
        try {
          deepStrictEqual(answers, first.answers)
          deepStrictEqual(order, first.order)
        } catch (error) {
          throw message(error)
        }
      }
    }
  }
  say(
    `Checked: ${sessions.map(({ server }) => server.name).join(', ')} answer the same in ${String(cells.length)} cells.`,
  )
}

function sample<Item>(items: readonly Item[]): Item[] {
  const step = Math.max(1, Math.floor(items.length / SAMPLE))
  return items.filter((_, index) => index % step === 0).slice(0, SAMPLE)
}

async function listOrder(client: pg.Client, questions: readonly { kind: string; list?: string }[]): Promise<string[]> {
  const lists = questions.flatMap(({ list }) => list ?? [])
  const { rows } = await client.query<{ id: string }>(
    'SELECT artifact_id::text AS id FROM collection_memberships WHERE collection_id = ANY ($1::uuid[]) ORDER BY collection_id, order_key',
    [lists],
  )
  return rows.map(({ id }) => id)
}
