import type pg from 'pg'
import type { Facts } from '../data/facts.ts'
import type { ServerName } from '../options.ts'
import { contract } from './contract.ts'
import { limit } from './limit.ts'
import { postgraphile } from './postgraphile.ts'
import type { Question, QuestionKind } from './question.ts'

/** Cursors by the place behind which a page begins. */
export type Cursors = ReadonlyMap<number, string>

/** The lists whose cursors the questions need. */
export interface KnownCursors {
  readonly q2: Cursors
  readonly q3wide: Cursors
  readonly page: Cursors
}

/** A request as it is sent: where to, and its body as JSON. */
export interface Message {
  readonly path: string
  readonly body: unknown
}

/** How one server is asked, and what it answers. */
export interface Dialect {
  /** Cursors are found by paging, as a client finds them. */
  findCursors: (send: Send, facts: Pick<Facts, 'bigGroup' | 'bigLength'>, client: pg.Client) => Promise<KnownCursors>
  message: (question: Question, cursors: KnownCursors) => Message
  /** The answer in the shape that all servers are compared in. */
  reduce: (kind: QuestionKind, answer: unknown) => unknown
}

/** Sends a message and gives back its answer as JSON. */
export type Send = (message: Message) => Promise<unknown>

export const DIALECTS: Readonly<Record<ServerName, Dialect>> = {
  limit,
  postgraphile,
  mercurius: contract,
  larder: contract,
}
