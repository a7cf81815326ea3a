import type pg from 'pg'
import { type Dialect, DIALECTS, type KnownCursors } from '../cells/dialect.ts'
import type { Cell, Question } from '../cells/question.ts'
import type { Facts } from '../data/facts.ts'
import type { Server } from '../servers/launch.ts'
import { Connection, post } from './connection.ts'

/** A running server with what is needed to ask it: its dialect, and the cursors that it gave out. */
export interface Session {
  readonly server: Server
  /** The bytes that ask each question of a cell. */
  requests(cell: Cell): Buffer[]
  /** Asks one question, and gives the answer in the shape that is compared. */
  ask(question: Question): Promise<unknown>
}

/** Makes ready to ask a server. */
export async function openSession(server: Server, facts: Facts, client: pg.Client): Promise<Session> {
  const dialect: Dialect = DIALECTS[server.name]
  const send = async (message: { path: string; body: unknown }): Promise<unknown> => {
    const connection = new Connection(server.port)
    try {
      const { body } = await connection.ask(post(server.port, message.path, message.body))
      return JSON.parse(body.toString()) as unknown
    } finally {
      connection.close()
    }
  }
  const cursors: KnownCursors = await dialect.findCursors(send, facts, client)
  return {
    server,
    requests: (cell) =>
      cell.questions(facts).map((question) => {
        const { path, body } = dialect.message(question, cursors)
        return post(server.port, path, body)
      }),
    ask: async (question) => dialect.reduce(question.kind, await send(dialect.message(question, cursors))),
  }
}
