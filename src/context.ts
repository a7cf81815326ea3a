import { decodeId } from './ids.ts'
import type { Facts, Observe } from './telemetry/index.ts'
import { MissingTexts } from './resolvers/artifact/missing-texts.ts'
import type { PlannerOffice, Procedure } from './resolvers/procedure.ts'
import type { Operation } from './resolvers/unit.ts'
import { perform, rehearse, type Workplace } from './resolvers/perform.ts'
import type { Actor } from './resolvers/permissions.ts'
import type { EventHub, EventStream, Topic, WatchOptions } from './events/index.ts'
import { createLoaders, type Loaders, type Reader } from './loaders/index.ts'

export type { Told } from './events/index.ts'

/** What every mutation's input may say besides what its operation takes. */
export interface Rehearsable {
  readonly validateOnly?: boolean | null | undefined
}

/** What one request has: who asks, what was read, and the way to change something. The database itself is not in it. */
export interface RequestScope {
  readonly actor: Actor
  readonly requestId: string
  /** The planner, and how much of it one person may use. */
  readonly office: PlannerOffice
  /** @throws {ReadRefused} when the actor may not read. */
  readonly loaders: Loaders
  /** The text of an artifact's main file, from GitHub where it is not kept; null where there is none. */
  readContent(artifactId: string): Promise<string | null>
  /** Carries out an operation; what is read afterwards is read anew. */
  perform<Input extends object, Result>(
    operation: Operation<Input, Result>,
    input: Input & Rehearsable,
  ): Promise<Result>
  /**
   * Watches a topic, from the event on that the request names with `Last-Event-ID`, if it names one.
   * @throws {ReadRefused} when the actor may not read. @throws {WatchRefused} when nobody more can watch.
   */
  watch<Payload>(topic: Topic<Payload>, options?: Omit<WatchOptions<Payload>, 'after'>): Promise<EventStream<Payload>>
  /** Asks again for an event of a stream that is long open. @throws {ReadRefused} when the actor may not read any more. */
  assertMayRead(): void
  /** The same actor's scope with nothing read yet: each event of a subscription is answered in one of its own. */
  anew(): RequestScope
  /** Carries out what somebody outside has to be asked for; what is read afterwards is read anew. */
  consult<Input extends object, Result>(
    procedure: Procedure<Input, Result>,
    input: Input & Rehearsable,
  ): Promise<Result>
  /** Tells of a piece of work of this request. */
  readonly observe: Observe
  /** Takes back what was only rehearsed, and starts what goes on after the answer. Called when the request was executed. */
  settle(): Promise<void>
}

/** The context of resolvers: under one key, because Yoga copies a context's own properties only. */
export interface Context {
  readonly larder: RequestScope
}

/** The actor may not read. GraphQL takes the code over from `extensions`, so that the caller is told. */
class ReadRefused extends Error {
  readonly extensions = { code: 'FORBIDDEN' } as const

  constructor() {
    super('You lack the permission catalogue:read.')
  }
}

/** What a scope is made of. */
export interface ScopeParts {
  readonly workplace: Workplace
  readonly events: EventHub
  readonly actor: Actor
  readonly requestId: string
  /** The id of the last event that the client has seen. */
  readonly lastEventId: string | null
  /** Aborted when the client has gone. */
  readonly signal: AbortSignal
  /** Tells of what is done. */
  readonly observe: Observe
}

/** Makes the scope of one request. */
export function createScope(parts: ScopeParts): RequestScope {
  const { workplace, events, actor, requestId, lastEventId, signal, observe } = parts
  const { database } = workplace
  // Scans start after the answer: it would show them in whatever state they had come to.
  const scans: string[] = []
  const place: Workplace = { ...workplace, scans: { start: (scanId) => void scans.push(scanId) } }
  const missingTexts = new MissingTexts(workplace)
  let reader: Reader = database
  let loaders: Loaders | null = null
  let endRehearsal: (() => Promise<void>) | null = null

  /** What is read from now on is read anew. */
  async function readAnew(): Promise<void> {
    const end = endRehearsal
    endRehearsal = null
    reader = database
    loaders = null
    await end?.()
  }

  function assertMayRead(): void {
    if (!actor.may('catalogue:read', null)) throw new ReadRefused()
  }

  function currentLoaders(): Loaders {
    assertMayRead()
    return (loaders ??= createLoaders(reader))
  }

  return {
    actor,
    requestId,
    office: workplace.office,
    get loaders() {
      return currentLoaders()
    },
    async readContent(artifactId) {
      const content = await currentLoaders().content.load(artifactId)
      return content?.missing ? missingTexts.load(content.missing) : (content?.text ?? null)
    },
    observe: (name, facts, work, told) => observe(name, { requestId, ...facts }, work, told),
    async perform(operation, input) {
      await readAnew()
      const work = async () => {
        if (!input.validateOnly) return perform(place, actor, operation, input)
        // The rest of the answer is read inside the transaction, which ends with the next mutation or the request.
        const rehearsal = await rehearse(place, actor, operation, input)
        reader = rehearsal.reader
        endRehearsal = () => rehearsal.end()
        return rehearsal.result
      }
      return observe(operation.name, { requestId, ...factsOfInput(input) }, work, factsOfResult)
    },
    async watch(topic, options = {}) {
      assertMayRead()
      return events.watch(topic, { ...options, after: lastEventId })
    },
    assertMayRead,
    anew: () => createScope(parts),
    async consult(procedure, input) {
      await readAnew()
      return procedure(
        {
          actor,
          office: workplace.office,
          signal,
          validateOnly: input.validateOnly === true,
          transact: (work) => perform(place, actor, work, null),
          tell: (topic, payload) => events.publish(topic, payload),
        },
        input,
      )
    },
    async settle() {
      try {
        await readAnew()
        // Who asked has the texts; that they are kept only saves fetching them again.
        await missingTexts.keep().catch(() => undefined)
      } finally {
        for (const scanId of scans.splice(0)) workplace.scans.start(scanId)
      }
    },
  }
}

/** What may be told of an operation's input: which source, with which tags. Texts and addresses are not. */
function factsOfInput(input: object & Rehearsable): Facts {
  const { id, tags } = input as { readonly id?: unknown; readonly tags?: unknown }
  const reference = typeof id === 'string' ? decodeId(id) : null
  return {
    ...(reference !== null && { [`${reference.type.toLowerCase()}Id`]: reference.id }),
    ...(Array.isArray(tags) && { tags: tags.filter((tag) => typeof tag === 'string') }),
    ...(input.validateOnly === true && { validateOnly: true }),
  }
}

/** What may be told of an operation's result: the source that it made or changed, and the scan that it asked for. */
function factsOfResult(result: unknown): Facts {
  const { source, scan } = Object(result) as Record<'source' | 'scan', { readonly id?: unknown } | null | undefined>
  return {
    ...(typeof source?.id === 'string' && { sourceId: source.id }),
    ...(typeof scan?.id === 'string' && { scanId: scan.id }),
  }
}
