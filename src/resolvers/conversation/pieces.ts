import { type Topic, topicOf } from '../../events/index.ts'
import type { PlannerFailureReason, ReadDraft } from '../../planner/index.ts'
import { Pacer } from '../planner/pacer.ts'

/** A piece of what the planner says in a conversation, as those who watch are told. */
export interface MessagePiece {
  /** Counts the pieces of one answer, from 0. */
  readonly number: number
  /** Characters of the answer that stay; `text` comes behind them. Less than there were where the planner began anew. */
  readonly offset: number
  readonly text: string
  /** Operations that are complete so far. */
  readonly operationCount: number
  /** The answer as it is kept, with its last piece; otherwise null. */
  readonly messageId: string | null
  /** Why there is none, with the last piece; otherwise null. */
  readonly failure: PlannerFailureReason | null
}

/** What is said in a conversation while it is written. */
export const piecesOf = (conversationId: string): Topic<MessagePiece> => topicOf('conversation', conversationId)

/** The least time between two pieces, in ms. */
const pause = 100

/** Cuts what a planner has written so far into pieces and tells them one after the other, at most ten a second. */
export class PieceTeller {
  readonly #tell: (piece: MessagePiece) => Promise<void>
  #told = ''
  #operations = 0
  #number = 0
  readonly #pacer = new Pacer((read: ReadDraft) => this.#next(read), pause)

  constructor(tell: (piece: MessagePiece) => Promise<void>) {
    this.#tell = tell
  }

  /** Takes a newer draft. What is not told yet of the one before need not be. */
  note(read: ReadDraft): void {
    this.#pacer.note(read)
  }

  /** Resolves when nothing is being told any more; what is not told yet need not be. */
  settled(): Promise<void> {
    return this.#pacer.settled()
  }

  /** The last piece of the answer: it is told with the transaction that keeps the answer, or with its failure. */
  last(message: string, operationCount: number, end: Pick<MessagePiece, 'messageId' | 'failure'>): MessagePiece {
    return { ...this.#piece(message, operationCount), ...end }
  }

  /** Who watches has the answer in the end: a piece that cannot be told is no reason to lose it. */
  async #next(read: ReadDraft): Promise<void> {
    const { message, operations } = await read()
    const words = storable(message)
    if (words === this.#told && operations.length === this.#operations) return
    const piece = this.#piece(words, operations.length)
    this.#told = words
    this.#operations = operations.length
    this.#number += 1
    await this.#tell({ ...piece, messageId: null, failure: null })
  }

  #piece(message: string, operationCount: number): Omit<MessagePiece, 'messageId' | 'failure'> {
    const offset = message.startsWith(this.#told) ? this.#told.length : 0
    return { number: this.#number, offset, text: message.slice(offset), operationCount }
  }
}

/** Words as the database can keep them: without U+0000, and without half a character at the end of an unfinished text. */
export function storable(words: string): string {
  return words
    .replaceAll('\u0000', '')
    .replace(/[\uD800-\uDBFF]$/, '')
    .toWellFormed()
}
