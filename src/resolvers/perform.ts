import { type Database, type Reader, readerOf, type Transaction, violation } from '../database/index.ts'
import type { TextSource } from './artifact/missing-texts.ts'
import { type EventHub, Outbox } from '../events/index.ts'
import type { Actor } from './permissions.ts'
import type { PlannerAccess } from './procedure.ts'
import type { Operation, ScanStarter, Unit } from './unit.ts'

/** How often a transaction that lost a race is tried again before the caller hears of it. */
const mostTries = 6

/** What operations need of the process. */
export interface Infrastructure {
  readonly database: Database
  /** Tells every process of what was committed. */
  readonly events: Pick<EventHub, 'announce'>
  readonly scans: ScanStarter
  /** Says how a repository is read, for what of it is not kept. */
  readonly open: TextSource['open']
  readonly plannerAccess: PlannerAccess
}

/** Runs one operation in a transaction of its own, again when it lost a race against another. */
export function perform<Input, Result>(
  infrastructure: Infrastructure,
  actor: Actor,
  operation: Operation<Input, Result>,
  input: Input,
): Promise<Result> {
  return untilNotLost(async () => {
    const outbox = new Outbox()
    const followUps: FollowUps = { last: [], actions: [] }
    const result = await infrastructure.database.transaction(
      (tx) => operation(unitOf(infrastructure, actor, tx, outbox, followUps), input),
      (tx) => Promise.all([...sendAll(followUps), outbox.flush(tx)]),
    )
    infrastructure.events.announce(outbox.topics)
    for (const action of followUps.actions) action()
    return result
  })
}

/** An operation that was carried out for show: its result can be read through `reader` until `end` takes it all back. */
export interface Rehearsal<Result> {
  readonly result: Result
  readonly reader: Reader
  end(): Promise<void>
}

class Rollback extends Error {}

/**
 * Runs an operation with every check and every write, and keeps its transaction open so that the answer can show what
 * would be there. Nothing is kept and no action that waits for a commit is done.
 */
export function rehearse<Input, Result>(
  infrastructure: Infrastructure,
  actor: Actor,
  operation: Operation<Input, Result>,
  input: Input,
): Promise<Rehearsal<Result>> {
  return untilNotLost(() => rehearseOnce(infrastructure, actor, operation, input))
}

async function rehearseOnce<Input, Result>(
  infrastructure: Infrastructure,
  actor: Actor,
  operation: Operation<Input, Result>,
  input: Input,
): Promise<Rehearsal<Result>> {
  let release: () => void = () => undefined
  const over = new Promise<void>((resolve) => (release = resolve))
  let done: Promise<unknown> = Promise.resolve()
  const begun = new Promise<{ result: Result; reader: Reader }>((resolve, reject) => {
    done = infrastructure.database
      .transaction(async (tx) => {
        const followUps: FollowUps = { last: [], actions: [] }
        const result = await operation(unitOf(infrastructure, actor, tx, new Outbox(), followUps), input)
        await Promise.all(sendAll(followUps))
        resolve({ result, reader: readerOf(tx) })
        await over
        throw new Rollback()
      })
      .catch(reject)
  })
  return {
    ...(await begun),
    end: async () => {
      release()
      await done
    },
  }
}

/** What an operation has said that is to be done behind it: in the transaction, and when that is committed. */
interface FollowUps {
  readonly last: (() => PromiseLike<unknown>)[]
  readonly actions: (() => void)[]
}

function unitOf({ scans }: Infrastructure, actor: Actor, tx: Transaction, outbox: Outbox, followUps: FollowUps): Unit {
  return {
    tx,
    actor,
    scans,
    atLast: (statement) => void followUps.last.push(statement),
    publish: (topic, payload) => {
      outbox.publish(topic, payload)
    },
    afterCommit: (action) => void followUps.actions.push(action),
  }
}

const sendAll = ({ last }: FollowUps): PromiseLike<unknown>[] => last.map((send) => send())

/** Tries again what lost a race, a few times. */
async function untilNotLost<Result>(attempt: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt()
    } catch (error) {
      if (tries === mostTries || !lostRace(error)) throw error
      await pause(tries)
    }
  }
}

/** A deadlock, a serialisation failure, or a row that came or went between our look and our write: the next look sees it. */
function lostRace(error: unknown): boolean {
  const kind = violation(error)?.kind
  return kind === 'retry' || kind === 'foreign-key' || kind === 'unique'
}

/** Waits longer each time, and not in step with the others that lost. */
function pause(tries: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.random() * 10 * 2 ** tries))
}
